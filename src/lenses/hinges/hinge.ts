import type { Design, PlainDesign, Runs } from "../../maths/design.ts";
import type { Interval } from "../../maths/intervals.ts";
import type { AssistedEffects } from "../../maths/shapley/assisted.ts";
import { type WalkOptions, walkDesign } from "../../maths/shapley/walks.ts";
import { courseKey } from "../course.ts";
import type { Engine } from "../engine.ts";
import { abreast, type Chore, type Work } from "../work.ts";
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
const walkers = 12;
/** What the walks of one number may cost, in edges of games; and how many rows are enough, and too few to be worth it. */
const budget = 1.2e8;
const mostRows = 256;
const leastRows = 8;

/** One for each margin; null where it does not vary by what matters, or has too few points. */
export function* hingesOf(
  engine: Engine,
  plausible: Plausible,
  design: PlainDesign,
  margins: readonly Margin[],
  runs: readonly Runs[],
  level: number,
): Work<readonly (Hinges | null)[]> {
  const { inputs, size: points, seed, method } = design;
  const asked = [...margins.keys()]
    .filter((at) => worthAsking(runs[at], margins[at]))
    .map((at) => ({ at, options: walksFor(engine, plausible, margins[at], seed, at) }));
  const walked = yield* abreast(
    asked.map(({ at, options }) =>
      options === null ? nothing() : evaluate(plausible, walksOf(plausible, options), [margins[at].measure]),
    ),
  );
  const numbers = asked.map(({ at, options }, index) => ({
    at,
    runs: runs[at],
    walks: options === null ? null : { options, runs: walked[index][0] },
  }));
  const found: (AssistedEffects | null)[] = margins.map(() => null);
  yield {
    chores: pieces(numbers).map(
      (some): Chore => ({
        data: {
          kind: "effects",
          method,
          inputs,
          points,
          seed,
          level,
          numbers: some.map(({ runs, walks }) => ({ runs, walks })),
        },
        keep(result) {
          some.forEach(({ at }, index) => {
            found[at] = (result as readonly AssistedEffects[])[index];
          });
        },
      }),
    ),
  };
  const names = plausible.assumptions.map((assumption) => engine.model.assumptions[assumption].id);
  return found.map((effects) => (effects === null || effects.constant ? null : named(names, effects)));
}

/** A calculation sets up what its numbers share, and there must be some for every thread. */
const atATime = 4;

function pieces<Thing>(things: readonly Thing[]): readonly (readonly Thing[])[] {
  const count = Math.ceil(things.length / atATime);
  return Array.from({ length: count }, (_, piece) => things.slice(piece * atATime, (piece + 1) * atATime));
}

/** The walks, made with what is set up already. */
function walksOf(plausible: Plausible, options: WalkOptions): Design {
  const design = walkDesign(plausible.inputs, options);
  return { ...design, point: design.pointsBy(plausible.assembly()) };
}

// biome-ignore lint/correctness/useYield: it is work that has nothing to do.
function* nothing(): Work<readonly Runs[]> {
  return [];
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
