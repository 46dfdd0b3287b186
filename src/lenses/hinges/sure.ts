import type { Runs } from "../../maths/design.ts";
import { type FreezeDesign, freezeDesign } from "../../maths/freeze.ts";
import { givenIndices } from "../../maths/given.ts";
import { sobolIndices } from "../../maths/indices.ts";
import type { Interval } from "../../maths/intervals.ts";
import type { Engine } from "../engine.ts";
import { mattersFor } from "../matters.ts";
import type { Measure } from "../measure.ts";
import { severally, type Work } from "../work.ts";
import { type Distribution, distributionOf, type Failures, failuresOf } from "./distribution.ts";
import { type Hinges, hingesOf } from "./hinge.ts";
import { type Plausible, plausible } from "./plausible.ts";
import { evaluate, methodFor, sampleOf } from "./sample.ts";
import { level, type SampleOptions } from "./study.ts";

/** How sure one can be of a number: how it is spread over all that is plausible, and what it hangs on. */
export interface SureValue {
  readonly kind: "sure";
  readonly on: string;
  /** At the central values; null where it has none there. */
  readonly central: number | null;
  readonly points: number;
  /** How many times as wide as the file has them the ranges are. */
  readonly widen: number;
  readonly failures: Failures;
  /** Null where no point has a number. */
  readonly distribution: Distribution | null;
  readonly hinges: Hinges | null;
  /** Sobol indices, for those who asked; null otherwise, and where they cannot be had, for the reason given. */
  readonly indices: SobolIndices | null;
  readonly noIndices: string | null;
}

/** First-order and total indices; without totals where assumptions are correlated, since then only the sample is read. */
interface SobolIndices {
  readonly method: string;
  readonly list: readonly {
    readonly assumption: string;
    readonly first: Index;
    readonly total: Index | null;
  }[];
}

interface Index extends Interval {
  readonly value: number;
}

export interface SureQuestion {
  readonly text: string;
  readonly measure: Measure;
}

/** Fewer points with a number than this give no indices. */
const fewest = 64;
/** Rows of a pick-freeze design, each as many points as there are assumptions and two more, for so many points asked for. */
const rowsFor = (points: number): number => Math.max(16, points / 4);

/** Many numbers on one sample. `indices`: also Sobol's, by a sample of their own where nothing is correlated. */
export function* sure(
  engine: Engine,
  questions: readonly SureQuestion[],
  { points, seed, widen, indices }: SampleOptions & { readonly indices: boolean },
): Work<readonly SureValue[]> {
  const inputs = plausible(engine, widen);
  const design = sampleOf(inputs, points, seed);
  const measures = questions.map(({ measure }) => measure);
  yield [
    {
      demands: measures.flatMap(({ demands }) => demands),
      worlds: [
        engine.central,
        ...inputs.assumptions.flatMap((assumption, input) => {
          const { low, high } = inputs.inputs.laws[input];
          return [low, high].map((value) => engine.alone(assumption, value));
        }),
      ],
    },
  ];
  const runs = yield* evaluate(inputs, design, measures);
  const margins = measures.map((measure) => ({ measure, matters: mattersFor(engine, measure.unit) / 10 }));
  const hinges = yield* severally(
    margins.map((margin, at) => hingesOf(engine, inputs, design, margin, runs[at], level, at)),
  );
  const frozen = indices && inputs.inputs.correlations.length === 0 ? freezeFor(inputs, points, seed) : null;
  const frozenRuns = frozen === null ? [] : yield* evaluate(inputs, frozen, measures);
  const names = inputs.assumptions.map((assumption) => engine.model.assumptions[assumption].id);
  return questions.map(({ text, measure }, at): SureValue => {
    const central = measure.at(engine.central);
    const found = indices ? indicesOf(names, design, runs[at], frozen, frozenRuns[at]) : null;
    return {
      kind: "sure",
      on: text,
      central: typeof central === "number" ? central : null,
      points,
      widen,
      failures: failuresOf(runs[at]),
      distribution: distributionOf(runs[at]),
      hinges: hinges[at],
      indices: found === null || typeof found === "string" ? null : found,
      noIndices: typeof found === "string" ? found : null,
    };
  });
}

/** Random rows where there are too many inputs for an even sequence, of which each row needs two. */
const freezeFor = ({ inputs }: Plausible, points: number, seed: number): FreezeDesign => {
  const rows = rowsFor(points);
  const even = methodFor(2 * inputs.laws.length, rows) === "sobol";
  return freezeDesign(inputs, { rows, seed, method: even ? "sobol" : "random", stream: 2 });
};

/** The indices, or why there are none. */
function indicesOf(
  names: readonly string[],
  design: Parameters<typeof givenIndices>[0],
  runs: Runs,
  frozen: FreezeDesign | null,
  frozenRuns: Runs | undefined,
): SobolIndices | string {
  if (runs.values.length - runs.failures.length < fewest) return "too few combinations have a number";
  if (frozen === null || frozenRuns === undefined) {
    const { method, inputs } = givenIndices(design, runs, { level });
    const list = inputs.map(({ input, first }) => ({ assumption: names[input], first, total: null }));
    return { method: `${method}; no totals, since assumptions are correlated`, list: byFirst(list) };
  }
  if (frozenRuns.failures.length > 0) {
    return `${frozenRuns.failures.length} of the combinations that indices need have no number`;
  }
  const { method, inputs } = sobolIndices(frozen, frozenRuns, { level });
  return {
    method,
    list: byFirst(inputs.map(({ input, first, total }) => ({ assumption: names[input], first, total }))),
  };
}

const byFirst = (list: SobolIndices["list"]): SobolIndices["list"] =>
  [...list].sort((a, b) => (b.total ?? b.first).value - (a.total ?? a.first).value);
