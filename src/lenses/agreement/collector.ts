import {
  aheadOf,
  empty,
  type Front,
  frontOf,
  join,
  type Layout,
  strideOf,
  union,
  widthOf,
} from "../../maths/front.ts";
import { compareLimbs } from "../../maths/limbs.ts";

/**
 * Builds a front from rows that come one at a time. A row that an earlier one beats is dropped at once, an equal one is
 * counted at once, and what is left waits until there is enough of it to be worth sorting.
 */
export interface Collector {
  /** `rows[at]`: a whole row of the layout. */
  offer(rows: Float64Array, at: number): void;
  /** What is sorted in already. */
  known(): Front;
  front(): Front;
}

/** How long a collector puts off sorting, and how closely it looks at each row. */
export interface Pace {
  /** So many rows wait at least before they are sorted in, and this share of the front. */
  readonly least: number;
  readonly share: number;
  /** With three and more entries at most so many rows are compared with one. */
  readonly looked: number;
}

/** For long streams: little is done for each row. */
const streaming: Pace = { least: 1024, share: 1, looked: 48 };
/** For a search, which saves whole subtrees by knowing at once what has been found. */
export const eager: Pace = { least: 1, share: 0, looked: Number.POSITIVE_INFINITY };

export function collector(layout: Layout, { least, share, looked }: Pace = streaming): Collector {
  const stride = strideOf(layout);
  const width = widthOf(layout);
  const { dims, limbs } = layout;
  const dropping = layout.keeps === "best";
  let front = empty(layout);
  let waiting = new Float64Array(least * stride);
  let count = 0;
  let lastBeating = 0;

  /** What beat one row tends to beat the next. */
  const beatenAgain = (rows: Float64Array, at: number): boolean => {
    if (!dropping || lastBeating >= front.size) return false;
    const from = lastBeating * stride;
    let better = false;
    for (let k = 0; k < width; k += limbs) {
      const order = compareLimbs(front.rows, from + k, rows, at + k, limbs);
      if (order < 0) return false;
      if (order > 0) better = true;
    }
    return better;
  };
  const beats = (row: number, rows: Float64Array, at: number): boolean => {
    const from = row * stride;
    for (let k = limbs; k < width; k += limbs) {
      if (compareLimbs(front.rows, from + k, rows, at + k, limbs) < 0) return false;
    }
    return true;
  };
  /** Rows ahead are at least as good in the first entry. With two entries the nearest of them is best in the second. */
  const beaten = (before: number, rows: Float64Array, at: number): boolean => {
    if (!dropping || before === 0) return false;
    if (dims <= 2) {
      lastBeating = before - 1;
      return beats(before - 1, rows, at);
    }
    const step = Math.max(1, Math.floor(before / looked));
    for (let row = before - 1; row >= 0; row -= step) {
      if (beats(row, rows, at)) {
        lastBeating = row;
        return true;
      }
    }
    return false;
  };
  const settle = (): void => {
    if (count > 0) front = union(front, frontOf(layout, waiting, count));
    count = 0;
    lastBeating = 0;
    const room = Math.max(least, Math.ceil(share * front.size)) * stride;
    if (waiting.length < room) waiting = new Float64Array(room);
  };
  const equalTo = (before: number, rows: Float64Array, at: number): boolean =>
    before > 0 && compareLimbs(front.rows, (before - 1) * stride, rows, at, width) === 0;

  return {
    offer(rows, at) {
      if (beatenAgain(rows, at)) return;
      const before = aheadOf(front, rows, at);
      if (equalTo(before, rows, at)) {
        join(layout, front.rows, (before - 1) * stride, rows, at);
        return;
      }
      if (beaten(before, rows, at)) return;
      for (let k = 0; k < stride; k++) waiting[count * stride + k] = rows[at + k];
      count++;
      if (count * stride === waiting.length) settle();
    },
    known: () => front,
    front() {
      settle();
      return front;
    },
  };
}
