import { addLimbs, compareLimbs, nearLimbs } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import type { Plan } from "./plan.ts";

/** What the issues that are still to be chosen can bring at most, given the states of the diagrams. */
export interface Hopes {
  /** most[at] = sums of this depth + the most that can still come, by row; likewise for every mix, in doubles. */
  add(depth: number, sums: Float64Array, most: Float64Array, mixed: Float64Array): void;
}

/** Rows weighed against each other. */
export interface Mix {
  /** By row. */
  readonly weights: readonly number[];
  /** More than rounding can put a sum of the mix off by. */
  readonly margin: number;
}

/** What one issue can bring: its table and the terms that read it next, for the best of its values. */
interface Share {
  readonly depth: number;
  readonly values: Int32Array;
  readonly size: number;
  readonly table: Float64Array;
  readonly terms: readonly {
    readonly row: number;
    readonly next: Int32Array;
    readonly cell: number;
    readonly most: Float64Array;
  }[];
}

/**
 * Every term is charged to the next issue that it reads, so an issue's share is the largest sum, over its values, of its
 * own points and what the terms charged to it still allow. That is lower than adding up what each allows by itself: terms
 * that want different values of one issue are not hoped for together. A mix is bounded in the same way, with one value
 * for all rows, which is lower than mixing their bounds. Choosing an issue changes only the shares of issues that terms
 * are then charged to.
 */
export function hopesOf(
  plan: Plan,
  choices: readonly (readonly ValueClass[])[],
  states: Int32Array,
  mixes: readonly Mix[],
): Hopes {
  const { compiled, issues, pays, payStops } = plan;
  const { rows, limbs, sizes, tables } = compiled;
  const width = rows * limbs;
  const depths = issues.length;
  const count = mixes.length;
  /** Shares by depth of the walk, issue, and row or mix. */
  const shares = new Float64Array((depths + 1) * depths * width);
  const mixedShares = new Float64Array((depths + 1) * depths * count);
  const allWeights = Float64Array.from(mixes.flatMap(({ weights }) => weights));
  const room = new Float64Array(width);
  const near = new Float64Array(rows);

  const before = new Map<number, number>();
  payStops.forEach((stops, depth) => {
    for (const { cell } of stops) before.set(cell + 1, depth);
  });
  const chargedFrom = (cell: number): number => (before.get(cell) ?? -1) + 1;
  const share = (walked: number, depth: number): Share => ({
    depth,
    values: Int32Array.from(choices[depth], ({ value }) => value),
    size: sizes[issues[depth]],
    table: tables[issues[depth]],
    terms: payStops[depth]
      .filter(({ cell }) => chargedFrom(cell) <= walked)
      .map(({ index, layer, next, cell }) => ({
        row: pays[index].row,
        next,
        cell,
        most: pays[index].most[layer + 1],
      })),
  });
  /** By depth of the walk: the shares of issues that terms are newly charged to. */
  const fresh = [...issues.keys(), depths].map((walked) =>
    [...issues.keys()]
      .filter((depth) => depth >= walked && payStops[depth].some(({ cell }) => chargedFrom(cell) === walked))
      .map((depth) => share(walked, depth)),
  );

  const refresh = (walked: number, { depth, values, size, table, terms }: Share): void => {
    const at = (walked * depths + depth) * width;
    const mixedAt = (walked * depths + depth) * count;
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      for (let limb = 0; limb < width; limb++) room[limb] = table[value * width + limb];
      for (let t = 0; t < terms.length; t++) {
        const { row, next, cell, most } = terms[t];
        const from = next[states[cell] * size + value] * limbs;
        if (limbs === 1) room[row] += most[from];
        else addLimbs(room, row * limbs, room, row * limbs, most, from, 1, limbs);
      }
      for (let row = 0; row < rows; row++) {
        const own = row * limbs;
        near[row] = limbs === 1 ? room[own] : nearLimbs(room, own, limbs);
        if (k > 0 && compareLimbs(room, own, shares, at + own, limbs) <= 0) continue;
        for (let limb = own; limb < own + limbs; limb++) shares[at + limb] = room[limb];
      }
      for (let mix = 0; mix < count; mix++) {
        let sum = 0;
        for (let row = 0; row < rows; row++) sum += allWeights[mix * rows + row] * near[row];
        if (k === 0 || sum > mixedShares[mixedAt + mix]) mixedShares[mixedAt + mix] = sum;
      }
    }
  };
  for (const depth of issues.keys()) refresh(0, share(0, depth));

  return {
    add(depth, sums, most, mixed) {
      const at = depth * width;
      const here = depth * depths;
      const from = here - depths;
      for (let k = depth * width; k < depths * width; k++)
        shares[here * width + k] = shares[from * width + k];
      for (let k = depth * count; k < depths * count; k++) {
        mixedShares[here * count + k] = mixedShares[from * count + k];
      }
      for (let k = 0; k < fresh[depth].length; k++) refresh(depth, fresh[depth][k]);
      for (let k = 0; k < width; k++) most[at + k] = sums[at + k];
      for (let k = depth; k < depths; k++) {
        addLimbs(most, at, most, at, shares, (here + k) * width, rows, limbs);
      }
      for (let mix = 0; mix < count; mix++) {
        let sum = 0;
        for (let row = 0; row < rows; row++) {
          sum += allWeights[mix * rows + row] * nearLimbs(sums, at + row * limbs, limbs);
        }
        for (let k = depth; k < depths; k++) sum += mixedShares[(here + k) * count + mix];
        mixed[depth * count + mix] = sum;
      }
    },
  };
}
