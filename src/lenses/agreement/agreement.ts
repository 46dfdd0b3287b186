import { toNumber } from "../../maths/exact.ts";
import type { Model } from "../../scenario/model.ts";
import type { Lens, Result } from "../lens.ts";
import { analysisOf } from "./analysis.ts";
import { findingsOf } from "./findings.ts";
import { type Choices, spaceFrom } from "./fromModel.ts";
import { type Limits, usualLimits } from "./frontier.ts";
import { type Moment, situationOf } from "./situation.ts";
import { trustSpans } from "./trustSpan.ts";
import type { AgreementValue } from "./value.ts";

const method =
  "frontier of whole-number points, group by group of issues that hang together; solution points among it, each with its formula";
/** Numbers are the doubles nearest to exact ones. */
const tolerance = 1e-15;

/** Which packages could be agreed, which of them are beaten by no other, and which trades would improve the others. */
export const agreement: Lens<AgreementValue, "agreement"> = {
  name: "agreement",
  needs: ["issues", "values"],
  exact: true,
  run: (model, { engine, view }) => [
    agreementAt(
      model,
      view,
      { assumptions: engine.central.values, structure: null, trust: new Map() },
      { reservations: new Map() },
    ),
  ],
};

/** The same at another moment, or with reservations that come from elsewhere. */
export function agreementAt(
  model: Model,
  view: string | null,
  moment: Moment,
  choices: Choices,
  limits: Limits = usualLimits,
): Result<AgreementValue, "agreement"> {
  const shared = { lens: "agreement" as const, approach: null, view, method, tolerance };
  const made = spaceFrom(model, moment, choices);
  if ("code" in made) return { ...shared, exact: true, value: null, failure: made, findings: [] };
  const situation = situationOf(model, moment);
  const trust = trustSpans(model, moment, choices, (relation) => toNumber(situation.trust(relation)), limits);
  if ("code" in trust) return { ...shared, exact: true, value: null, failure: trust, findings: [] };
  const value = analysisOf(made.space, { notes: made.notes, trust }, limits);
  return {
    ...shared,
    exact: value.exact,
    value,
    failure: null,
    findings: findingsOf(value, made.space.commonScale),
  };
}
