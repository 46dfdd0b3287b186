import { describe, expect, it } from "vitest";
import type { Io } from "./io.ts";
import { eachOf } from "./progress.ts";

/** A terminal whose clock goes on by so many milliseconds each time it is read. */
function watched(step: number, isTerminal = true): { readonly io: Io; readonly shown: () => string } {
  let shown = "";
  let time = 0;
  const write = (text: string) => {
    shown += text;
  };
  const io: Io = {
    stdout: { isTerminal, columns: 100, write: () => undefined },
    stderr: { isTerminal, columns: 100, write },
    environment: {},
    now: () => {
      time += step;
      return time;
    },
    cores: 1,
    read: () => "",
    scenarios: () => [],
    create: () => false,
    write: () => undefined,
    place: (path) => path,
  };
  return { io, shown: () => shown };
}

const double = (number: number) => 2 * number;

describe("progress", () => {
  it("is shown on a terminal once the work has taken a second, and gone in the end", () => {
    const { io, shown } = watched(600);
    expect(eachOf(io, [1, 2, 3, 4], double)).toEqual([2, 4, 6, 8]);
    expect(shown()).toContain(
      `\r[${"#".repeat(12)}${" ".repeat(12)}] 2 of 4, 1.7 a second, 2 s left\u001b[K`,
    );
    expect(shown().endsWith("\r\u001b[K")).toBe(true);
  });

  it("is not shown for short work, nor away from a terminal", () => {
    for (const { io, shown } of [watched(1), watched(600, false)]) {
      expect(eachOf(io, [1, 2, 3, 4], double)).toEqual([2, 4, 6, 8]);
      expect(shown()).toBe("");
    }
  });
});
