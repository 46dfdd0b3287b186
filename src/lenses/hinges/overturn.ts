import type { PlainDesign, Runs } from "../../maths/design.ts";
import { type Flip, nearestFlip } from "../../maths/flip.ts";
import type { Engine } from "../engine.ts";
import type { Work } from "../work.ts";
import { movedTo, type World } from "../world.ts";
import type { Margin } from "./margin.ts";
import type { Plausible } from "./plausible.ts";
import { type Quest, together } from "./together.ts";

/** How many points of a sample are worth walking towards where it holds none that is turned. */
const mostPromising = 6;

/** The smallest joint change found that turns a verdict at the central values into its opposite. */
export interface Overturn {
  /** The largest move first. */
  readonly moves: readonly {
    readonly assumption: string;
    readonly from: number;
    readonly to: number;
    /** Share of its range by which it moves. */
    readonly ranges: number;
  }[];
  /** Length of the joint move, each assumption in widths of its range (Euclid's distance). */
  readonly distance: number;
  /** The margin there. */
  readonly margin: number;
}

/**
 * One for each margin; null where the central verdict is no difference, or no change inside the ranges was found to turn
 * it. Correlations are left aside, as for a turn.
 */
export function* overturns(
  engine: Engine,
  plausible: Plausible,
  design: PlainDesign,
  margins: readonly Margin[],
  runs: readonly Runs[],
): Work<readonly (Overturn | null)[]> {
  const { central } = engine;
  const { inputs, assumptions } = plausible;
  const { laws } = inputs;
  const width = (input: number): number => laws[input].high - laws[input].low;
  const within = (z: number): number => Math.min(1, Math.max(0, z));
  const unit = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(laws, ({ low }, input) => within((values[input] - low) / width(input)));
  const centre = unit(assumptions.map((assumption) => central.values[assumption]));
  const valueAt = (point: Float64Array, input: number): number =>
    point[input] === centre[input]
      ? central.values[assumptions[input]]
      : laws[input].low + point[input] * width(input);
  const world = (point: Float64Array): World => {
    const moved = Array.from(point.keys()).filter((input) => point[input] !== centre[input]);
    return movedTo(
      central,
      moved.map((input) => assumptions[input]),
      moved.map((input) => valueAt(point, input)),
    );
  };
  const pairs = assumptions.map((assumption, input) =>
    [laws[input].low, laws[input].high].map((value) => engine.alone(assumption, value)),
  );
  yield [{ demands: margins.flatMap(({ measure }) => measure.demands), worlds: pairs.flat() }];

  const asked = margins.flatMap(({ measure, matters }, index) => {
    const margin = measure.at(central);
    if (typeof margin !== "number" || Math.abs(margin) < matters) return [];
    // Positive as long as the verdict has not become its opposite.
    const of = (value: number): number => Math.sign(margin) * value + matters;
    const read = (there: World): number | null => {
      const value = measure.at(there);
      return typeof value === "number" ? of(value) : null;
    };
    const start = {
      centre,
      value: of(margin),
      ends: pairs.map(([low, high]) => [read(low), read(high)] as const),
      towards: promising(runs[index].values.map(of)).map((point) => unit(design.point(point))),
    };
    const quest: Quest<Float64Array, Flip | null> = { search: nearestFlip(start), measure, world, of };
    return [{ index, quest }];
  });
  const found = yield* together(asked.map(({ quest }) => quest));
  return margins.map(({ measure }, index) => {
    const at = asked.findIndex((one) => one.index === index);
    const flip = at < 0 ? null : found[at];
    if (flip === null) return null;
    const margin = measure.at(world(flip.point));
    const moves = Array.from(flip.point.keys())
      .filter((input) => flip.point[input] !== centre[input])
      .map((input) => ({
        assumption: engine.model.assumptions[assumptions[input]].id,
        from: central.values[assumptions[input]],
        to: valueAt(flip.point, input),
        ranges: Math.abs(flip.point[input] - centre[input]),
      }))
      .sort((a, b) => b.ranges - a.ranges);
    return { moves, distance: flip.distance, margin: typeof margin === "number" ? margin : 0 };
  });
}

/** Points of a sample at which something is not positive; where there are none, some at which it is least. */
function promising(values: Float64Array): readonly number[] {
  const points = Array.from(values.keys());
  const flipped = points.filter((point) => values[point] <= 0);
  if (flipped.length > 0) return flipped;
  const known = points.filter((point) => !Number.isNaN(values[point]));
  return known.sort((a, b) => values[a] - values[b]).slice(0, mostPromising);
}
