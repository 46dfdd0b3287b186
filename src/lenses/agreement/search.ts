import { type Front, join, type Layout, reaches, rowOf, strideOf, widthOf } from "../../maths/front.ts";
import { readLimbs, writeLimbs } from "../../maths/limbs.ts";
import { classesOf } from "./classes.ts";
import { collector, eager } from "./collector.ts";
import { type Compiled, issuesOf } from "./compiled.ts";
import { planOf, withFewStates } from "./plan.ts";
import { enclosed, mixesOf, reachesSome } from "./sight.ts";
import { spreadOf, walk } from "./walk.ts";

export interface Searched {
  readonly front: Front;
  /** Did the search come to its end? Otherwise points may be missing, and some may be beaten. */
  readonly finished: boolean;
  /** Are the tallies complete? Otherwise there may be more packages than they say. */
  readonly tallied: boolean;
}

/**
 * The front of the packages of some issues by branch and bound, for what is too much to go through. First the points,
 * leaving out values that are never better than another; then, with all points known, the packages that reach one.
 *
 * @param floors by row, what a package must reach to be of interest; null asks for nothing.
 * @param steps how many half-chosen packages may be looked at.
 */
export function search(
  compiled: Compiled,
  issues: readonly number[],
  layout: Layout,
  ceilings: readonly (bigint | null)[],
  start: Float64Array,
  floors: Float64Array | null,
  steps: number,
): Searched {
  const plan = withFewStates(planOf(compiled, promising(compiled, issues)));
  const row = new Float64Array(strideOf(layout));
  const width = widthOf(layout);
  const fill = (points: Float64Array, at: number, values: Int32Array, times: bigint): void => {
    row.fill(0);
    for (let k = 0; k < width; k++) row[k] = points[at + k];
    const { word, unit } = compiled.places;
    plan.issues.forEach((issue, depth) => {
      row[width + word[issue]] += values[depth] * unit[issue];
    });
    writeLimbs(times, row, width + layout.words, layout.tally);
  };

  const low = (most: Float64Array, at: number): boolean =>
    floors !== null && !reaches(layout, most, at, floors);
  const mixes = mixesOf(plan, start, layout);
  const terrain = { plan, ceilings, start, mixes };
  const points = collector(layout, eager);
  const left = walk(
    terrain,
    classesOf(plan, true),
    {
      hopeless: (most, at, mixed, mixedAt) =>
        low(most, at) ||
        points.standing(most, at) !== "open" ||
        (mixes.length > 0 && enclosed(points.known(), most, at, mixes, mixed, mixedAt)),
      found(sums, at, values, times) {
        fill(sums, at, values, times);
        points.offer(row, 0);
      },
    },
    steps,
  );
  const front = points.front();
  if (left === 0) return { front, finished: false, tallied: false };
  const counted = { ...front, rows: front.rows.slice() };
  const seen = new Uint8Array(front.size);
  const unused = walk(
    terrain,
    classesOf(plan, false),
    {
      hopeless: (most, at, mixed, mixedAt) =>
        low(most, at) || !reachesSome(front, most, at, mixes, mixed, mixedAt),
      found(sums, at, values, times) {
        const equal = rowOf(front, sums, at);
        if (equal < 0) return;
        fill(sums, at, values, times);
        const into = equal * row.length;
        if (seen[equal] === 0) counted.rows.set(row, into);
        else join(layout, counted.rows, into, row, 0);
        seen[equal] = 1;
      },
    },
    Math.min(left, Math.ceil(steps * forTies)),
  );
  return unused > 0
    ? { front: counted, finished: true, tallied: true }
    : { front, finished: true, tallied: false };
}

/** Ties are many and matter little: this share of the steps may be spent on counting them. */
const forTies = 1 / 8;

/** Issues on which much hangs come first, so that bounds are close early. */
function promising(compiled: Compiled, issues: readonly number[]): readonly number[] {
  const { rows, limbs, tables, terms, sizes } = compiled;
  const weight = new Map(issues.map((issue) => [issue, 0]));
  for (let row = 0; row < rows; row++) {
    const parts: { readonly issue: number; readonly size: number }[] = [];
    for (const issue of issues) {
      const entries = Array.from({ length: sizes[issue] }, (_, value) =>
        Number(readLimbs(tables[issue], (value * rows + row) * limbs, limbs)),
      );
      parts.push({ issue, size: spreadOf(entries) });
    }
    for (const { row: own, term, whole } of terms) {
      if (own !== row) continue;
      const points = term.kind === "table" ? term.points : [term.points];
      const size = points.reduce((most, each) => Math.max(most, Math.abs(Number(whole(each)))), 0);
      for (const issue of issuesOf(term)) if (weight.has(issue)) parts.push({ issue, size });
    }
    const all = parts.reduce((sum, { size }) => sum + size, 0);
    if (all > 0) for (const { issue, size } of parts) weight.set(issue, weight.get(issue)! + size / all);
  }
  return [...issues].sort((a, b) => weight.get(b)! - weight.get(a)! || a - b);
}
