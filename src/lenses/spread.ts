import type { Reading } from "../game/reading.ts";
import type { Course } from "./course.ts";
import { digits } from "./digits.ts";
import type { Engine } from "./engine.ts";
import type { Measure } from "./measure.ts";
import type { World } from "./world.ts";

/** Which assumption, moved alone, does it, and to what. */
export interface Mover {
  readonly assumption: string;
  readonly at: number;
}

/** How low and how high a number goes when each assumption alone goes to the ends of its range. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  /** Null where no assumption alone makes it lower (higher) than it is. */
  readonly lowBy: Mover | null;
  readonly highBy: Mover | null;
  /** Decimals that the number earns by its spread; negative rounds to tens. */
  readonly decimals: number;
  /** Assumptions at an end of which there is no number. */
  readonly undefinedAt: readonly string[];
}

/** One end of one range. */
export interface End {
  readonly mover: Mover;
  readonly world: World;
}

/** Every end of every range that is still uncertain. */
export function endsOf(engine: Engine): readonly End[] {
  return engine.ranges.flatMap(({ assumption, low, high }) => {
    const name = engine.model.assumptions[assumption].id;
    return [low, high].map((at) => ({
      mover: { assumption: name, at },
      world: engine.alone(assumption, at),
    }));
  });
}

/**
 * The spread of several numbers. All that they read is evaluated first, in lanes, so that numbers of the same course
 * share their evaluations. A number that does not exist at the central values has no spread (null).
 */
export function spreads(
  engine: Engine,
  measures: readonly Measure[],
  over: readonly End[] = endsOf(engine),
): readonly (Spread | null)[] {
  const demands = measures.flatMap((measure) => measure.demands);
  engine.prepare([{ demands, worlds: [engine.central, ...over.map((end) => end.world)] }]);
  return measures.map((measure) => {
    const value = measure.at(engine.central);
    if (typeof value !== "number") return null;
    return spreadOf(value, over, ({ world }) => {
      const there = measure.at(world);
      return typeof there === "number" ? there : Number.NaN;
    });
  });
}

/**
 * The spread of every number of a list that is read in one go: each in its place, NaN where there is none. Null where it
 * does not exist at the central values.
 */
export function spreadsOf(
  engine: Engine,
  course: Course,
  list: Reading<Float64Array>,
  over: readonly End[],
): readonly (Spread | null)[] {
  const central = engine.read(course, engine.central, list);
  if ("code" in central) return [];
  const found = over.map(({ mover, world }) => ({ mover, list: engine.read(course, world, list) }));
  // What the course does not read moves nothing.
  const moving = found.filter((end) => end.list !== central);
  return Array.from(central, (value, index) => {
    if (Number.isNaN(value)) return null;
    return spreadOf(value, moving, ({ list: there }) => ("code" in there ? Number.NaN : there[index]));
  });
}

function spreadOf<One extends { readonly mover: Mover }>(
  value: number,
  over: readonly One[],
  at: (end: One) => number,
): Spread {
  // An assumption that moves only the last bits of rounding moves nothing.
  const noise = 1e-12 * Math.max(1, Math.abs(value));
  let [low, high] = [value, value];
  let lowBy: Mover | null = null;
  let highBy: Mover | null = null;
  const undefinedAt: string[] = [];
  for (const end of over) {
    const { mover } = end;
    const there = at(end);
    if (Number.isNaN(there)) {
      if (!undefinedAt.includes(mover.assumption)) undefinedAt.push(mover.assumption);
    } else if (there < low - noise) {
      low = there;
      lowBy = mover;
    } else if (there > high + noise) {
      high = there;
      highBy = mover;
    }
  }
  return { low, high, lowBy, highBy, decimals: digits(value, low, high), undefinedAt };
}
