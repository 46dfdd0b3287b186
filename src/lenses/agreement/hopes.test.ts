import fc from "fast-check";
import { expect, test } from "vitest";
import { classesOf } from "./classes.ts";
import { compiled } from "./frontier.laws.ts";
import { hopesOf } from "./hopes.ts";
import { mixesOf } from "./mixes.ts";
import { planOf, withFewStates } from "./plan.ts";
import { levelsOf } from "./ranking.ts";
import { reachOf } from "./reach.ts";
import { type Draft, drafts, everyPackage, smallTaste, stretched } from "./spaces.laws.ts";

/** Nothing forbidden, nothing cut: then the definition says what every completion brings. */
const plain = drafts({ ...smallTaste, joint: 5 }).map(
  (draft): Draft => ({
    ...draft,
    rules: [],
    parties: draft.parties.map((party) => ({ ...party, atMost: null })),
  }),
);

test("what is hoped for is never less than the best completion, falls with every choice, and is exact at the end", () => {
  fc.assert(
    fc.property(plain, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (draft, raw) => {
      const known = compiled(draft);
      const plan = withFewStates(planOf(known, [...known.sizes.keys()]));
      const choices = classesOf(plan, levelsOf(plan), false);
      const mixes = mixesOf(plan, known.constant, known.ceilings);
      const states = new Int32Array(plan.cells);
      const depthOf = new Map(plan.issues.map((issue, depth) => [issue, depth]));
      const reaches = plan.pays.map((pay) => reachOf(pay, known.limbs, choices, depthOf));
      const hopes = hopesOf(plan, reaches, choices, states, known.constant, mixes);
      const all = everyPackage(draft).map(({ values, points }) => ({
        values,
        // Whole numbers of the rows; what a party's points are stretched by is the same for all of them.
        whole: points.map((each, party) => each * scaleOf(draft, known.units, party)),
      }));
      const bound = new Float64Array(mixes.length);
      let before = hopes.found.slice(0, mixes.length);
      const chosen: number[] = [];
      const compare = (found: Float64Array, exact: boolean): void => {
        const left = all.filter(({ values }) => chosen.every((value, depth) => values[depth] === value));
        mixes.forEach(({ weights, margin }, mix) => {
          const sums = left.map(({ whole }) =>
            whole.reduce((sum, each, row) => sum + weights[row] * each, 0),
          );
          const best = Math.max(...sums);
          expect(found[mix]).toBeGreaterThanOrEqual(best - margin);
          if (exact) expect(found[mix]).toBeLessThanOrEqual(best + margin);
        });
      };
      compare(before, false);
      for (const [depth, issue] of plan.issues.entries()) {
        const choice = raw[depth] % choices[depth].length;
        const { value } = choices[depth][choice];
        hopes.glimpse(depth, choice, bound);
        for (const { next, cell } of plan.payStops[depth])
          states[cell + 1] = next[states[cell] * known.sizes[issue] + value];
        hopes.enter(depth, choice);
        const at = (depth + 1) * mixes.length;
        const found = hopes.found.slice(at, at + mixes.length);
        chosen.push(value);
        mixes.forEach(({ margin }, mix) => {
          expect(found[mix]).toBeLessThanOrEqual(bound[mix] + margin);
          expect(bound[mix]).toBeLessThanOrEqual(before[mix] + margin);
        });
        compare(found, chosen.length === plan.issues.length);
        before = found;
      }
    }),
    { seed: 51, numRuns: 250 },
  );
});

/** Whole numbers of a row per plain point of the draft. */
function scaleOf(draft: Draft, units: readonly bigint[], party: number): number {
  const { top, bottom } = stretched(1, draft.parties[party]);
  return Number(units[party] * top) / Number(bottom);
}
