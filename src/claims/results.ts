import type { Engine } from "../lenses/engine.ts";
import { level, type StudyOptions } from "../lenses/hinges/study.ts";
import type { Result } from "../lenses/lens.ts";
import type { Work } from "../lenses/work.ts";
import { type Judgement, judge } from "./judge.ts";

const centrally = "margins at the central values; each assumption alone at the ends of its range";
const throughout = ({ points }: StudyOptions): string =>
  `${centrally}; over all that is plausible ${points} points of a scrambled Sobol sequence, intervals of ${100 * level} %`;

/**
 * Every claim in the envelope that the lenses share; its finding is one sentence. With options for it, over all that is
 * plausible too: then the shares and effects are estimates with intervals, while each evaluation stays exact.
 */
export function* judgedClaims(
  engine: Engine,
  view: string | null,
  options: StudyOptions | null,
): Work<readonly Result<Judgement, "claims">[]> {
  const judgements = yield* judge(engine, options);
  return judgements.map((judgement) => ({
    lens: "claims",
    approach: null,
    view,
    method: options === null ? centrally : throughout(options),
    exact: options === null,
    tolerance: 1e-12,
    value: judgement,
    failure: null,
    findings: [sentence(judgement)],
  }));
}

function sentence({ id, says, status, reason, central }: Judgement): string {
  const claim = `${id} (${says})`;
  switch (status) {
    case "not yet sayable":
    case "undefined":
    case "invalid":
      return `${claim}: ${status}, ${reason}.`;
    default: {
      const flips = [...new Set(central!.flips.map(({ by }) => by.assumption))];
      const hangs =
        flips.length === 0
          ? status === "no difference"
            ? ""
            : "; no assumption alone overturns it"
          : `; alone overturned by ${flips.map((name) => `"${name}"`).join(", ")}`;
      return `${claim}: ${status} at the central values${hangs}.`;
    }
  }
}
