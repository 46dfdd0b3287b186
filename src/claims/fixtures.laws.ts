import { contextFor } from "../lenses/context.ts";
import type { StudyOptions } from "../lenses/hinges/study.ts";
import { finish } from "../lenses/work.ts";
import type { Model } from "../scenario/model.ts";
import { type Judgement, judge } from "./judge.ts";

/** Every claim of a model, judged in this thread. */
export function judgedAll(model: Model, options: StudyOptions | null = null): readonly Judgement[] {
  const { engine } = contextFor(model);
  return finish(engine, judge(engine, options));
}
