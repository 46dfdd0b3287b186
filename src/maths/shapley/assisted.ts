import { checkRuns, type PlainDesign, type Runs } from "../design.ts";
import { someOf } from "./columns.ts";
import { type Contributions, contributions } from "./contributions.ts";
import { type Effects, isConstant } from "./effects.ts";
import type { Explained } from "./explained.ts";
import { type Ground, groundOf, largestGroup, learnt, type Walked, walkedOn } from "./ground.ts";
import { type Parts, undivided, walked } from "./parts.ts";
import { predictions, type Surrogate } from "./surrogate.ts";
import { ranked } from "./ties.ts";
import type { WalkDesign } from "./walks.ts";
import { difference, halfWidths, intervalOf } from "./width.ts";

export interface AssistedOptions {
  /** Of the intervals; 0.95 where it is left out. */
  readonly level?: number;
  /** Single inputs start with polynomials up to this degree; `usualDegree` where it is left out. */
  readonly degree?: number;
}

export interface AssistedEffects extends Effects {
  /** The share of the variance that the surrogate does not explain at points that it has not seen. */
  readonly unexplained: number;
  /** How many terms the surrogate has. */
  readonly terms: number;
  /** How many rows of walks divided what is not explained; 0 where it is only bounded. */
  readonly rows: number;
}

/** Single inputs start with polynomials up to this degree. */
export const usualDegree = 4;
/** With fewer points there is nothing to learn from. */
const fewest = 16;

/**
 * Shapley effects with few evaluations, of many numbers on one plain sample, each at all points.
 *
 * A sparse polynomial g is fitted to the sample; its own effects are known exactly. With r = f - g, always from a fit that
 * has not seen the point, the share of input j in the variance is c_j(g, g) + 2 E h_j r + c_j(r, r) (see `form.ts`). The
 * second is a mean over the sample. The third, between 0 and the variance of r, is divided by `walks` where there are
 * any, whose noise is now that of r and not that of f; else the intervals carry it whole, and the estimate divides it
 * like what is explained. The method needs no g that is right: what g misses only costs width.
 *
 * The sample may be of any method while there are no more inputs than binary digits of the number of points. Beyond, take a
 * Latin hypercube or random numbers: in so many dimensions each input of a Sobol sequence goes up and down like products of
 * others, over all points alike, and nothing tells apart what the one does from what the others do together. Estimates are
 * then off by more than their intervals say (by up to 0.02 for a function of ten among 74 inputs, at 1,024 points).
 *
 * `walkRuns` has an entry for each number, null where it was not evaluated there. Points of the sample without a number
 * are left out, and rows of walks with such points; both are counted, and nothing is said of what they would have been.
 * Throws ForeignRuns for runs of other designs, and a RangeError where a number has fewer than 16 points, or the walks do
 * not go with the sample.
 */
export function assistedEffects(
  plain: PlainDesign,
  plainRuns: readonly Runs[],
  walks: WalkDesign | null,
  walkRuns: readonly (Runs | null)[],
  options: AssistedOptions = {},
): readonly AssistedEffects[] {
  const { level = 0.95, degree = usualDegree } = options;
  const ground = groundOf(plain, degree);
  const along = walks === null ? null : walkedOn(ground, walks);
  return plainRuns.map((runs, at) => {
    const walkRun = walkRuns[at] ?? null;
    return effectsOn(
      ground,
      runs,
      along === null || walkRun === null ? null : { ...along, runs: walkRun },
      level,
      at,
    );
  });
}

/** Walks of one number and what came of them. */
export interface WalkedRuns extends Walked {
  readonly runs: Runs;
}

