import type { Engine } from "../engine.ts";
import { severally, type Work } from "../work.ts";
import {
  type Distribution,
  distributionOf,
  type Failures,
  failuresOf,
  type Share,
  shareOf,
} from "./distribution.ts";
import { type Hinges, hingesOf } from "./hinge.ts";
import type { Margin } from "./margin.ts";
import { type Overturn, overturns } from "./overturn.ts";
import { plausible } from "./plausible.ts";
import { type Regions, regionsOf } from "./regions.ts";
import { evaluate, sampleOf } from "./sample.ts";
import { type Turn, turnsOf } from "./turns.ts";

export interface SampleOptions {
  /** Points of the sample. */
  readonly points: number;
  readonly seed: number;
  /** How many times as wide as the file has them the ranges are. */
  readonly widen: number;
}

/** What a study of claims needs beside a sample. */
export interface StudyOptions extends SampleOptions {
  /** Also the regions in which each claim fails? */
  readonly where: boolean;
}

export const usual: StudyOptions = { points: 1024, seed: 1, widen: 1, where: false };

/** Of every interval here: how often such intervals hold what they are about. */
export const level = 0.95;

/** How a margin fares over all that is plausible. */
export interface Study {
  readonly points: number;
  readonly failures: Failures;
  /** Shares of all points; those without a number are in none. */
  readonly shares: Readonly<Record<"holds" | "fails" | "no difference", Share>>;
  /** Null where no point has a number. */
  readonly margin: Distribution | null;
  /** What it hangs on; null where it does not vary by what matters, or too few points have a number. */
  readonly hinges: Hinges | null;
  /** Where each assumption alone turns it, the nearest first. */
  readonly turns: readonly Turn[];
  /** The smallest joint change found that turns it; null where none was. */
  readonly overturn: Overturn | null;
  /** Where it fails; null where nobody asked, or there are too few failures, or nothing but failures. */
  readonly regions: Regions | null;
}

/** Studies many margins on one sample: a point is evaluated once for all of them. */
export function* study(
  engine: Engine,
  margins: readonly Margin[],
  { points, seed, widen, where }: StudyOptions,
): Work<readonly Study[]> {
  const inputs = plausible(engine, widen);
  const design = sampleOf(inputs, points, seed);
  const found = yield* evaluate(
    inputs,
    design,
    margins.map(({ measure }) => measure),
  );
  const [turns, flips, ...hinges] = yield* severally([
    turnsOf(engine, inputs, margins),
    overturns(engine, inputs, design, margins, found),
    ...margins.map((margin, at) => hingesOf(engine, inputs, design, margin, found[at], level, at)),
  ]);
  const names = inputs.assumptions.map((assumption) => engine.model.assumptions[assumption].id);
  return found.map((runs, at): Study => {
    const { matters } = margins[at];
    return {
      points,
      failures: failuresOf(runs),
      shares: {
        holds: shareOf(runs, (value) => value >= matters, level),
        fails: shareOf(runs, (value) => value <= -matters, level),
        "no difference": shareOf(runs, (value) => Math.abs(value) < matters, level),
      },
      margin: distributionOf(runs),
      hinges: hinges[at],
      turns: turns[at],
      overturn: flips[at],
      regions: where ? regionsOf(names, design, runs, matters, seed) : null,
    };
  });
}
