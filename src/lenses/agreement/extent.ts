import { nearLimbs } from "../../maths/limbs.ts";
import type { Plan } from "./plan.ts";

/** How far the points of a row reach over the packages of a plan, in doubles. */
export interface Extent {
  /** No two packages lie farther apart; 1 where all are alike, so that it can be divided by. */
  readonly spread: number;
  /** No sum of some of a package's parts is larger, with or without sign. */
  readonly size: number;
}

/** By row. */
export function extentsOf({ compiled, issues, pays }: Plan, start: Float64Array): readonly Extent[] {
  const { rows, limbs, tables } = compiled;
  return Array.from({ length: rows }, (_, row) => {
    let spread = 0;
    let size = Math.abs(nearLimbs(start, row * limbs, limbs));
    const extend = (numbers: Float64Array, first: number, step: number): void => {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let at = first; at < numbers.length; at += step) {
        const near = nearLimbs(numbers, at, limbs);
        low = Math.min(low, near);
        high = Math.max(high, near);
      }
      spread += high - low;
      size += Math.max(Math.abs(low), Math.abs(high));
    };
    for (const issue of issues) extend(tables[issue], row * limbs, rows * limbs);
    for (const pay of pays) if (pay.row === row) extend(pay.most[pay.most.length - 1], 0, limbs);
    return { spread: spread > 0 ? spread : 1, size };
  });
}