/** The same of one number, on a ground that others share; `at` is what a message calls it. */
export function effectsOn(
  ground: Ground,
  runs: Runs,
  walks: WalkedRuns | null,
  level: number,
  at = 0,
): AssistedEffects {
  const { plain } = ground;
  checkRuns(plain, runs);
  if (walks !== null) checkRuns(walks.design, walks.runs);
  const found = runs.values.filter((value) => !Number.isNaN(value)).length;
  if (found < fewest)
    throw new RangeError(
      `missing values of number ${at}: ${found} of ${plain.size} points have one, ${fewest} are needed`,
    );
  const kept = Uint32Array.from(runs.values.keys()).filter((point) => !Number.isNaN(runs.values[point]));
  const values = Float64Array.from(kept, (point) => runs.values[point]);
  const failures = runs.failures.length + (walks?.runs.failures.length ?? 0);
  const points = plain.size + (walks?.design.size ?? 0);
  if (isConstant(values)) return constantEffects(ground, values, { level, points, failures });

  const columns = kept.length === plain.size ? ground.columns : someOf(ground.columns, kept);
  const { surrogate, explained } = learnt(ground, columns, values, kept);
  const rows = walks === null ? [] : usableRows(walks.design, walks.runs);
  const bounds = undivided(explained.share, ground.varying);
  const parts =
    walks === null || rows.length === 0 ? bounds : divide(ground, surrogate, explained, walks, rows);
  const reachOf = halfWidths(level, kept.length - 1, parts.freedom);

  const inputs = Array.from(explained.share, (_, input) => {
    const walked = intervalOf(input, explained, parts, reachOf);
    const sure = intervalOf(input, explained, bounds, reachOf);
    const effect = (explained.share[input] + parts.point[input] * explained.left) / explained.variance;
    // The bounds hold far more often than they promise, so that cutting by them costs next to nothing. The estimate also
    // counts a guess, and an interval that left it out would not be believed.
    return {
      input,
      effect,
      low: Math.min(effect, Math.max(walked.low, sure.low)),
      high: Math.max(effect, Math.min(walked.high, sure.high)),
    };
  });
  return {
    method: methodOf(ground, surrogate.terms.length, rows.length, runs, walks),
    inputs,
    ranking: ranked(inputs, (a, b) => difference(a, b, explained, parts, reachOf)),
    variance: explained.variance,
    mean: explained.mean,
    level,
    constant: false,
    points,
    failures,
    unexplained: explained.left / explained.variance,
    terms: surrogate.terms.length,
    rows: rows.length,
  };
}

/** More inputs than binary digits of the number of points leave each input alike some product of others. */
const confounded = ({ method, inputs, size }: PlainDesign): boolean =>
  method === "sobol" && inputs.laws.length > 31 - Math.clz32(size);

/** The rows at all of whose points there is a number; none where there are not two of them. */
function usableRows(design: WalkDesign, runs: Runs): readonly number[] {
  const failed = new Set(runs.failures.map(({ point }) => Math.floor(point / design.length)));
  const rows = Array.from({ length: design.rows }, (_, row) => row).filter((row) => !failed.has(row));
  return rows.length < 2 ? [] : rows;
}

/** Lets the walks divide what is not explained. */
function divide(
  ground: Ground,
  surrogate: Surrogate,
  explained: Explained,
  { design, columns, runs }: WalkedRuns,
  rows: readonly number[],
): Parts {
  const each = predictions(surrogate, columns).map((predicted) =>
    contributions(
      design,
      runs.values.map((value, point) => value - predicted[point]),
      rows,
    ),
  );
  return walked(design, average(each), explained.share, ground.varying);
}

function average(each: readonly Contributions[]): Contributions {
  const mean = (of: (one: Contributions) => Float64Array) =>
    of(each[0]).map((_, at) => each.reduce((sum, one) => sum + of(one)[at], 0) / each.length);
  return { ...each[0], of: mean((one) => one.of), sum: mean((one) => one.sum) };
}

function constantEffects(
  { plain }: Ground,
  values: Float64Array,
  about: { readonly level: number; readonly points: number; readonly failures: number },
): AssistedEffects {
  const inputs = plain.inputs.laws.map((_, input) => ({ input, effect: 0, low: 0, high: 0 }));
  return {
    method: "the number is the same at all points",
    inputs,
    ranking: ranked(inputs, () => ({ low: 0, high: 0 })),
    variance: 0,
    mean: values[0],
    constant: true,
    unexplained: 0,
    terms: 0,
    rows: 0,
    ...about,
  };
}

function methodOf(
  { plain, assembly }: Ground,
  terms: number,
  rows: number,
  runs: Runs,
  walks: WalkedRuns | null,
): string {
  const { groups } = assembly.copula;
  const large = groups.filter(({ members }) => members.length > largestGroup);
  const failed = runs.failures.length;
  const failedRows = walks === null ? 0 : walks.design.rows - rows;
  const parts = [
    `Shapley effects of a polynomial with ${terms} terms fitted to ${plain.size - failed} points, corrected by what it misses where it has not seen the points`,
    rows === 0
      ? "what it does not explain is divided in proportion, and the intervals carry it whole"
      : `what it does not explain is divided by ${rows} walks`,
    groups.length > 0 ? "correlated inputs by conditional means under the Gaussian copula" : null,
    large.length > 0
      ? `${large.flatMap(({ members }) => members).length} inputs of large correlated groups by walks only`
      : null,
    confounded(plain)
      ? "caution: points of an even sequence with so many inputs confound some of them"
      : null,
    failed > 0 ? `${failed} points without a number left out` : null,
    failedRows > 0 ? `${failedRows} walks with failed points left out` : null,
  ];
  return parts.filter((part) => part !== null).join("; ");
}
