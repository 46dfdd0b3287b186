import { type Gate, gate } from "./gate.ts";
import { addLimbs, compareLimbs, readLimbs, writeLimbs } from "./limbs.ts";
import { orderOf } from "./sort.ts";

/** How a row of a front is laid out: the entries of its vector, the words of its place, the limbs of its tally. */
export interface Layout {
  readonly dims: number;
  /** Limbs of each entry. */
  readonly limbs: number;
  readonly words: number;
  /** Limbs of the tally. */
  readonly tally: number;
  /** Are only those kept that no other is at least as good as in everything, or all that differ? */
  readonly keeps: "best" | "all";
}

/**
 * Distinct vectors in falling order, first entry first: the best of all that were given, or all of them by the layout.
 * Every row knows how many choices give exactly its vector and the place of the first of them.
 */
export interface Front {
  readonly layout: Layout;
  readonly size: number;
  readonly rows: Float64Array;
}

export const widthOf = ({ dims, limbs }: Layout): number => dims * limbs;
export const strideOf = (layout: Layout): number => widthOf(layout) + layout.words + layout.tally;
const tallyAt = (layout: Layout): number => widthOf(layout) + layout.words;

/** One choice: the zero vector at the first place. */
export function origin(layout: Layout): Front {
  const rows = new Float64Array(strideOf(layout));
  rows[rows.length - 1] = 1;
  return { layout, size: 1, rows };
}

export const empty = (layout: Layout): Front => ({ layout, size: 0, rows: new Float64Array(0) });

export const tallyOf = ({ layout, rows }: Front, row: number): bigint =>
  readLimbs(rows, row * strideOf(layout) + tallyAt(layout), layout.tally);

export const entryOf = ({ layout, rows }: Front, row: number, dim: number): bigint =>
  readLimbs(rows, row * strideOf(layout) + dim * layout.limbs, layout.limbs);

const gateOf = ({ dims, limbs, keeps }: Layout): Gate => (keeps === "all" ? everything : gate(dims, limbs));

const everything: Gate = { admits: () => true };

/** The front of any rows; those with equal vectors become one. */
export function frontOf(layout: Layout, rows: Float64Array, size: number): Front {
  const stride = strideOf(layout);
  const width = widthOf(layout);
  const order = orderOf(size, (a, b) => compareLimbs(rows, b * stride, rows, a * stride, width));
  const out = new Float64Array(size * stride);
  let kept = 0;
  const open = gateOf(layout);
  for (let next = 0; next < size; ) {
    const at = kept * stride;
    copy(rows, order[next] * stride, out, at, stride);
    for (next++; next < size; next++) {
      const other = order[next] * stride;
      if (compareLimbs(out, at, rows, other, width) !== 0) break;
      join(layout, out, at, rows, other);
    }
    if (open.admits(out, at)) kept++;
  }
  return shrunk(layout, out, kept);
}

/** The front of the choices of two fronts together; they must be different choices. */
export function union(a: Front, b: Front): Front {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  return merged(a, b, gateOf(a.layout));
}

/** Both in one order, equal vectors joined, and of these what the gate admits. */
function merged(a: Front, b: Front, open: Gate): Front {
  const { layout } = a;
  const stride = strideOf(layout);
  const width = widthOf(layout);
  const out = new Float64Array((a.size + b.size) * stride);
  const endA = a.size * stride;
  const endB = b.size * stride;
  let kept = 0;
  for (let i = 0, j = 0; i < endA || j < endB; ) {
    const order = i === endA ? -1 : j === endB ? 1 : compareLimbs(a.rows, i, b.rows, j, width);
    const at = kept * stride;
    if (order >= 0) copy(a.rows, i, out, at, stride);
    else copy(b.rows, j, out, at, stride);
    if (order === 0) join(layout, out, at, b.rows, j);
    if (order >= 0) i += stride;
    if (order <= 0) j += stride;
    if (open.admits(out, at)) kept++;
  }
  return shrunk(layout, out, kept);
}

/**
 * The front of all sums of a choice from one and a choice from the other, which fill different digits of a place. A sum
 * of a beaten part is beaten by the sum with what beats it, so fronts are all that has to be added.
 *
 * @param needed what every entry of a sum must reach, as limbs; sums below it are left out. Null leaves out nothing.
 */
