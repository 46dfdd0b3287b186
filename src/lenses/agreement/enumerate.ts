import { addLimbs } from "../../maths/limbs.ts";
import type { Plan } from "./plan.ts";

/** Called with the whole-number points of one combination at `sums[at]` and the values chosen, by depth of the plan. */
export type Visit = (sums: Float64Array, at: number, values: Int32Array) => void;

/**
 * Goes through every allowed combination of the plan's issues, the last changing fastest. Sums begin at `start` and are
 * kept for each depth, so that a combination costs one addition and what its last issue decides.
 */
export function enumerate(plan: Plan, start: Float64Array, visit: Visit): void {
  const { compiled, issues, pays, bans } = plan;
  const { rows, limbs } = compiled;
  const width = rows * limbs;
  const leaf = issues.length;
  const sums = new Float64Array((leaf + 1) * width);
  sums.set(start);
  const states = new Int32Array(plan.cells);
  const values = new Int32Array(leaf);
  const levels = issues.map((issue, depth) => ({
    size: compiled.sizes[issue],
    table: compiled.tables[issue],
    bans: plan.banStops[depth].map(({ index, layer, next, cell }) => ({
      next,
      cell,
      open: bans[index].open[layer + 1],
    })),
    pays: plan.payStops[depth].map(({ index, layer, next, cell, last }) => ({
      next,
      cell,
      last,
      at: pays[index].row * limbs,
      paid: pays[index].most[layer + 1],
    })),
  }));
  const descend = (depth: number): void => {
    const here = depth * width;
    if (depth === leaf) {
      visit(sums, here, values);
      return;
    }
    const level = levels[depth];
    const { size, table } = level;
    const below = here + width;
    choosing: for (let value = 0; value < size; value++) {
      for (let k = 0; k < level.bans.length; k++) {
        const { next, cell, open } = level.bans[k];
        const state = next[states[cell] * size + value];
        if (open[state] === 0) continue choosing;
        states[cell + 1] = state;
      }
      addLimbs(sums, below, sums, here, table, value * width, rows, limbs);
      for (let k = 0; k < level.pays.length; k++) {
        const { next, cell, last, at, paid } = level.pays[k];
        const state = next[states[cell] * size + value];
        states[cell + 1] = state;
        if (last) addLimbs(sums, below + at, sums, below + at, paid, state * limbs, 1, limbs);
      }
      values[depth] = value;
      descend(depth + 1);
    }
  };
  if (bans.every(({ open }) => open[0][0] === 1)) descend(0);
}
