import { type Front, type Layout, strideOf } from "../../maths/front.ts";
import { compareLimbs, nearLimbs } from "../../maths/limbs.ts";
import { extentsOf } from "./extent.ts";
import type { Mix } from "./hopes.ts";
import type { Plan } from "./plan.ts";

/** How two parties' points are weighed against each other, in shares of their spreads. */
const slopes = [1, 1 / 3, 3];
/** Sums of doubles are off by far less than this share of the largest of their parts. */
const slack = 1e-9;

/** With two parties: some weighings; with others none, since the gaps of their fronts have no simple shape. */
export function mixesOf(plan: Plan, start: Float64Array, { dims }: Layout): readonly Mix[] {
  if (dims !== 2) return [];
  const extents = extentsOf(plan, start);
  return slopes.map((slope) => {
    const weights = extents.map(({ spread }, row) => (row === 0 ? slope : 1) / spread);
    return { weights, margin: slack * extents.reduce((sum, { size }, row) => sum + size * weights[row], 0) };
  });
}

/**
 * Can nothing within the bounds lie in a gap of the front? What no point beats lies above and to the right of a corner
 * between two neighbouring points; where a mix of the corner is already more than any completion brings, the gap is shut
 * (Sourd and Spanjaard, "A multiobjective branch-and-bound framework", INFORMS J. on Computing 20 (2008)).
 *
 * @param most by party, in limbs at `at`, what a completion brings at most; no point of the front reaches both.
 */
export function enclosed(
  front: Front,
  most: Float64Array,
  at: number,
  mixes: readonly Mix[],
  mixed: Float64Array,
  mixedAt: number,
): boolean {
  const { limbs } = front.layout;
  const stride = strideOf(front.layout);
  const { rows, size } = front;
  const after = firstAtMost(front, most, at);
  // Below the first point that is within the bounds of the first party there is a corner with the one before.
  if (after === 0 && (size === 0 || compareLimbs(rows, 0, most, at, limbs) < 0)) return false;
  for (let row = Math.max(after, 1); row <= size; row++) {
    const above = (row - 1) * stride;
    if (compareLimbs(rows, above + limbs, most, at + limbs, limbs) >= 0) return true;
    if (row === size) return false;
    const first = nearLimbs(rows, row * stride, limbs);
    const second = nearLimbs(rows, above + limbs, limbs);
    if (!shut(mixes, first, second, mixed, mixedAt)) return false;
  }
  return true;
}

/** Does some mix of the corner reach the most that a completion brings? */
function shut(
  mixes: readonly Mix[],
  first: number,
  second: number,
  mixed: Float64Array,
  mixedAt: number,
): boolean {
  for (let mix = 0; mix < mixes.length; mix++) {
    const { weights, margin } = mixes[mix];
    if (weights[0] * first + weights[1] * second >= mixed[mixedAt + mix] + margin) return true;
  }
  return false;
}

/** Is some row of the front at most this in every entry and every mix? */
export function reachesSome(
  front: Front,
  most: Float64Array,
  at: number,
  mixes: readonly Mix[],
  mixed: Float64Array,
  mixedAt: number,
): boolean {
  const { dims, limbs } = front.layout;
  const stride = strideOf(front.layout);
  for (let row = firstAtMost(front, most, at); row < front.size; row++) {
    let within = true;
    for (let k = limbs; within && k < dims * limbs; k += limbs) {
      within = compareLimbs(front.rows, row * stride + k, most, at + k, limbs) <= 0;
    }
    if (within && mixes.length > 0) {
      const first = nearLimbs(front.rows, row * stride, limbs);
      const second = nearLimbs(front.rows, row * stride + limbs, limbs);
      within = !shut(mixes, first, second, mixed, mixedAt);
    } else if (dims === 2 && !within) return false;
    if (within) return true;
  }
  return false;
}

/** Rows fall in their first entry; where they come down to this one. */
function firstAtMost({ layout, rows, size }: Front, most: Float64Array, at: number): number {
  const stride = strideOf(layout);
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareLimbs(rows, middle * stride, most, at, layout.limbs) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
