import { addLimbs, compareLimbs } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import type { Plan } from "./plan.ts";

/** What the issues that are still to be chosen can bring at most, given the states of the diagrams. */
export interface Hopes {
  /** into[at] = sums of this depth + the most that can still come, by row. */
  add(depth: number, into: Float64Array, at: number, sums: Float64Array): void;
}

/** One issue's share for one row: what its table and the terms that read it next allow, for the best of its values. */
interface Share {
  readonly depth: number;
  readonly row: number;
  readonly values: readonly number[];
  readonly size: number;
  readonly table: Float64Array;
  readonly terms: readonly {
    readonly next: Int32Array;
    readonly cell: number;
    readonly most: Float64Array;
  }[];
}

/**
 * Every term is charged to the next issue that it reads, so an issue's share is the largest sum, over its values, of its
 * own points and what the terms charged to it still allow. That is lower than adding up what each allows by itself: terms
 * that want different values of one issue are not hoped for together. Choosing an issue changes only the shares of issues
 * that terms are then charged to.
 */
export function hopesOf(plan: Plan, choices: readonly (readonly ValueClass[])[], states: Int32Array): Hopes {
  const { compiled, issues, pays, payStops } = plan;
  const { rows, limbs, sizes, tables } = compiled;
  const width = rows * limbs;
  const depths = issues.length;
  /** Shares by depth of the walk, issue and row. */
  const shares = new Float64Array((depths + 1) * depths * width);
  const room = new Float64Array(limbs);

  const before = new Map<number, number>();
  payStops.forEach((stops, depth) => {
    for (const { cell } of stops) before.set(cell + 1, depth);
  });
  const chargedFrom = (cell: number): number => (before.get(cell) ?? -1) + 1;
  const share = (walked: number, depth: number, row: number): Share => ({
    depth,
    row,
    values: choices[depth].map(({ value }) => value),
    size: sizes[issues[depth]],
    table: tables[issues[depth]],
    terms: payStops[depth]
      .filter(({ index, cell }) => pays[index].row === row && chargedFrom(cell) <= walked)
      .map(({ index, layer, next, cell }) => ({ next, cell, most: pays[index].most[layer + 1] })),
  });
  const all = [...issues.keys()].flatMap((depth) =>
    Array.from({ length: rows }, (_, row) => share(0, depth, row)),
  );
  const changed = [...issues.keys(), depths].map((walked) => {
    const found = new Map<string, Share>();
    for (let depth = walked; depth < depths; depth++) {
      for (const { index, cell } of payStops[depth]) {
        const { row } = pays[index];
        if (chargedFrom(cell) === walked) found.set(`${depth} ${row}`, share(walked, depth, row));
      }
    }
    return [...found.values()];
  });

  /** As below, in plain numbers. */
  const refreshPlain = (walked: number, { depth, row, values, size, table, terms }: Share): void => {
    let best = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      let points = table[value * rows + row];
      for (let t = 0; t < terms.length; t++) {
        const { next, cell, most } = terms[t];
        points += most[next[states[cell] * size + value]];
      }
      if (points > best) best = points;
    }
    shares[(walked * depths + depth) * rows + row] = best;
  };
  const refreshWide = (walked: number, { depth, row, values, size, table, terms }: Share): void => {
    const at = (walked * depths + depth) * width + row * limbs;
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      for (let limb = 0; limb < limbs; limb++) room[limb] = table[value * width + row * limbs + limb];
      for (let t = 0; t < terms.length; t++) {
        const { next, cell, most } = terms[t];
        addLimbs(room, 0, room, 0, most, next[states[cell] * size + value] * limbs, 1, limbs);
      }
      if (k > 0 && compareLimbs(room, 0, shares, at, limbs) <= 0) continue;
      for (let limb = 0; limb < limbs; limb++) shares[at + limb] = room[limb];
    }
  };
  const refresh = limbs === 1 ? refreshPlain : refreshWide;
  for (const one of all) refresh(0, one);

  return {
    add(depth, into, at, sums) {
      const here = depth * depths * width;
      const from = here - depths * width;
      for (let k = depth * width; k < depths * width; k++) shares[here + k] = shares[from + k];
      const fresh = changed[depth];
      for (let k = 0; k < fresh.length; k++) refresh(depth, fresh[k]);
      for (let k = 0; k < width; k++) into[at + k] = sums[depth * width + k];
      for (let k = depth; k < depths; k++)
        addLimbs(into, at, into, at, shares, here + k * width, rows, limbs);
    },
  };
}
