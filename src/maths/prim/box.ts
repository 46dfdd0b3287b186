import { firstAbove, firstNotBelow } from "../rising.ts";
import type { Limit } from "./limit.ts";
import type { Table } from "./table.ts";

export type Side = "low" | "high";

/**
 * A box while it is cut and widened. Of each row it keeps in how many inputs the row lies outside, so that a row is
 * inside at 0, and at 1 it would be inside but for one limit, which is what widening and the tail probability of a limit
 * ask for. Whoever makes it owns it: it is changed in place.
 */
export interface Box {
  readonly table: Table;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Per row, the number of inputs whose limits it breaks. */
  readonly breaks: Uint16Array;
  /** Per input, the places in its order from `first` up to, but without, `end` keep that input's own limits. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  /** Per input, no row inside the box stands below `from` or at `to` or above; they move inwards as rows leave. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  rows: number;
  positives: number;
}

/** The box that holds every row, or the one with these limits. */
export function boxOf(table: Table, limits: readonly Limit[] = []): Box {
  const { rows, inputs, positives } = table;
  const box: Box = {
    table,
    low: new Float64Array(inputs).fill(Number.NEGATIVE_INFINITY),
    high: new Float64Array(inputs).fill(Number.POSITIVE_INFINITY),
    breaks: new Uint16Array(rows),
    first: new Int32Array(inputs),
    end: new Int32Array(inputs).fill(rows),
    from: new Int32Array(inputs),
    to: new Int32Array(inputs).fill(rows),
    rows,
    positives,
  };
  for (const { input, low, high } of limits) {
    if (low !== null) move(box, input, "low", low);
    if (high !== null) move(box, input, "high", high);
  }
  return box;
}

/** Moves one limit, inwards or outwards; an infinite one frees that end. */
export function move(box: Box, input: number, side: Side, limit: number): void {
  const values = box.table.values[input];
  if (side === "low") {
    const to = firstNotBelow(values, limit);
    shift(box, input, box.first[input], to, 1);
    box.low[input] = limit;
    box.first[input] = to;
    box.from[input] = to;
  } else {
    const to = firstAbove(values, limit);
    shift(box, input, to, box.end[input], 1);
    box.high[input] = limit;
    box.end[input] = to;
    box.to[input] = to;
  }
}

/** Rows from place `start` to `end` in the order of an input leave its limits; where `end` comes first, they return. */
function shift(box: Box, input: number, start: number, end: number, sign: 1 | -1): void {
  if (start > end) {
    shift(box, input, end, start, -1);
    // Rows that come back may stand, in any order, outside what was known to be empty.
    box.from.set(box.first);
    box.to.set(box.end);
    return;
  }
  const { order, labels } = box.table;
  for (let place = start; place < end; place++) {
    const row = order[input][place];
    const before = box.breaks[row];
    box.breaks[row] = before + sign;
    if (before + (sign < 0 ? -1 : 0) !== 0) continue;
    box.rows -= sign;
    box.positives -= sign * labels[row];
  }
}

export function isRestricted(box: Box, input: number): boolean {
  return box.low[input] !== Number.NEGATIVE_INFINITY || box.high[input] !== Number.POSITIVE_INFINITY;
}

/** The limits that the box has, inputs in order. */
export function limitsOf(box: Box): readonly Limit[] {
  const limits: Limit[] = [];
  for (let input = 0; input < box.table.inputs; input++) {
    if (!isRestricted(box, input)) continue;
    const [low, high] = [box.low[input], box.high[input]];
    limits.push({
      input,
      low: low === Number.NEGATIVE_INFINITY ? null : low,
      high: high === Number.POSITIVE_INFINITY ? null : high,
    });
  }
  return limits;
}
