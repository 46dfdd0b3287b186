import { compareLimbs, readLimbs } from "../../maths/limbs.ts";
import { commonDivisor } from "../../maths/whole.ts";
import { extentsOf } from "./extent.ts";
import type { Plan } from "./plan.ts";

/** Rows weighed against each other, so that one number bounds all of them. */
export interface Mix {
  /** By row. */
  readonly weights: readonly number[];
  /** More than rounding can put a sum of the mix off by. */
  readonly margin: number;
  /** What is better than another in every row is better in the mix by at least so much. */
  readonly step: number;
}

/** How two rows' points are weighed against each other, in shares of their spreads. */
const slopes = [1 / 4, 1 / 2, 1, 2, 4];

/**
 * Every row by itself, then, with two rows, some weighings of both; with more all rows alike, since the gaps of their
 * fronts have no simple shape.
 */
export function mixesOf(
  plan: Plan,
  start: Float64Array,
  ceilings: readonly (bigint | null)[],
): readonly Mix[] {
  const extents = extentsOf(plan, start);
  const steps = stepsOf(plan, start, ceilings);
  const rows = extents.length;
  const parts = plan.pays.reduce((sum, { diagram }) => sum + diagram.issues.length, plan.issues.length);
  // A sum is of so many parts at most, each of which came and went once per layer of what it is a part of.
  const slack = 8 * (parts + rows) * 2 ** -52;
  const mix = (weights: readonly number[]): Mix => ({
    weights,
    margin: slack * extents.reduce((sum, { size }, row) => sum + size * weights[row], 0),
    step: steps.reduce((sum, step, row) => sum + step * weights[row], 0),
  });
  const alone = extents.map((_, row) => mix(extents.map((_, other) => (other === row ? 1 : 0))));
  if (rows === 1) return alone;
  const even = rows === 2 ? slopes : [1];
  return [
    ...alone,
    ...even.map((slope) => mix(extents.map(({ spread }, row) => (row === 0 ? slope : 1) / spread))),
  ];
}

/** By row, what all differences between packages are multiples of. */
function stepsOf(
  { compiled: { rows, limbs, tables }, issues, pays }: Plan,
  start: Float64Array,
  ceilings: readonly (bigint | null)[],
): readonly number[] {
  return Array.from({ length: rows }, (_, row) => {
    let step = 0n;
    let first = readLimbs(start, row * limbs, limbs);
    const see = (numbers: Float64Array, from: number, stride: number): void => {
      const zero = readLimbs(numbers, from, limbs);
      first += zero;
      for (let at = from + stride; at < numbers.length && step !== 1n; at += stride) {
        if (compareLimbs(numbers, at, numbers, from, limbs) === 0) continue;
        step = commonDivisor(step, readLimbs(numbers, at, limbs) - zero);
      }
    };
    for (const issue of issues) see(tables[issue], row * limbs, rows * limbs);
    for (const pay of pays) if (pay.row === row) see(pay.most[pay.most.length - 1], 0, limbs);
    const ceiling = ceilings[row];
    // What is cut lies at the ceiling, which need not be whole steps away.
    if (ceiling !== null) step = commonDivisor(step, ceiling - first);
    return step === 0n ? 1 : Number(step);
  });
}
