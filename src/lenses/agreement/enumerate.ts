import { addLimbs } from "../../maths/limbs.ts";
import type { Plan, Stop } from "./plan.ts";

/** Called with the whole-number points of one combination at `sums[at]` and the values chosen, by depth of the plan. */
export type Visit = (sums: Float64Array, at: number, values: Int32Array) => void;

/**
 * Goes through every allowed combination of the plan's issues, the last changing fastest. Sums begin at `start` and are
 * kept for each depth, so that a combination costs one addition and what its last issue decides.
 */
export function enumerate(plan: Plan, start: Float64Array, visit: Visit): void {
  const { compiled, issues, pays, bans, payStops, banStops } = plan;
  const { rows, limbs } = compiled;
  const width = rows * limbs;
  const depthOfLeaf = issues.length;
  const sums = new Float64Array((depthOfLeaf + 1) * width);
  sums.set(start);
  const states = new Int32Array(plan.cells);
  const values = new Int32Array(depthOfLeaf);
  const allowed = (stops: readonly Stop[], size: number, value: number): boolean => {
    for (const { index, layer, next, cell } of stops) {
      const state = next[states[cell] * size + value];
      if (bans[index].open[layer + 1][state] === 0) return false;
      states[cell + 1] = state;
    }
    return true;
  };
  const descend = (depth: number): void => {
    const here = depth * width;
    if (depth === depthOfLeaf) {
      visit(sums, here, values);
      return;
    }
    const size = compiled.sizes[issues[depth]];
    const table = compiled.tables[issues[depth]];
    const below = here + width;
    for (let value = 0; value < size; value++) {
      if (!allowed(banStops[depth], size, value)) continue;
      addLimbs(sums, below, sums, here, table, value * width, rows, limbs);
      for (const { index, layer, next, cell, last } of payStops[depth]) {
        const state = next[states[cell] * size + value];
        states[cell + 1] = state;
        if (!last) continue;
        const { row, most } = pays[index];
        const at = below + row * limbs;
        addLimbs(sums, at, sums, at, most[layer + 1], state * limbs, 1, limbs);
      }
      values[depth] = value;
      descend(depth + 1);
    }
  };
  if (bans.every(({ open }) => open[0][0] === 1)) descend(0);
}
