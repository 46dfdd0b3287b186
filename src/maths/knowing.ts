import { type Bins, binned } from "./bins.ts";
import { type BootstrapOptions, bootstrapped, type Estimate } from "./bootstrap.ts";
import { checkRuns, type Design, type Runs } from "./design.ts";
import { power } from "./power.ts";

export interface Knowing {
  readonly method: string;
  /** The mean of each option over the points that count, and the place of the largest. */
  readonly means: readonly number[];
  readonly best: number;
  /** The expected gain of choosing after learning everything. */
  readonly everything: Estimate;
  /** By input: the expected gain of choosing after learning that input alone. At most that of everything. */
  readonly inputs: readonly { readonly input: number; readonly gain: Estimate }[];
  readonly level: number;
  readonly points: number;
  /** Points at which some option has no value; they are left out. */
  readonly failures: number;
}

export interface KnowingOptions extends BootstrapOptions {
  /** Bins of each input; the cube root of the number of points where it is left out. */
  readonly bins?: number;
}

/** The worth of knowing in a design at whose points each option was evaluated. Throws ForeignRuns. */
export function knowing(design: Design, options: readonly Runs[], settings: KnowingOptions = {}): Knowing {
  for (const runs of options) checkRuns(design, runs);
  const inputs = design.inputs.laws.length;
  const points = new Float64Array(design.size * inputs);
  const values = new Float64Array(design.size * options.length);
  for (let index = 0; index < design.size; index++) {
    points.set(design.point(index), index * inputs);
    for (const [option, runs] of options.entries())
      values[index * options.length + option] = runs.values[index];
  }
  return worthOfKnowing(points, design.size, inputs, values, options.length, settings);
}

/**
 * The value of perfect information (Raiffa and Schlaifer, "Applied statistical decision theory", 1961), in the unit of the
 * options and for somebody who takes the option with the largest mean: of everything (EVPI), and of one input (EVPPI).
 *
 * Given an input, the means of the options are taken within bins of it. Choosing and judging on the same points would
 * find a gain in mere chance, since the largest of noisy means is too large, so in each half of the points the options
 * that were best in the other half are judged (cross-fitting). What is estimated is the gain of a choice that could really
 * be made, and it is rather too small: by what chance spoils, and by where within a bin the best option changes. It may
 * come out below 0, and is not cut there. Each half, its choices given, has an interval by drawing its points again; the
 * interval given has the means of their ends, which is wide enough however the two hang together.
 *
 * The halves are the first and the second half of the rows: rows are taken for independent, or for those of a sequence
 * whose halves are spread evenly themselves, as Sobol's are. `points` holds `n` rows of `d` numbers, `values` `k` numbers
 * for each row, one an option.
 */
