import { addLimbs, compareLimbs, nearLimbs, oneNumber } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import { hopesOf } from "./hopes.ts";
import type { Mix } from "./mixes.ts";
import type { Plan } from "./plan.ts";
import { type Level, leadsHere } from "./ranking.ts";
import { reachOf } from "./reach.ts";

/** Decides at every half-chosen package whether the way on is worth going. */
export interface Guide {
  /** @param most by mix, no completion brings more, give or take the mix's margin. */
  hopeless(most: Float64Array): boolean;
  /** A complete package, of which there are `times` that nobody can tell apart; `values` is the first, by depth. */
  found(points: Float64Array, at: number, values: Int32Array, times: bigint): void;
}

/** What is walked through. */
interface Terrain {
  readonly plan: Plan;
  readonly levels: readonly Level[];
  /** By row; what exceeds one is cut. Only where the plan's issues are all there are. */
  readonly ceilings: readonly (bigint | null)[];
  readonly start: Float64Array;
  /** Every row by itself comes first. */
  readonly mixes: readonly Mix[];
}

/** How many values of an issue are gone on with: all that may matter, or the most promising by a mix. */
type Breadth = { readonly kind: "all" } | { readonly kind: "best"; readonly mix: number };

interface Hope {
  readonly value: number;
  readonly choice: number;
  times: number;
}

/**
 * Goes through the packages of a plan depth first, the most promising value first, and leaves out what the guide finds
 * hopeless.
 *
 * @param choices by depth of the plan.
 * @param dropWorse leave out values as `classesOf` does, by what was chosen before.
 * @param steps how many half-chosen packages may be looked at.
 * @returns how many of the steps are left; 0 when the walk did not come to its end.
 */
export function walker(
  { plan, levels, ceilings, start, mixes }: Terrain,
  choices: readonly (readonly ValueClass[])[],
  dropWorse: boolean,
): (guide: Guide, breadth: Breadth, steps: number) => number {
  const { compiled, issues, pays, bans, payStops, banStops } = plan;
  const { rows, limbs, sizes, tables } = compiled;
  const width = rows * limbs;
  const depths = issues.length;
  const sums = new Float64Array((depths + 1) * width);
  sums.set(start);
  const states = new Int32Array(plan.cells);
  const values = new Int32Array(depths);
  const depthOf = new Map(issues.map((issue, depth) => [issue, depth]));
  const reaches = pays.map((pay) => reachOf(pay, limbs, choices, depthOf));
  const hopes = hopesOf(plan, reaches, choices, states, start, mixes);
  const count = mixes.length;
  const cuts = ceilings.flatMap((ceiling, row) => {
    if (ceiling === null) return [];
    const cut = oneNumber(ceiling, limbs);
    return [{ row, cut, near: nearLimbs(cut, 0, limbs) }];
  });
  const glimpsed = new Float64Array(count);
  const most = Array.from({ length: depths + 1 }, () => new Float64Array(count));
  const points = new Float64Array(width);
  const ordering = Math.min(count - 1, rows + ((count - rows) >> 1));

  const allows = (depth: number, value: number): boolean => {
    const size = sizes[issues[depth]];
    const stops = banStops[depth];
    for (let k = 0; k < stops.length; k++) {
      const { index, layer, next, cell } = stops[k];
      if (bans[index].open[layer + 1][next[states[cell] * size + value]] === 0) return false;
    }
    return true;
  };
  const enter = (depth: number, { value, choice }: Hope): void => {
    const size = sizes[issues[depth]];
    for (const { next, cell } of banStops[depth]) states[cell + 1] = next[states[cell] * size + value];
    const below = (depth + 1) * width;
    addLimbs(sums, below, sums, depth * width, tables[issues[depth]], value * width, rows, limbs);
    for (const { index, layer, next, cell, last } of payStops[depth]) {
      const state = next[states[cell] * size + value];
      states[cell + 1] = state;
      if (!last) continue;
      const at = below + pays[index].row * limbs;
      addLimbs(sums, at, sums, at, pays[index].most[layer + 1], state * limbs, 1, limbs);
    }
    hopes.enter(depth, choice);
    const from = (depth + 1) * count;
    for (let mix = 0; mix < count; mix++) most[depth + 1][mix] = hopes.found[from + mix];
    cut(most[depth + 1]);
    values[depth] = value;
  };
  const cut = (bounds: Float64Array): void => {
    for (const { row, near } of cuts) if (bounds[row] > near) bounds[row] = near;
  };
  return (guide, breadth, steps) => {
    let left = steps;
    /** What is worth a closer look; where one value stands for another, it does not come up again. */
    const hopeful = (depth: number): Hope[] => {
      const kept: Hope[] = [];
      choosing: for (let choice = 0; choice < choices[depth].length; choice++) {
        const { value, times } = choices[depth][choice];
        if (!allows(depth, value)) continue;
        hopes.glimpse(depth, choice, glimpsed);
        cut(glimpsed);
        if (guide.hopeless(glimpsed)) continue;
        for (let k = 0; k < kept.length; k++) {
          const known = kept[k];
          const below = leadsHere(levels[depth], states, known.value, value);
          if (dropWorse && below) continue choosing;
          const above = leadsHere(levels[depth], states, value, known.value);
          if (below && above) {
            known.times += times;
            continue choosing;
          }
          if (dropWorse && above) kept.splice(k--, 1);
        }
        kept.push({ value, choice, times });
      }
      return kept;
    };
    const descend = (depth: number, times: bigint): void => {
      if (depth === depths) {
        for (let k = 0; k < width; k++) points[k] = sums[depth * width + k];
        for (const { row, cut: limit } of cuts) {
          if (compareLimbs(points, row * limbs, limit, 0, limbs) > 0) points.set(limit, row * limbs);
        }
        guide.found(points, 0, values, times);
        return;
      }
      const ways: { readonly hope: Hope; readonly promise: number; readonly most: Float64Array }[] = [];
      for (const hope of hopeful(depth)) {
        if (left-- <= 0) return;
        enter(depth, hope);
        if (guide.hopeless(most[depth + 1])) continue;
        const bounds = most[depth + 1].slice();
        ways.push({ hope, promise: bounds[breadth.kind === "best" ? breadth.mix : ordering], most: bounds });
      }
      ways.sort((a, b) => b.promise - a.promise);
      if (breadth.kind === "best") ways.length = Math.min(1, ways.length);
      for (const [place, way] of ways.entries()) {
        // What was found below its neighbours may have made it hopeless.
        if (place > 0 && guide.hopeless(way.most)) continue;
        enter(depth, way.hope);
        descend(depth + 1, way.hope.times === 1 ? times : times * BigInt(way.hope.times));
        if (left <= 0) return;
      }
    };
    if (bans.every(({ open: [first] }) => first[0] === 1)) descend(0, 1n);
    return Math.max(0, left);
  };
}
