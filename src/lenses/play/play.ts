import type { Model } from "../../scenario/model.ts";
import { type Course, courseOf } from "../course.ts";
import { type Demand, type Engine, everything } from "../engine.ts";
import type { Context, Lens, Result } from "../lens.ts";
import { type End, endsOf } from "../spread.ts";
import { asksOf } from "./asks.ts";
import { likeliest, likeliestWay } from "./course.ts";
import { figures } from "./figures.ts";
import { approachFindings } from "./findings.ts";
import { ranking } from "./ranking.ts";
import { refined } from "./refined.ts";
import { sheetOf } from "./sheet.ts";
import type { PlayValue } from "./value.ts";

const method = "backward induction with logit responses, then reach probabilities";
/** Rounding in the order of additions is all that parts two exact evaluations. */
const tolerance = 1e-12;

/** Where each approach leads, round by round; then all approaches beside each other. */
export const play: Lens<PlayValue, "play"> = {
  name: "play",
  needs: ["values", "clock", "turns"],
  exact: true,
  run(model, context): readonly Result<PlayValue, "play">[] {
    const { engine, approaches, brief } = context;
    const courses = approaches.map((index) => courseFor(model, index, context));
    const ends = endsOf(engine);
    const worlds = [engine.central, ...ends.map((end) => end.world)];
    engine.prepare([
      { demands: courses.flatMap(centrally), worlds: [engine.central] },
      { demands: courses.flatMap((course) => throughout(engine, course, brief)), worlds },
    ]);
    const single = approaches.map((index, at) => one(engine, index, courses[at], context, ends));
    const figures = single.map(({ value }) => (value?.kind === "approach" ? value : null));
    const all = ranking(engine, approaches, courses, ends, figures);
    const shared = { lens: "play" as const, view: context.view, method, exact: true, tolerance };
    return [
      ...single,
      { ...shared, approach: null, value: all.value, failure: null, findings: all.findings },
    ];
  },
};

/** What is read at the central values alone. */
const centrally = (course: Course): readonly Demand[] => [
  { course, reading: everything },
  { course, reading: likeliestWay },
];

/** What is read at every end of every range too. */
const throughout = (engine: Engine, course: Course, brief: boolean): readonly Demand[] => [
  { course, reading: sheetOf(engine.model, brief).reading },
  ...asksOf(engine, course).flatMap(({ measure }) => measure.demands),
];

function courseFor(model: Model, index: number, { from }: Context): Course {
  return courseOf(model, model.approaches[index].settings, [], from);
}

function one(
  engine: Engine,
  index: number,
  course: Course,
  { view, refine, brief }: Context,
  ends: readonly End[],
): Result<PlayValue, "play"> {
  const { id } = engine.model.approaches[index];
  const shared = { lens: "play" as const, approach: id, view, method, exact: true, tolerance };
  const played = engine.at(course, engine.central);
  if (!played.ok) {
    return { ...shared, value: null, failure: played.failure, findings: [] };
  }
  const halved = refine ? refined(engine, course, played.evaluation) : null;
  if (halved !== null && "code" in halved) {
    return { ...shared, value: null, failure: halved, findings: [] };
  }
  const value = { ...figures(engine, index, course, ends, brief), refined: halved };
  return {
    ...shared,
    value,
    failure: null,
    findings: approachFindings(engine.model, value, likeliest(engine, course).end.outcome),
  };
}
