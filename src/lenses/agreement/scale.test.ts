import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agree, compiled, layering, searching, slowly, told } from "./frontier.laws.ts";
import { frontier, usualLimits } from "./frontier.ts";
import { type Draft, drafts, everyPackage, smallTaste } from "./spaces.laws.ts";

test("the frontier of up to 10^5 packages that all hang together is what the definition says", () => {
  const taste = { ...smallTaste, issues: { min: 6, max: 8 }, values: 6, joint: 6, combinations: 100_000 };
  const large = drafts(taste).filter(({ sizes }) => sizes.reduce((a, b) => a * b, 1) > 4000);
  fc.assert(
    fc.property(large, (drawn) => {
      const all = drawn.sizes.map((_, issue) => ({ issue, values: [0] }));
      const parties = drawn.parties.map((party, k) => {
        const tie = { kind: "box" as const, bounds: all, when: "every met" as const, points: 1 };
        return k === 0 ? { ...party, terms: [...party.terms, tie] } : party;
      });
      const draft = { ...drawn, parties };
      const known = compiled(draft);
      const found = frontier(known);
      expect(found.tallied).toBe(true);
      agree(draft, found, known);
      agree(draft, frontier(known, null, layering), known);
      agree(draft, frontier(known, null, searching), known);
    }),
    { seed: 44, numRuns: 8 },
  );
});

describe("what was not done is said", () => {
  const opposed = (issues: number): Draft => ({
    sizes: new Array<number>(issues).fill(4),
    rules: [],
    parties: [1, -1].map((sign) => ({
      constant: 0,
      tables: Array.from({ length: issues }, (_, issue) =>
        [0, 1, 2, 3].map((value) => sign * value * 5 ** issue),
      ),
      terms: [],
      atMost: null,
      reservation: null,
      stretch: "none" as const,
    })),
  });

  test("when points were dropped, and both ends are kept", () => {
    const draft = opposed(6);
    const known = compiled(draft);
    const { front, skipped, tallied } = frontier(known, null, { ...usualLimits, points: 100 });
    expect(front.size).toBe(100);
    expect(tallied).toBe(false);
    expect(skipped[0]).toContain("100 kept");
    const whole = slowly(draft);
    const rows = told(draft, known, front);
    expect([rows[0].points, rows[99].points]).toEqual([whole[0].points, whole[whole.length - 1].points]);
    expect(frontier(known).front.size).toBe(4 ** 6);
  });

  test("when a search stopped, and what it found is there", () => {
    const draft = opposed(5);
    const tie = { kind: "box" as const, bounds: draft.sizes.map((_, issue) => ({ issue, values: [0] })) };
    const parties = draft.parties.map((party) => ({
      ...party,
      terms: [{ ...tie, when: "every met" as const, points: 1 }],
    }));
    const tied = { ...draft, parties };
    const known = compiled(tied);
    const { front, skipped, tallied } = frontier(known, null, {
      ...usualLimits,
      enumerate: 10,
      rows: 0,
      steps: 200,
    });
    expect(skipped[0]).toContain("stopped after 200 steps");
    expect(tallied).toBe(false);
    const all = new Set(everyPackage(tied).map(({ points }) => String(points)));
    const rows = told(tied, known, front);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ points }) => all.has(String(points)))).toBe(true);
  });
});
