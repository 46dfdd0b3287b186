import { rising } from "./rising.ts";

/** Which bin each row is in. */
export interface Bins {
  readonly of: Int32Array;
  readonly count: number;
}

/**
 * Cuts rows into about so many bins of about equally many rows each, by the size of one number. Equal numbers stay in one
 * bin, so that there may be fewer, and the bins of a number with few levels are its levels.
 */
export function binned(column: Float64Array, bins: number): Bins {
  const order = rising(column);
  const of = new Int32Array(column.length);
  let bin = 0;
  for (let place = 0; place < order.length; place++) {
    const fresh = place > 0 && column[order[place]] !== column[order[place - 1]];
    if (fresh && place >= ((bin + 1) * column.length) / bins)
      bin = Math.floor((place * bins) / column.length);
    of[order[place]] = bin;
  }
  // Equal values may have left numbers without a row; the others move up.
  const numbers = [...new Set(Array.from(order, (row) => of[row]))];
  const place = new Map(numbers.map((number, at) => [number, at]));
  return { of: of.map((number) => place.get(number) ?? 0), count: numbers.length };
}
