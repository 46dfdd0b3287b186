import { toNumber } from "../../maths/exact.ts";
import type { Model } from "../../scenario/model.ts";
import { type Course, courseOf } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Failure } from "../failure.ts";
import type { Lens, Result } from "../lens.ts";
import type { Measure } from "../measure.ts";
import { analysisOf } from "./analysis.ts";
import { findingsOf } from "./findings.ts";
import { type Choices, spaceFrom } from "./fromModel.ts";
import { type Limits, usualLimits } from "./frontier.ts";
import { centrally, playingOn } from "./playing.ts";
import { type Moment, situationOf } from "./situation.ts";
import { trustSpans } from "./trustSpan.ts";
import type { AgreementValue } from "./value.ts";

const method =
  "frontier of whole-number points, group by group of issues that hang together; solution points among it, each with its formula";
const without = "each one's own expectation of the talks in which nobody ever signs";
/** Numbers are the doubles nearest to exact ones. */
const tolerance = 1e-15;

const shared = (view: string | null) =>
  ({ lens: "agreement", approach: null, view, method, exact: true, tolerance }) as const;

/**
 * Which packages could be agreed, which of them are beaten by no other, and which trades would improve the others. Where
 * the talks are played it is asked under every approach: what its levers show moves trust, and what playing on without
 * an agreement is worth stands in for what the file leaves open.
 */
export const agreement: Lens<AgreementValue, "agreement"> = {
  name: "agreement",
  needs: ["issues", "values", "values of a deal for two parties"],
  exact: true,
  run(model, { engine, view, approaches, from }) {
    if (model.clock === null || model.turns.length === 0) {
      const moment = { assumptions: engine.central.values, structure: null, trust: new Map() };
      return [agreementAt(model, view, moment, { reservations: new Map() })];
    }
    const courses = approaches.map((index) => courseOf(model, model.approaches[index].settings, [], from));
    const going = courses.map((course) => playingOn(engine, course));
    const demands = going.flatMap((worth) => [...worth.values()].flatMap((measure) => measure.demands));
    engine.prepare([{ demands, worlds: [engine.central] }]);
    return courses.map((course, at) => underCourse(engine, view, approaches[at], course, going[at]));
  },
};

function underCourse(
  engine: Engine,
  view: string | null,
  approach: number,
  course: Course,
  going: ReadonlyMap<string, Measure>,
): Result<AgreementValue, "agreement"> {
  const { model, central } = engine;
  const { id } = model.approaches[approach];
  const reservations = centrally(engine, going);
  if ("code" in reservations)
    return { ...shared(view), approach: id, value: null, failure: reservations as Failure, findings: [] };
  const moment = {
    assumptions: engine.theta(course, central),
    structure: course.structure,
    trust: new Map(),
  };
  const found = agreementAt(model, view, moment, { reservations });
  const playing = going.size === 0 ? "" : `; without an agreement: ${without}`;
  return { ...found, approach: id, method: `${found.method}${playing}` };
}

/** The same at another moment, or with reservations that come from elsewhere. */
export function agreementAt(
  model: Model,
  view: string | null,
  moment: Moment,
  choices: Choices,
  limits: Limits = usualLimits,
): Result<AgreementValue, "agreement"> {
  const made = spaceFrom(model, moment, choices);
  if ("code" in made) return { ...shared(view), value: null, failure: made, findings: [] };
  const situation = situationOf(model, moment);
  const trust = trustSpans(model, moment, choices, (relation) => toNumber(situation.trust(relation)), limits);
  if ("code" in trust) return { ...shared(view), value: null, failure: trust, findings: [] };
  const value = analysisOf(made.space, { notes: made.notes, trust }, limits);
  return {
    ...shared(view),
    exact: value.exact,
    value,
    failure: null,
    findings: findingsOf(value, made.space.commonScale),
  };
}