export function sum(a: Front, b: Front, needed: Float64Array | null = null): Front {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  const piles: Front[] = [];
  // With four entries and more the gate is dear, so vectors pass it once, when all are there, and not pile by pile.
  const late = (size: number): boolean => a.layout.dims > 3 && size <= mostAtOnce;
  const joined = (x: Front, y: Front): Front =>
    late(x.size + y.size) ? merged(x, y, everything) : union(x, y);
  for (let row = 0; row < few.size; row++) {
    piles.push(moved(many, few, row, needed));
    // Joining piles of like size keeps both the work and the memory low.
    while (piles.length > 1 && piles[piles.length - 1].size * 2 > piles[piles.length - 2].size) {
      const above = piles.pop()!;
      piles.push(joined(piles.pop()!, above));
    }
  }
  const nothing = empty(a.layout);
  const whole = piles.reduceRight((all, pile) => joined(pile, all), nothing);
  return late(whole.size) ? merged(whole, nothing, gateOf(a.layout)) : whole;
}

/** So many vectors wait for the gate together. */
const mostAtOnce = 500_000;

/** Every row of a front with one row of another added. Adding the same keeps the order, and nothing comes to beat. */
function moved(front: Front, by: Front, row: number, needed: Float64Array | null): Front {
  const { layout } = front;
  const stride = strideOf(layout);
  const width = widthOf(layout);
  const out = new Float64Array(front.size * stride);
  const from = row * stride;
  let kept = 0;
  for (let i = 0; i < front.size * stride; i += stride) {
    const at = kept * stride;
    addLimbs(out, at, front.rows, i, by.rows, from, layout.dims, layout.limbs);
    if (needed !== null && !reaches(layout, out, at, needed)) continue;
    for (let k = width; k < width + layout.words; k++) out[at + k] = front.rows[i + k] + by.rows[from + k];
    multiplyTally(layout, out, at, front.rows, i, by.rows, from);
    kept++;
  }
  return shrunk(layout, out, kept);
}

/** Is every entry of a row at least what is asked? */
export function reaches(
  { dims, limbs }: Layout,
  rows: Float64Array,
  at: number,
  least: Float64Array,
): boolean {
  for (let k = 0; k < dims * limbs; k += limbs) {
    if (compareLimbs(rows, at + k, least, k, limbs) < 0) return false;
  }
  return true;
}

/** How many rows of a front are not after a vector in its order; an equal row is the last of them. */
export function aheadOf({ layout, rows, size }: Front, vectors: Float64Array, at: number): number {
  const stride = strideOf(layout);
  const width = widthOf(layout);
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareLimbs(rows, middle * stride, vectors, at, width) >= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row of a front with a vector, or -1. */
export function rowOf(front: Front, vectors: Float64Array, at: number): number {
  const row = aheadOf(front, vectors, at) - 1;
  const width = widthOf(front.layout);
  return row >= 0 && compareLimbs(front.rows, row * strideOf(front.layout), vectors, at, width) === 0
    ? row
    : -1;
}

/** At most so many rows, spread evenly from the first to the last. */
export function thinned(front: Front, most: number): Front {
  if (front.size <= most) return front;
  const { layout } = front;
  const stride = strideOf(layout);
  const rows = new Float64Array(most * stride);
  for (let row = 0; row < most; row++) {
    const from = Math.round((row * (front.size - 1)) / Math.max(1, most - 1));
    copy(front.rows, from * stride, rows, row * stride, stride);
  }
  return { layout, size: most, rows };
}

/** Adds the tally of a row to that of an equal one, and keeps the earlier place. */
export function join(layout: Layout, into: Float64Array, at: number, rows: Float64Array, from: number): void {
  const width = widthOf(layout);
  if (compareLimbs(rows, from + width, into, at + width, layout.words) < 0) {
    copy(rows, from + width, into, at + width, layout.words);
  }
  const tally = tallyAt(layout);
  addLimbs(into, at + tally, into, at + tally, rows, from + tally, 1, layout.tally);
}

function multiplyTally(
  layout: Layout,
  out: Float64Array,
  at: number,
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
): void {
  const tally = tallyAt(layout);
  if (layout.tally === 1) {
    out[at + tally] = a[i + tally] * b[j + tally];
    return;
  }
  const product = readLimbs(a, i + tally, layout.tally) * readLimbs(b, j + tally, layout.tally);
  writeLimbs(product, out, at + tally, layout.tally);
}

function copy(from: Float64Array, i: number, into: Float64Array, at: number, length: number): void {
  for (let k = 0; k < length; k++) into[at + k] = from[i + k];
}

/** Rows that were left out give their memory back. */
function shrunk(layout: Layout, rows: Float64Array, size: number): Front {
  const length = size * strideOf(layout);
  return { layout, size, rows: length < rows.length ? rows.slice(0, length) : rows };
}
