import { describe, expect, it } from "vitest";
import { editDistance, nearest } from "./nearest.ts";

describe("nearest", () => {
  it("counts insertions, deletions, replacements and swaps of neighbours", () => {
    expect(editDistance("enrichement", "enrichment")).toBe(1);
    expect(editDistance("frome", "forme")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("offers only what may be a slip, the first of equals", () => {
    expect(nearest("enrichement", ["missiles", "enrichment"])).toBe("enrichment");
    expect(nearest("Focused", ["focused"])).toBe("focused");
    expect(nearest("war", ["deadline", "peace"])).toBeNull();
    expect(nearest("bat", ["cat", "hat"])).toBe("cat");
  });
});
