import { checkRuns, type Runs } from "../design.ts";
import { type Interval, studentReach } from "../intervals.ts";
import { contributions } from "./contributions.ts";
import { type Effect, type Effects, isConstant } from "./effects.ts";
import { FailedPoints } from "./failure.ts";
import { type Shares, sharesOf } from "./ratio.ts";
import { ranked } from "./ties.ts";
import type { WalkDesign } from "./walks.ts";

/** What stands in for points at which there is no number. */
export type Fill =
  | { readonly kind: "value"; readonly value: number }
  /** The rows with such a point are left out: what they would have said is unknown. */
  | { readonly kind: "leave rows out" };

export interface WalkedOptions {
  /** Of the intervals; 0.95 where it is left out. */
  readonly level?: number;
  readonly fill?: Fill;
}

export interface WalkedEffects extends Effects {
  readonly inputs: readonly (Effect & { readonly error: number })[];
  /** The share of all inputs that were not named as players, together; null where all were. */
  readonly rest: (Interval & { readonly inputs: readonly number[]; readonly effect: number }) | null;
  readonly rows: number;
}

/**
 * Shapley effects from walks alone, with standard errors and intervals from the same runs. Throws ForeignRuns where the
 * runs are of another design, FailedPoints where points failed and no fill is given, and a RangeError where no row is left.
 *
 * The intervals are those of independent rows. With a scrambled sequence the rows complement each other, and the intervals
 * are wider than need be. An input on which nothing depends has exactly 0, so has one whose step changed nothing in any
 * row: with few rows that does not show that it never does.
 */
export function shapleyEffects(design: WalkDesign, runs: Runs, options: WalkedOptions = {}): WalkedEffects {
  checkRuns(design, runs);
  const { level = 0.95, fill } = options;
  const failures = runs.failures.length;
  if (failures > 0 && fill === undefined) throw new FailedPoints(runs.failures.map(({ point }) => point));
  const failed = new Set(runs.failures.map(({ point }) => Math.floor(point / design.length)));
  const rows = Array.from({ length: design.rows }, (_, row) => row).filter(
    (row) => fill?.kind !== "leave rows out" || !failed.has(row),
  );
  if (rows.length < 2)
    throw new RangeError(`missing rows: ${rows.length} of ${design.rows} can be used, an interval needs two`);
  const values =
    fill?.kind === "value"
      ? runs.values.map((value) => (Number.isNaN(value) ? fill.value : value))
      : runs.values;

  const ends = rows.flatMap((row) =>
    [0, design.players.length].map((at) => values[row * design.length + at]),
  );
  const constant = isConstant(values.filter((value) => !Number.isNaN(value)));
  const shares = constant ? nothing(design.players.length) : sharesOf(contributions(design, values, rows));
  const reach = studentReach(level, rows.length - 1);
  const effects = Array.from(shares.share, (effect, player) => ({
    input: design.players[player][0],
    effect,
    error: shares.error[player],
    low: effect - reach * shares.error[player],
    high: effect + reach * shares.error[player],
  }));
  const single = design.rest ? effects.slice(0, -1) : effects;
  const last = effects[effects.length - 1];
  return {
    method: methodOf(design, rows.length, failures, fill),
    inputs: [...single].sort((one, other) => one.input - other.input),
    rest: design.rest
      ? {
          inputs: design.players[design.players.length - 1],
          effect: last.effect,
          low: last.low,
          high: last.high,
        }
      : null,
    ranking: ranked(single, (a, b) => {
      const difference = shares.share[a] - shares.share[b];
      const error = reach * shares.errorOfDifference(a, b);
      return { low: difference - error, high: difference + error };
    }),
    variance: shares.variance,
    mean: ends.reduce((sum, value) => sum + value, 0) / ends.length,
    level,
    constant,
    points: design.size,
    failures,
    rows: rows.length,
  };
}

const nothing = (players: number): Shares => ({
  variance: 0,
  share: new Float64Array(players),
  error: new Float64Array(players),
  errorOfDifference: () => 0,
});

function methodOf(design: WalkDesign, rows: number, failures: number, fill: Fill | undefined): string {
  const parts = [
    `Shapley effects from ${rows} walks, each ${design.reversed ? "in two orders and " : ""}read there and back`,
    design.inputs.correlations.length > 0 ? "correlated inputs drawn anew given those that are kept" : null,
    design.rest ? `${design.players[design.players.length - 1].length} inputs switched together` : null,
    "intervals of a ratio of means over rows",
    filled(fill, failures, design.rows - rows),
  ];
  return parts.filter((part) => part !== null).join("; ");
}

/** What became of failed points, in words; null where there were none. `left` rows were left out. */
export function filled(fill: Fill | undefined, failures: number, left: number): string | null {
  if (failures === 0 || fill === undefined) return null;
  return fill.kind === "value"
    ? `${failures} failed points count as ${fill.value}`
    : `${left} rows with ${failures} failed points left out`;
}
