import { type Bins, binned } from "./bins.ts";
import { type BootstrapOptions, bootstrapped, type Estimate } from "./bootstrap.ts";
import { checkRuns, type Design, type Runs } from "./design.ts";
import { isConstant } from "./shapley/effects.ts";

export interface GivenIndices {
  readonly method: string;
  /** By input: the share of the variance that knowing it would take away on average. */
  readonly inputs: readonly { readonly input: number; readonly first: Estimate; readonly bins: number }[];
  readonly variance: number;
  readonly mean: number;
  readonly level: number;
  /** The number does not vary: all indices are 0, and that is a warning. */
  readonly constant: boolean;
  readonly points: number;
  /** Points without a number; they are left out. */
  readonly failures: number;
}

export interface GivenOptions extends BootstrapOptions {
  /** Bins of each input; the root of the number of points where it is left out. */
  readonly bins?: number;
}

/** First-order indices of a design that was evaluated. Throws ForeignRuns where the runs are of another one. */
export function givenIndices(design: Design, runs: Runs, options: GivenOptions = {}): GivenIndices {
  checkRuns(design, runs);
  const inputs = design.inputs.laws.length;
  const points = new Float64Array(design.size * inputs);
  for (let index = 0; index < design.size; index++) points.set(design.point(index), index * inputs);
  return firstOrder(points, design.size, inputs, runs.values, options);
}

/**
 * First-order indices from any sample whose rows are independent draws, the inputs correlated or not: each input is cut
 * into bins of equally many points, and what the means of the bins vary beyond what chance makes them vary is the share,
 * S = (SSB - (B-1) MSW) / SST, a population estimate from the analysis of variance (Kelley's epsilon squared, 1935). Equal
 * values stay in one bin. What varies within a bin is missed, about 1/B² of a straight line.
 *
 * `points` holds `n` rows of `d` numbers, `values` a number for each row, NaN where there is none: such rows are left out
 * and counted. Interactions do not show: an input at 0 may matter together with others.
 */
export function firstOrder(
  points: Float64Array,
  n: number,
  d: number,
  values: Float64Array,
  options: GivenOptions = {},
): GivenIndices {
  if (points.length !== n * d || values.length !== n) {
    throw new RangeError(
      `invalid sample: ${points.length} numbers and ${values.length} values for ${n} rows of ${d} inputs`,
    );
  }
  const rows = Array.from({ length: n }, (_, row) => row).filter((row) => Number.isFinite(values[row]));
  const count = rows.length;
  const { level = 0.95, bins = Math.max(2, Math.round(Math.sqrt(count))) } = options;
  if (!(Number.isInteger(bins) && bins >= 2))
    throw new RangeError(`invalid number of bins ${bins}: at least 2`);
  if (count < 2 * bins) {
    throw new RangeError(
      `missing points: ${count} of ${n} have a value, ${bins} bins need at least ${2 * bins}`,
    );
  }
  const mean = rows.reduce((sum, row) => sum + values[row], 0) / count;
  const centred = Float64Array.from(rows, (row) => values[row] - mean);
  const variance = centred.reduce((sum, value) => sum + value * value, 0) / count;
  const constant = isConstant(rows.map((row) => values[row]));
  const cuts = Array.from({ length: d }, (_, input) =>
    binned(
      Float64Array.from(rows, (row) => points[row * d + input]),
      bins,
    ),
  );
  const estimate = estimator(centred, cuts);
  const found = new Float64Array(2 * d);
  estimate(new Int32Array(count).fill(1), found);
  const again = constant ? [] : bootstrapped(count, 2 * d, estimate, options);
  return {
    method: `first-order indices from ${count} points in about ${bins} bins an input; intervals by drawing points again`,
    inputs: cuts.map((cut, input) => {
      const value = found[input];
      // Drawing again takes the bins' chance differences for real, so that the draws lie around the uncorrected share.
      const shift = value - found[d + input];
      const first = constant
        ? { value: 0, low: 0, high: 0 }
        : { value, low: again[input].low + shift, high: again[input].high + shift };
      return { input, first, bins: cut.count };
    }),
    variance: constant ? 0 : variance,
    mean,
    level,
    constant,
    points: n,
    failures: n - count,
  };
}

/** Writes the corrected share of each input, then the uncorrected ones, of rows that count so often. */
function estimator(values: Float64Array, cuts: readonly Bins[]) {
  const inputs = cuts.length;
  const largest = cuts.reduce((most, { count }) => Math.max(most, count), 0);
  const counts = new Float64Array(largest);
  const sums = new Float64Array(largest);
  return (times: Int32Array, into: Float64Array): void => {
    let [total, sum, squares] = [0, 0, 0];
    for (let row = 0; row < values.length; row++) {
      const weighted = times[row] * values[row];
      total += times[row];
      sum += weighted;
      squares += weighted * values[row];
    }
    const whole = squares - (sum * sum) / total;
    for (let input = 0; input < inputs; input++) {
      const { of, count } = cuts[input];
      counts.fill(0);
      sums.fill(0);
      for (let row = 0; row < values.length; row++) {
        counts[of[row]] += times[row];
        sums[of[row]] += times[row] * values[row];
      }
      let between = -(sum * sum) / total;
      let filled = 0;
      for (let bin = 0; bin < count; bin++) {
        if (counts[bin] === 0) continue;
        filled++;
        between += (sums[bin] * sums[bin]) / counts[bin];
      }
      const chance = ((filled - 1) * (whole - between)) / (total - filled);
      into[input] = whole > 0 && total > filled ? (between - chance) / whole : 0;
      into[inputs + input] = whole > 0 ? between / whole : 0;
    }
  };
}
