import type { Begun } from "./analyze.ts";
import { prepare, wholeOf } from "./claims/whole.ts";
import type { Asked } from "./lenses/context.ts";
import { courseOf } from "./lenses/course.ts";
import { version } from "./lenses/envelope.ts";
import { plausible } from "./lenses/hinges/plausible.ts";
import { sampleOf } from "./lenses/hinges/sample.ts";
import type { SampleOptions } from "./lenses/hinges/study.ts";
import { type Rows, rowsOf } from "./lenses/hinges/sweep.ts";
import { missing } from "./lenses/lens.ts";
import type { Measure } from "./lenses/measure.ts";
import { asksOf } from "./lenses/play/asks.ts";
import { play } from "./lenses/play/play.ts";
import { sha256 } from "./maths/sha256.ts";
import { type Opened, open, type Stopped } from "./open.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

/** A table of points of the assumptions with what is asked and claimed there, worked out block by block. */
export interface Sweep {
  readonly status: "swept";
  readonly model: Model;
  readonly problems: readonly Problem[];
  /** The same for the same file, question and version: what fixes every number of the table. */
  readonly id: string;
  /** The uncertain assumptions, then the results. */
  readonly columns: readonly string[];
  readonly points: number;
  /** The rows of the points `from` to `to`, not included. */
  rows(from: number, to: number): Begun<Rows>;
}

/**
 * Every sampled combination of assumptions with its results: what the file asks under every approach, and the margin of
 * every claim. Point i is the same on every machine, so any rows can be had at any time.
 */
export function sweep(text: string, file: string, asked: Asked, options: SampleOptions): Stopped | Sweep {
  const opened = open(text, file, asked);
  if ("status" in opened) return opened;
  const { model, problems, context } = opened;
  const { engine } = context;
  const inputs = plausible(engine, options.widen);
  if (inputs.assumptions.length === 0) {
    const refusal = {
      code: "nothing-uncertain",
      message: "missing ranges: nothing in this file is uncertain",
      note: "write a range where you doubt a number: 8 in 6..12",
    };
    return { status: "refused", problems, refusal };
  }
  const design = sampleOf(inputs, options.points, options.seed);
  const results = resultsOf(opened);
  const columns = [
    ...inputs.assumptions.map((assumption) => model.assumptions[assumption].id),
    ...results.map(({ name }) => name),
  ];
  const measures = results.map(({ measure }) => measure);
  return {
    status: "swept",
    model,
    problems,
    id: sha256(JSON.stringify([version, sha256(model.text), design.id, columns, asked])),
    columns,
    points: options.points,
    rows: (from, to) => ({ engine, work: rowsOf(inputs, design, measures, from, to) }),
  };
}

interface Column {
  readonly name: string;
  readonly measure: Measure;
}

function resultsOf({ model, context }: Opened): readonly Column[] {
  const { engine, approaches, from } = context;
  const played = missing(model, play.needs).length === 0;
  const asks = (played ? approaches : []).flatMap((index): readonly Column[] => {
    const { id, settings } = model.approaches[index];
    return asksOf(engine, courseOf(model, settings, [], from)).map(({ text, measure }) => ({
      name: `${text} under ${id}`,
      measure,
    }));
  });
  const claims = model.claims.flatMap((claim): readonly Column[] => {
    const prepared = prepare(engine, claim);
    return "parts" in prepared ? [{ name: `margin of ${claim.id}`, measure: wholeOf(prepared).measure }] : [];
  });
  return [...asks, ...claims];
}
