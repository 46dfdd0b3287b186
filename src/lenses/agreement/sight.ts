import { type Front, strideOf } from "../../maths/front.ts";
import { nearLimbs } from "../../maths/limbs.ts";
import type { Mix } from "./mixes.ts";

/**
 * With two rows: can nothing within the bounds lie in a gap of the front? What no point reaches is, by a step at least,
 * above and to the right of a corner between two neighbouring points; where some mix of that is more than any completion
 * brings, the gap is shut (Sourd and Spanjaard, "A multiobjective branch-and-bound framework", INFORMS J. on Computing 20
 * (2008)).
 *
 * @param most by mix, what a completion brings at most.
 */
export function enclosed({ layout, rows, size }: Front, most: Float64Array, mixes: readonly Mix[]): boolean {
  const { limbs } = layout;
  const stride = strideOf(layout);
  const [{ step, margin }, other] = mixes;
  for (let row = firstWithin(rows, size, stride, limbs, most[0] + margin - step); row <= size; row++) {
    const second = row === 0 ? Number.NEGATIVE_INFINITY : nearLimbs(rows, (row - 1) * stride + limbs, limbs);
    if (second + other.step > most[1] + other.margin) return true;
    const first = row === size ? Number.NEGATIVE_INFINITY : nearLimbs(rows, row * stride, limbs);
    if (!shut(mixes, first, second, most)) return false;
  }
  return true;
}

/** Rows fall in their first entry; where they come down to this. */
function firstWithin(rows: Float64Array, size: number, stride: number, limbs: number, most: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nearLimbs(rows, middle * stride, limbs) > most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Does some mix of the corner, and a step, exceed the most that a completion brings? */
function shut(mixes: readonly Mix[], first: number, second: number, most: Float64Array): boolean {
  for (let mix = 2; mix < mixes.length; mix++) {
    const { weights, step, margin } = mixes[mix];
    if (weights[0] * first + weights[1] * second + step > most[mix] + margin) return true;
  }
  return false;
}

/** Is some row of the front at least as good as any completion in every entry? */
export function reached({ layout, rows, size }: Front, most: Float64Array, mixes: readonly Mix[]): boolean {
  const { dims, limbs } = layout;
  const stride = strideOf(layout);
  const [{ step: first, margin: slack }] = mixes;
  const ahead = firstWithin(rows, size, stride, limbs, most[0] + slack - first);
  for (let row = ahead - 1; row >= 0; row--) {
    let all = true;
    for (let dim = 1; all && dim < dims; dim++) {
      const { step, margin } = mixes[dim];
      all = nearLimbs(rows, row * stride + dim * limbs, limbs) + step > most[dim] + margin;
    }
    if (all) return true;
  }
  return false;
}

/** Is some row of the front at most this in every mix? */
export function reachesSome(
  { layout, rows, size }: Front,
  most: Float64Array,
  mixes: readonly Mix[],
): boolean {
  const { dims, limbs } = layout;
  const stride = strideOf(layout);
  let row = firstWithin(rows, size, stride, limbs, most[0] + mixes[0].margin);
  for (; row < size; row++) {
    let within = true;
    for (let mix = 1; within && mix < mixes.length; mix++) {
      const { weights, margin } = mixes[mix];
      let sum = 0;
      for (let dim = 0; dim < dims; dim++)
        sum += weights[dim] * nearLimbs(rows, row * stride + dim * limbs, limbs);
      within = sum <= most[mix] + margin;
    }
    if (within) return true;
  }
  return false;
}
