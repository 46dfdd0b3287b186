import { type Front, join, type Layout, reaches, rowOf, strideOf, widthOf } from "../../maths/front.ts";
import { nearLimbs, readLimbs, writeLimbs } from "../../maths/limbs.ts";
import { classesOf } from "./classes.ts";
import { collector, eager } from "./collector.ts";
import { type Compiled, issuesOf } from "./compiled.ts";
import { mixesOf } from "./mixes.ts";
import { planOf, withFewStates } from "./plan.ts";
import { levelsOf } from "./ranking.ts";
import { enclosed, reached, reachesSome } from "./sight.ts";
import { type Guide, walker } from "./walk.ts";

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
 * @param steps how many half-chosen packages may be looked at for the points, and then for the packages that reach them.
 */
export function search(
  compiled: Compiled,
  issues: readonly number[],
  layout: Layout,
  ceilings: readonly (bigint | null)[],
  start: Float64Array,
  floors: Float64Array | null,
  steps: { readonly points: number; readonly ties: number },
): Searched {
  const plan = withFewStates(planOf(compiled, promising(compiled, issues)));
  const levels = levelsOf(plan);
  const mixes = mixesOf(plan, start, ceilings);
  const terrain = { plan, levels, ceilings, start, mixes };
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

  const { limbs } = layout;
  const least =
    floors === null
      ? []
      : mixes.slice(0, layout.dims).map(({ margin }, dim) => nearLimbs(floors, dim * limbs, limbs) - margin);
  const low = (most: Float64Array): boolean => least.some((each, dim) => most[dim] < each);
  const points = collector(layout, eager);
  const shut = layout.dims === 2 ? enclosed : reached;
  const guide: Guide = {
    hopeless: (most) => low(most) || shut(points.known(), most, mixes),
    found(sums, at, values, times) {
      if (floors !== null && !reaches(layout, sums, at, floors)) return;
      // The same package may come up twice, and is counted once.
      if (rowOf(points.known(), sums, at) >= 0) return;
      fill(sums, at, values, times);
      points.offer(row, 0);
    },
  };
  const look = walker(terrain, classesOf(plan, levels, true), true);
  let left = steps.points;
  // A first front, for which all that is hopeless is left out, saves more than it costs.
  for (let mix = 0; mix < mixes.length && left > 0; mix++) left = look(guide, { kind: "best", mix }, left);
  if (left > 0) left = look(guide, { kind: "all" }, left);
  const front = points.front();
  if (left === 0 || steps.ties === 0) return { front, finished: left > 0, tallied: false };
  const counted = { ...front, rows: front.rows.slice() };
  const seen = new Uint8Array(front.size);
  const count = walker(terrain, classesOf(plan, levels, false), false);
  const unused = count(
    {
      hopeless: (most) => low(most) || !reachesSome(front, most, mixes),
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
    { kind: "all" },
    steps.ties,
  );
  return unused > 0
    ? { front: counted, finished: true, tallied: true }
    : { front, finished: true, tallied: false };
}

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

/** From the least to the largest; a list may be too long to be spread over the arguments of a call. */
const spreadOf = (numbers: readonly number[]): number =>
  numbers.reduce((a, b) => Math.max(a, b)) - numbers.reduce((a, b) => Math.min(a, b));
