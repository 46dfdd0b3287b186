import type { Interval } from "../../maths/intervals.ts";
import { knowing } from "../../maths/knowing.ts";
import type { Engine } from "../engine.ts";
import type { Measure } from "../measure.ts";
import type { Work } from "../work.ts";
import { plausible } from "./plausible.ts";
import { evaluate, sampleOf } from "./sample.ts";
import type { SampleOptions } from "./study.ts";

/** What it is worth to a party to learn something before it chooses an approach, in its own points. */
export interface LearnValue {
  readonly kind: "learn";
  readonly party: string;
  /** The mean worth of each approach over all that is plausible, in the order of the file. */
  readonly approaches: readonly { readonly approach: string; readonly mean: number }[];
  /** What it would choose without learning anything. */
  readonly best: string;
  /** Expected gain from learning everything first. */
  readonly everything: Gain;
  /** Expected gain from learning one assumption first, the largest first. */
  readonly assumptions: readonly (Gain & { readonly assumption: string })[];
  readonly points: number;
  /** How many times as wide as the file has them the ranges are. */
  readonly widen: number;
  readonly failures: number;
}

/** An estimate with its interval; it may come out below 0 where there is nothing to gain, and is not cut there. */
export interface Gain extends Interval {
  readonly gain: number;
}

export interface LearnQuestion {
  readonly party: string;
  readonly approaches: readonly string[];
  /** The party's expectation under each approach. */
  readonly measures: readonly Measure[];
}

/** The value of knowing: what a party gains on the average by learning an assumption before it chooses an approach. */
export function* learn(
  engine: Engine,
  { party, approaches, measures }: LearnQuestion,
  { points, seed, widen }: SampleOptions,
): Work<LearnValue> {
  const inputs = plausible(engine, widen);
  const design = sampleOf(inputs, points, seed);
  const runs = yield* evaluate(inputs, design, measures);
  const found = knowing(design, runs, { seed });
  const gain = ({ value, low, high }: typeof found.everything): Gain => ({ gain: value, low, high });
  return {
    kind: "learn",
    party,
    approaches: approaches.map((approach, at) => ({ approach, mean: found.means[at] })),
    best: approaches[found.best],
    everything: gain(found.everything),
    assumptions: found.inputs
      .map(({ input, gain: one }) => ({
        assumption: engine.model.assumptions[inputs.assumptions[input]].id,
        ...gain(one),
      }))
      .sort((a, b) => b.gain - a.gain),
    points,
    widen,
    failures: found.failures,
  };
}