export function worthOfKnowing(
  points: Float64Array,
  n: number,
  d: number,
  values: Float64Array,
  k: number,
  settings: KnowingOptions = {},
): Knowing {
  if (points.length !== n * d || values.length !== n * k || k < 1) {
    throw new RangeError(
      `invalid sample: ${points.length} numbers and ${values.length} values for ${n} rows of ${d} inputs and ${k} options`,
    );
  }
  const rows = Array.from({ length: n }, (_, row) => row).filter((row) =>
    values.subarray(row * k, (row + 1) * k).every(Number.isFinite),
  );
  const count = rows.length;
  const { level = 0.95, bins = Math.max(2, Math.round(power(count, 1 / 3))) } = settings;
  if (!(Number.isInteger(bins) && bins >= 2))
    throw new RangeError(`invalid number of bins ${bins}: at least 2`);
  if (count < 4 * bins) {
    throw new RangeError(
      `missing points: ${count} of ${n} have a value of every option, ${bins} bins need at least ${4 * bins}`,
    );
  }
  const table: Table = { rows: count, options: k, values: new Float64Array(count * k) };
  for (const [at, row] of rows.entries()) table.values.set(values.subarray(row * k, (row + 1) * k), at * k);
  const cuts = Array.from({ length: d }, (_, input) =>
    binned(
      Float64Array.from(rows, (row) => points[row * d + input]),
      bins,
    ),
  );
  const gains = gainsOf(table, cuts);
  const middle = middleOf(count);
  const halves = [gains.subarray(0, middle * (d + 1)), gains.subarray(middle * (d + 1))];
  const parts = halves.map((half) => {
    const statistic = columnMeans(half, d + 1);
    return bootstrapped(half.length / (d + 1), d + 1, statistic, settings);
  });
  const found = new Float64Array(d + 1);
  columnMeans(gains, d + 1)(new Int32Array(count).fill(1), found);
  const index = (at: number): Estimate => ({
    value: found[at],
    low: (parts[0][at].low + parts[1][at].low) / 2,
    high: (parts[0][at].high + parts[1][at].high) / 2,
  });
  const means = Array.from({ length: k }, (_, option) => {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += table.values[row * k + option];
    return sum / count;
  });
  return {
    method: `gains of choosing from ${count} points in about ${bins} bins an input, each half judged by choices from the other; intervals by drawing points again`,
    means,
    best: largest(means),
    everything: index(d),
    inputs: cuts.map((_, input) => ({ input, gain: index(input) })),
    level,
    points: n,
    failures: n - count,
  };
}

interface Table {
  readonly rows: number;
  readonly options: number;
  readonly values: Float64Array;
}

/** Where the second half begins. */
const middleOf = (rows: number): number => rows >>> 1;

/** The gain at each point from knowing each input and then everything, over the option that is best in the other half. */
function gainsOf(table: Table, cuts: readonly Bins[]): Float64Array {
  const { rows, options, values } = table;
  const width = cuts.length + 1;
  const gains = new Float64Array(rows * width);
  const middle = middleOf(rows);
  for (const [from, to] of [
    [0, middle],
    [middle, rows],
  ]) {
    const [without] = choices(table, { of: new Int32Array(rows), count: 1 }, from, to, 0);
    const informed = cuts.map((cut) => choices(table, cut, from, to, without));
    for (let row = from; row < to; row++) {
      const start = row * options;
      const own = values[start + without];
      for (const [input, { of }] of cuts.entries()) {
        gains[row * width + input] = values[start + informed[input][of[row]]] - own;
      }
      gains[row * width + cuts.length] = best(values, start, options) - own;
    }
  }
  return gains;
}

/**
 * For each bin the option with the largest mean over its rows but those from `from` up to `to`; of equals, and where there
 * is no such row, `otherwise`.
 */
function choices(table: Table, bins: Bins, from: number, to: number, otherwise: number): Int32Array {
  const { rows, options, values } = table;
  const sums = new Float64Array(bins.count * options);
  for (let row = 0; row < rows; row++) {
    if (row >= from && row < to) continue;
    const start = bins.of[row] * options;
    for (let option = 0; option < options; option++) sums[start + option] += values[row * options + option];
  }
  return Int32Array.from({ length: bins.count }, (_, bin) => {
    let choice = otherwise;
    for (let option = 0; option < options; option++) {
      if (sums[bin * options + option] > sums[bin * options + choice]) choice = option;
    }
    return choice;
  });
}

/** Writes the means of columns over rows that count so often. */
function columnMeans(rows: Float64Array, width: number): (times: Int32Array, into: Float64Array) => void {
  return (times, into) => {
    into.fill(0);
    for (let row = 0; row < times.length; row++) {
      if (times[row] === 0) continue;
      for (let at = 0; at < width; at++) into[at] += (times[row] * rows[row * width + at]) / times.length;
    }
  };
}

function best(values: Float64Array, start: number, options: number): number {
  let most = values[start];
  for (let option = 1; option < options; option++) most = Math.max(most, values[start + option]);
  return most;
}

const largest = (list: readonly number[]): number =>
  list.reduce((most, value, at) => (value > list[most] ? at : most), 0);
