import { addLimbs, compareLimbs, oneNumber } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import { extentsOf } from "./extent.ts";
import { hopesOf, type Mix } from "./hopes.ts";
import type { Plan } from "./plan.ts";

/** Decides at every half-chosen package whether the way on is worth going. */
export interface Guide {
  /**
   * @param most by row, in limbs at `at`, no completion brings more.
   * @param mixed nor, at `mixedAt`, to any mix, give or take the rounding of doubles.
   */
  hopeless(most: Float64Array, at: number, mixed: Float64Array, mixedAt: number): boolean;
  /** A complete package, of which there are `times` that nobody can tell apart; `values` is the first, by depth. */
  found(points: Float64Array, at: number, values: Int32Array, times: bigint): void;
}

/** What is walked through. */
export interface Terrain {
  readonly plan: Plan;
  /** By row; what exceeds one is cut. Only where the plan's issues are all there are. */
  readonly ceilings: readonly (bigint | null)[];
  readonly start: Float64Array;
  readonly mixes: readonly Mix[];
}

interface Hope {
  readonly choice: ValueClass;
  readonly promise: number;
  readonly most: Float64Array;
  readonly mixed: Float64Array;
}

/**
 * Goes through the packages of a plan depth first, the most promising value first, and leaves out what the guide finds
 * hopeless.
 *
 * @param choices by depth of the plan.
 * @param steps how many half-chosen packages may be looked at.
 * @returns how many of the steps are left; 0 when the walk did not come to its end.
 */
export function walk(
  { plan, ceilings, start, mixes }: Terrain,
  choices: readonly (readonly ValueClass[])[],
  guide: Guide,
  steps: number,
): number {
  const { compiled, issues, pays, bans, payStops, banStops } = plan;
  const { rows, limbs, sizes, tables } = compiled;
  const width = rows * limbs;
  const count = mixes.length;
  const depths = issues.length;
  const sums = new Float64Array((depths + 1) * width);
  const most = new Float64Array((depths + 1) * width);
  const mixed = new Float64Array((depths + 1) * count);
  sums.set(start);
  const states = new Int32Array(plan.cells);
  const values = new Int32Array(depths);
  const hopes = hopesOf(plan, choices, states, mixes);
  const cuts = ceilings.flatMap((ceiling, row) =>
    ceiling === null ? [] : [{ row, cut: oneNumber(ceiling, limbs) }],
  );
  const unit = 2 ** (52 * (limbs - 1));
  // Only how soon packages are found hangs on this, so the highest limbs do.
  const weights = extentsOf(plan, start).map(({ spread }) => unit / spread);
  let left = steps;

  /** Chooses a value; false when a rule forbids every completion. */
  const enter = (depth: number, value: number): boolean => {
    const size = sizes[issues[depth]];
    for (const { index, layer, next, cell } of banStops[depth]) {
      const state = next[states[cell] * size + value];
      if (bans[index].open[layer + 1][state] === 0) return false;
      states[cell + 1] = state;
    }
    const below = (depth + 1) * width;
    addLimbs(sums, below, sums, depth * width, tables[issues[depth]], value * width, rows, limbs);
    for (const { index, layer, next, cell, last } of payStops[depth]) {
      const state = next[states[cell] * size + value];
      states[cell + 1] = state;
      if (!last) continue;
      const at = below + pays[index].row * limbs;
      addLimbs(sums, at, sums, at, pays[index].most[layer + 1], state * limbs, 1, limbs);
    }
    hopes.add(depth + 1, sums, most, mixed);
    for (const { row, cut } of cuts) {
      if (compareLimbs(most, below + row * limbs, cut, 0, limbs) > 0) most.set(cut, below + row * limbs);
    }
    values[depth] = value;
    return true;
  };

  const descend = (depth: number, times: bigint): void => {
    if (depth === depths) {
      guide.found(most, depth * width, values, times);
      return;
    }
    const below = (depth + 1) * width;
    const mixedBelow = (depth + 1) * count;
    const hopeful: Hope[] = [];
    for (const choice of choices[depth]) {
      if (left-- <= 0) return;
      if (!enter(depth, choice.value) || guide.hopeless(most, below, mixed, mixedBelow)) continue;
      let promise = 0;
      for (let row = 0; row < rows; row++) promise += most[below + row * limbs] * weights[row];
      hopeful.push({
        choice,
        promise,
        most: most.slice(below, below + width),
        mixed: mixed.slice(mixedBelow, mixedBelow + count),
      });
    }
    hopeful.sort((a, b) => b.promise - a.promise);
    for (const [place, hope] of hopeful.entries()) {
      // What was found below its neighbours may have made it hopeless.
      if (place > 0 && guide.hopeless(hope.most, 0, hope.mixed, 0)) continue;
      enter(depth, hope.choice.value);
      descend(depth + 1, hope.choice.times === 1 ? times : times * BigInt(hope.choice.times));
      if (left <= 0) return;
    }
  };
  if (bans.every(({ open: [first] }) => first[0] === 1)) {
    if (depths === 0) most.set(start);
    descend(0, 1n);
  }
  return Math.max(0, left);
}

/** From the least to the largest; a list may be too long to be spread over the arguments of a call. */
export const spreadOf = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b)) - numbers.reduce((a, b) => Math.min(a, b));
