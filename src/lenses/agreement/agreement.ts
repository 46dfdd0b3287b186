import { toNumber } from "../../maths/exact.ts";
import type { Model } from "../../scenario/model.ts";
import { courseOf } from "../course.ts";
import type { Failure } from "../failure.ts";
import type { Context, Lens, Result } from "../lens.ts";
import { analysisOf } from "./analysis.ts";
import { findingsOf } from "./findings.ts";
import { type Choices, type Found, spaceFrom } from "./fromModel.ts";
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

/** The space of one answer, or why there is none. */
export interface Made {
  /** Null where it is asked of none. */
  readonly approach: string | null;
  readonly found: Found | Failure;
  /** Where it stands in a scenario; null for a space that comes of no scenario. */
  readonly stands: { readonly model: Model; readonly moment: Moment; readonly choices: Choices } | null;
}

/**
 * Which packages could be agreed, which of them are beaten by no other, and which trades would improve the others. Where
 * the talks are played it is asked under every approach: what its levers show moves trust, and what playing on without
 * an agreement is worth stands in for what the file leaves open.
 */
export const agreement: Lens<AgreementValue, "agreement"> = {
  name: "agreement",
  needs: ["issues", "values", "values of a deal for two parties"],
  exact: true,
  run: (model, context) => spacesOf(model, context).map((made) => answerIn(made, context.view, besideOthers)),
};

/** Beside everything else that is said of a file this must not take long; `agree` takes its time. */
const besideOthers: Limits = {
  enumerate: 200_000,
  rows: 300_000,
  points: 6_000,
  pointsOfMany: 300,
  steps: 100_000,
  ties: 12_500,
};

/** The space of a model as it stands, or under every approach where its talks are played. */
export function spacesOf(model: Model, { engine, approaches, from }: Context): readonly Made[] {
  if (model.clock === null || model.turns.length === 0) {
    const moment = { assumptions: engine.central.values, structure: null, trust: new Map() };
    return [madeAt(model, null, moment, { reservations: new Map() })];
  }
  const courses = approaches.map((index) => courseOf(model, model.approaches[index].settings, [], from));
  const going = courses.map((course) => playingOn(engine, course));
  const demands = going.flatMap((worth) => [...worth.values()].flatMap((measure) => measure.demands));
  engine.prepare([{ demands, worlds: [engine.central] }]);
  return courses.map((course, at): Made => {
    const { id } = model.approaches[approaches[at]];
    const reservations = centrally(engine, going[at]);
    if ("code" in reservations) return { approach: id, found: reservations as Failure, stands: null };
    const moment = {
      assumptions: engine.theta(course, engine.central),
      structure: course.structure,
      trust: new Map(),
    };
    return madeAt(model, id, moment, { reservations });
  });
}

/** The space at any moment, or with reservations that come from elsewhere. */
export const madeAt = (model: Model, approach: string | null, moment: Moment, choices: Choices): Made => ({
  approach,
  found: spaceFrom(model, moment, choices),
  stands: { model, moment, choices },
});

/** Everything that this lens says of a space, in the envelope of all lenses. */
export function answerIn(
  { approach, found, stands }: Made,
  view: string | null = null,
  limits: Limits = usualLimits,
): Result<AgreementValue, "agreement"> {
  const played = stands !== null && stands.choices.reservations.size > 0;
  const made = {
    ...({ lens: "agreement", approach, view, tolerance } as const),
    method: played ? `${method}; without an agreement: ${without}` : method,
  };
  const trust = stands === null ? [] : trustIn(stands, limits);
  const failure = "code" in found ? found : "code" in trust ? trust : null;
  if ("code" in found || "code" in trust) return { ...made, exact: true, value: null, failure, findings: [] };
  const value = analysisOf(found.space, { notes: found.notes, trust }, limits);
  return {
    ...made,
    exact: value.exact,
    value,
    failure: null,
    findings: findingsOf(value, found.space.commonScale),
  };
}

function trustIn({ model, moment, choices }: NonNullable<Made["stands"]>, limits: Limits) {
  const situation = situationOf(model, moment);
  return trustSpans(model, moment, choices, (relation) => toNumber(situation.trust(relation)), limits);
}
