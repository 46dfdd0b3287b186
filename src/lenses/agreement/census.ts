import { type Front, type Layout, strideOf, widthOf } from "../../maths/front.ts";
import { compareLimbs, oneNumber } from "../../maths/limbs.ts";
import { collector } from "./collector.ts";
import type { Compiled } from "./compiled.ts";
import { enumerate } from "./enumerate.ts";
import { planOf } from "./plan.ts";

/**
 * Goes through all packages of some issues, whole groups of them, beginning with `start`. The front is over as many rows
 * as the layout has, the first ones. `also` sees every package: the points of all rows, and its row of the layout, which
 * is overwritten by the next.
 */
export function census(
  compiled: Compiled,
  issues: readonly number[],
  layout: Layout,
  start: Float64Array,
  ceilings: readonly (bigint | null)[],
  also?: (points: Float64Array, at: number, row: Float64Array) => void,
): { readonly front: Front; readonly packages: bigint } {
  const width = widthOf(layout);
  const row = new Float64Array(strideOf(layout));
  row[row.length - 1] = 1;
  const word = issues.map((issue) => width + compiled.places.word[issue]);
  const unit = issues.map((issue) => compiled.places.unit[issue]);
  const points = collector(layout);
  const cuts = ceilings.flatMap((ceiling, index) =>
    ceiling === null ? [] : [{ from: index * compiled.limbs, limit: oneNumber(ceiling, compiled.limbs) }],
  );
  let packages = 0;
  enumerate(planOf(compiled, issues), start, (sums, at, values) => {
    packages++;
    for (const { from, limit } of cuts) {
      if (compareLimbs(sums, at + from, limit, 0, limit.length) > 0) sums.set(limit, at + from);
    }
    for (let k = 0; k < width; k++) row[k] = sums[at + k];
    for (let k = width; k < width + layout.words; k++) row[k] = 0;
    for (let depth = 0; depth < values.length; depth++) row[word[depth]] += values[depth] * unit[depth];
    points.offer(row, 0);
    also?.(sums, at, row);
  });
  return { front: points.front(), packages: BigInt(packages) };
}
