import { half } from "../resample.ts";
import { explore, type Fitting } from "./explore.ts";
import type { Limit } from "./limit.ts";
import { part, type Table } from "./table.ts";
import type { Step } from "./trajectory.ts";

/** How often an input is limited again when only half of the rows are looked at. */
export interface Reproducibility {
  /** The share of the halves whose box nearest in coverage limits the input. */
  readonly byCoverage: number;
  /** The share of the halves whose box nearest in density limits it. */
  readonly byDensity: number;
}

/**
 * Looks again at random halves of the rows (Bryant and Lempert 2010 use ten), and there, on the way to the most telling
 * box, at the boxes nearest to this coverage and density. One entry an input; 0 for all where there is no half to look at.
 */
export function reproducibility(
  table: Table,
  of: number,
  like: { readonly coverage: number; readonly density: number },
  fitting: Fitting,
  halves: number,
  seed: number,
): readonly Reproducibility[] {
  const byCoverage = new Float64Array(table.inputs);
  const byDensity = new Float64Array(table.inputs);
  for (let resample = 0; resample < halves; resample++) {
    const some = part(table, half(seed, resample, table.rows));
    if (some.rows === 0) continue;
    const { way } = explore(some, (of * some.rows) / table.rows, fitting);
    const coverage = nearest([...way].reverse(), ({ positives }) =>
      Math.abs(positives / (some.positives || 1) - like.coverage),
    );
    const density = nearest(way, ({ rows, positives }) => Math.abs(positives / (rows || 1) - like.density));
    for (const { input } of coverage) byCoverage[input]++;
    for (const { input } of density) byDensity[input]++;
  }
  const shareOf = (count: number): number => (halves > 0 ? count / halves : 0);
  return Array.from(byCoverage, (count, input) => ({
    byCoverage: shareOf(count),
    byDensity: shareOf(byDensity[input]),
  }));
}

/**
 * The limits of the first box that is as near as any. Several boxes of a way have one coverage, and the last of them says
 * most, just as of several with one density the first does: the caller hands the way over accordingly.
 */
function nearest(way: readonly Step[], distance: (step: Step) => number): readonly Limit[] {
  return way.reduce((best, step) => (distance(step) < distance(best) ? step : best)).limits;
}
