import type { PlainDesign, Runs } from "../../maths/design.ts";
import type { Interval } from "../../maths/intervals.ts";
import type { AssistedEffects } from "../../maths/shapley/assisted.ts";
import { type WalkOptions, walkDesign } from "../../maths/shapley/walks.ts";
import { courseKey } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Work } from "../work.ts";
import type { Margin } from "./margin.ts";
import type { Plausible } from "./plausible.ts";
import { evaluate, methodFor } from "./sample.ts";

/** An assumption on which a number hangs, by its Shapley effect: its part of the variance over all that is plausible. */
export interface Hinge extends Interval {
  readonly assumption: string;
  /** The effects of all assumptions sum to 1. */
  readonly effect: number;
  /** Not told apart from the one before it in the list. */
  readonly tied: boolean;
}

/** What a number hangs on, the largest first. */
export interface Hinges {
  readonly method: string;
  readonly list: readonly Hinge[];
  /** The part of the variance that the fitted polynomial misses, which walks divide or the intervals carry. */
  readonly unexplained: number;
}

/** Fewer points with a number than this tell nothing. */
const fewest = 64;
/** Inputs that walks switch one by one: those that alone move the number most. All others are switched together. */
const walkers = 8;
/** What the walks of one number may cost, in edges of games; and how many rows are enough, and too few to be worth it. */
const budget = 4e7;
const mostRows = 128;
const leastRows = 8;
/** Edges that are evaluated in the time that a point of the sample takes when effects are worked out. */
const effectsOfAPoint = 4e4;

/**
 * What a margin hangs on; null where it does not vary by what matters, or has too few points. `stream`: numbers of different
 * streams have walks that are independent of each other.
 */
export function* hingesOf(
  engine: Engine,
  plausible: Plausible,
  design: PlainDesign,
  margin: Margin,
  runs: Runs,
  level: number,
  stream: number,
): Work<Hinges | null> {
  if (!worthAsking(runs, margin)) return null;
  const { inputs, size: points, seed, method } = design;
  const options = walksFor(engine, plausible, margin, seed, stream);
  const walks = options === null ? null : { options, runs: yield* walkedAlong(plausible, options, margin) };
  const found: AssistedEffects[] = [];
  const sample = { inputs, points, seed, method };
  yield {
    chores: [
      {
        data: { kind: "effects", sample, level, runs, walks },
        work: effectsOfAPoint * points,
        keep: (effects) => found.push(effects as AssistedEffects),
      },
    ],
  };
  const [effects] = found;
  if (effects.constant) return null;
  const names = plausible.assumptions.map((assumption) => engine.model.assumptions[assumption].id);
  return named(names, effects);
}

/** What a margin comes to along walks, which are made with what is set up already. */
function* walkedAlong(plausible: Plausible, options: WalkOptions, { measure }: Margin): Work<Runs> {
  const design = walkDesign(plausible.inputs, options);
  const [runs] = yield* evaluate(plausible, { ...design, point: design.pointsBy(plausible.assembly()) }, [
    measure,
  ]);
  return runs;
}

function worthAsking({ values, failures }: Runs, { matters }: Margin): boolean {
  if (values.length - failures.length < fewest) return false;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least >= matters;
}

/** As many rows of walks as the budget allows, a power of two; null where they are too few to tell anything. */
function walksFor(
  engine: Engine,
  plausible: Plausible,
  { measure }: Margin,
  seed: number,
  stream: number,
): WalkOptions | null {
  const courses = new Map(measure.demands.map(({ course }) => [courseKey(course), course]));
  const edges = [...courses.values()].reduce((sum, course) => sum + engine.edges(course), 0);
  const players = withCorrelated(plausible, strongest(engine, plausible, measure));
  const row = edges * (players.length + 2);
  let rows = mostRows;
  while (rows * row > budget) rows /= 2;
  if (rows < leastRows) return null;
  const method = methodFor(2 * plausible.inputs.laws.length, rows);
  return { rows, seed, method, players, reversed: false, stream: 1 + stream };
}

/** The inputs that, each alone from end to end of its range, take the number farthest. */
function strongest(
  engine: Engine,
  { assumptions, inputs }: Plausible,
  measure: Margin["measure"],
): readonly number[] {
  const middle = measure.at(engine.central);
  const reach = assumptions.map((assumption, input) => {
    const { low, high } = inputs.laws[input];
    const ends = [low, high].map((value) => measure.at(engine.alone(assumption, value)));
    const known = [middle, ...ends].filter((value) => typeof value === "number");
    return known.length < 2 ? 0 : Math.max(...known) - Math.min(...known);
  });
  return [...reach.keys()]
    .filter((input) => reach[input] > 0)
    .sort((a, b) => reach[b] - reach[a] || a - b)
    .slice(0, walkers);
}

/** A correlated group is split altogether or not at all. */
function withCorrelated({ inputs }: Plausible, chosen: readonly number[]): readonly number[] {
  const all = new Set(chosen);
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const { a, b } of inputs.correlations) {
      if (all.has(a)) all.add(b);
      else if (all.has(b)) all.add(a);
    }
  }
  return [...all].sort((a, b) => a - b);
}

function named(names: readonly string[], { method, inputs, ranking, unexplained }: AssistedEffects): Hinges {
  const list = ranking.map(({ input }, place): Hinge => {
    const { effect, low, high } = inputs[input];
    return { assumption: names[input], effect, low, high, tied: place > 0 && ranking[place - 1].tied };
  });
  return { method, list, unexplained };
}
