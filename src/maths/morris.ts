import { type BootstrapOptions, bootstrapped, type Estimate } from "./bootstrap.ts";
import { checkRuns, type Runs } from "./design.ts";
import { FailedPoints } from "./shapley/failure.ts";
import type { Fill } from "./shapley/goda.ts";
import type { TrajectoryDesign } from "./trajectories.ts";

export interface Screening {
  readonly method: string;
  /** By input. All are changes of the number for a move of an input by its whole range. */
  readonly inputs: readonly Screened[];
  readonly level: number;
  /** No move changed the number: all are 0, and that is a warning. */
  readonly constant: boolean;
  readonly points: number;
  readonly failures: number;
  readonly trajectories: number;
}

export interface Screened {
  readonly input: number;
  /** The mean effect, in which ups and downs cancel. */
  readonly mu: number;
  /** The mean size of the effect. */
  readonly muStar: Estimate;
  /** The spread of the effects: large where the input is not straight or depends on others. */
  readonly sigma: number;
  /** Whether even the upper end for muStar is below one percent of the largest muStar: it may be dropped. */
  readonly negligible: boolean;
}

export interface MorrisOptions extends BootstrapOptions {
  /** What stands in for points at which there is no number; without it they are refused. */
  readonly fill?: Fill;
}

/** What an input may do at most, beside the most influential one, to be dropped. */
const smallest = 0.01;

/**
 * Elementary effects (Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33,
 * 1991; muStar: Campolongo, Cariboni and Saltelli 2007). A cheap screen: it sees the grid and not the law of the inputs, so
 * it serves to drop inputs, not to rank those that matter. The interval of muStar by drawing whole trajectories again.
 * Throws ForeignRuns where the runs are of another design, FailedPoints where points failed and no fill is given, and a
 * RangeError where fewer than two trajectories are left.
 */
export function morris(design: TrajectoryDesign, runs: Runs, options: MorrisOptions = {}): Screening {
  checkRuns(design, runs);
  const { fill, level = 0.95 } = options;
  const failures = runs.failures.length;
  if (failures > 0 && fill === undefined) throw new FailedPoints(runs.failures.map(({ point }) => point));
  const { length } = design;
  const failed = new Set(runs.failures.map(({ point }) => Math.floor(point / length)));
  const kept = Array.from({ length: design.trajectories }, (_, at) => at).filter(
    (at) => fill?.kind !== "leave rows out" || !failed.has(at),
  );
  if (kept.length < 2) {
    throw new RangeError(
      `missing trajectories: ${kept.length} of ${design.trajectories} can be used, an interval needs two`,
    );
  }
  const value = (point: number): number => {
    const there = runs.values[point];
    return Number.isNaN(there) && fill?.kind === "value" ? fill.value : there;
  };
  const inputs = length - 1;
  const effects = new Float64Array(kept.length * inputs);
  for (const [row, trajectory] of kept.entries()) {
    for (let at = 1; at < length; at++) {
      const point = trajectory * length + at;
      const { input, move } = design.move(point);
      effects[row * inputs + input] = (value(point) - value(point - 1)) / move;
    }
  }
  const parts = [
    `elementary effects from ${kept.length} trajectories on ${design.levels} levels`,
    "intervals by drawing trajectories again",
    failures === 0 || fill === undefined
      ? null
      : fill.kind === "value"
        ? `${failures} failed points count as ${fill.value}`
        : `${design.trajectories - kept.length} trajectories with ${failures} failed points left out`,
  ];
  return {
    method: parts.filter((part) => part !== null).join("; "),
    inputs: screened(effects, kept.length, inputs, options),
    level,
    constant: effects.every((effect) => effect === 0),
    points: design.size,
    failures,
    trajectories: kept.length,
  };
}

/** Sums up effects, one row a trajectory. */
export function screened(
  effects: Float64Array,
  rows: number,
  inputs: number,
  options: BootstrapOptions = {},
): readonly Screened[] {
  const sums = (times: Int32Array, of: (effect: number) => number, into: Float64Array): void => {
    into.fill(0);
    for (let row = 0; row < rows; row++) {
      for (let input = 0; input < inputs; input++)
        into[input] += times[row] * of(effects[row * inputs + input]);
    }
    for (let input = 0; input < inputs; input++) into[input] /= rows;
  };
  const once = new Int32Array(rows).fill(1);
  const [mu, muStar] = [new Float64Array(inputs), new Float64Array(inputs)];
  sums(once, (effect) => effect, mu);
  sums(once, Math.abs, muStar);
  const intervals = bootstrapped(rows, inputs, (times, into) => sums(times, Math.abs, into), options);
  const largest = muStar.reduce((most, one) => Math.max(most, one), 0);
  return Array.from(mu, (mean, input) => {
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += (effects[row * inputs + input] - mean) ** 2;
    const { low, high } = intervals[input];
    return {
      input,
      mu: mean,
      muStar: { value: muStar[input], low, high },
      sigma: Math.sqrt(squares / (rows - 1)),
      negligible: high <= smallest * largest,
    };
  });
}
