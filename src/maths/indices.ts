import { type BootstrapOptions, bootstrapped, type Estimate } from "./bootstrap.ts";
import { pairsOf } from "./cooperative.ts";
import { checkRuns, type Runs } from "./design.ts";
import type { FreezeDesign } from "./freeze.ts";
import { type Blocks, estimator } from "./saltelli.ts";
import { isConstant } from "./shapley/effects.ts";
import { FailedPoints } from "./shapley/failure.ts";
import { type Fill, filled } from "./shapley/goda.ts";

export interface Indices {
  readonly method: string;
  /** By input: the share of the variance that it explains alone, and that it has a part in. */
  readonly inputs: readonly { readonly input: number; readonly first: Estimate; readonly total: Estimate }[];
  /** What two inputs explain together beyond each alone; null where the design has no pairs. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly together: Estimate }[] | null;
  readonly variance: number;
  readonly mean: number;
  readonly level: number;
  /** The number does not vary: all indices are 0, and that is a warning. */
  readonly constant: boolean;
  readonly points: number;
  readonly failures: number;
  readonly rows: number;
}

export interface IndicesOptions extends BootstrapOptions {
  /** What stands in for points at which there is no number; without it they are refused. */
  readonly fill?: Fill;
}

/**
 * Sobol indices (see `saltelli.ts`) with intervals by drawing whole rows again. Throws ForeignRuns where the runs are of
 * another design, FailedPoints where points failed and no fill is given, and a RangeError where fewer than two rows are
 * left.
 */
export function sobolIndices(design: FreezeDesign, runs: Runs, options: IndicesOptions = {}): Indices {
  checkRuns(design, runs);
  const { fill, level = 0.95 } = options;
  const failures = runs.failures.length;
  if (failures > 0 && fill === undefined) throw new FailedPoints(runs.failures.map(({ point }) => point));
  const blocks = blocksOf(design, runs, fill);
  if (blocks.rows < 2) {
    throw new RangeError(`missing rows: ${blocks.rows} of ${design.rows} can be used, an interval needs two`);
  }
  const { rows, inputs } = blocks;
  const pairs = blocks.ba === null ? [] : pairsOf(inputs);
  const size = 2 * inputs + pairs.length;
  const constant = isConstant(runs.values.filter((value) => !Number.isNaN(value)));
  const values = new Float64Array(size);
  const estimate = estimator(blocks);
  const variance = estimate(new Int32Array(rows).fill(1), values);
  const intervals = constant
    ? Array.from({ length: size }, () => ({ low: 0, high: 0 }))
    : bootstrapped(rows, size, estimate, options);
  const index = (at: number): Estimate => ({ value: constant ? 0 : values[at], ...intervals[at] });
  return {
    method: methodOf(design, rows, failures, fill),
    inputs: Array.from({ length: inputs }, (_, input) => ({
      input,
      first: index(input),
      total: index(inputs + input),
    })),
    pairs:
      blocks.ba === null ? null : pairs.map(([a, b], at) => ({ a, b, together: index(2 * inputs + at) })),
    variance: constant ? 0 : variance,
    mean: blocks.mean,
    level,
    constant,
    points: design.size,
    failures,
    rows,
  };
}

function blocksOf(design: FreezeDesign, { values, failures }: Runs, fill: Fill | undefined): Blocks {
  const { length } = design;
  const inputs = design.inputs.laws.length;
  const failed = new Set(failures.map(({ point }) => Math.floor(point / length)));
  const kept = Array.from({ length: design.rows }, (_, row) => row).filter(
    (row) => fill?.kind !== "leave rows out" || !failed.has(row),
  );
  const at = (row: number, place: number): number => {
    const value = values[row * length + place];
    return Number.isNaN(value) && fill?.kind === "value" ? fill.value : value;
  };
  const mean = kept.reduce((sum, row) => sum + at(row, 0) + at(row, 1), 0) / (2 * kept.length);
  const column = (place: number): Float64Array => Float64Array.from(kept, (row) => at(row, place) - mean);
  const block = (first: number): Float64Array =>
    Float64Array.from({ length: kept.length * inputs }, (_, i) => {
      const input = i % inputs;
      return at(kept[(i - input) / inputs], first + input) - mean;
    });
  return {
    rows: kept.length,
    inputs,
    a: column(0),
    b: column(1),
    ab: block(2),
    ba: design.pairs ? block(2 + inputs) : null,
    mean,
  };
}

function methodOf(design: FreezeDesign, rows: number, failures: number, fill: Fill | undefined): string {
  const parts = [
    `Sobol indices from ${rows} rows of ${design.length} points`,
    "intervals by drawing rows again",
    filled(fill, failures, design.rows - rows),
  ];
  return parts.filter((part) => part !== null).join("; ");
}
