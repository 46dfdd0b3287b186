import type { Engine } from "../lenses/engine.ts";
import { spreadBy } from "../lenses/hinges/sample.ts";
import { level, type StudyOptions } from "../lenses/hinges/study.ts";
import type { Result } from "../lenses/lens.ts";
import { plainNumber } from "../lenses/sentence.ts";
import type { Work } from "../lenses/work.ts";
import { type Judgement, judge, type Plausible } from "./judge.ts";

const centrally = "margins at the central values; each assumption alone at the ends of its range";
const throughout = ({ ranges }: Engine, { points }: StudyOptions): string =>
  `${centrally}; over all that is plausible ${spreadBy(ranges.length, points)}, intervals of ${100 * level} %`;

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
    method: options === null ? centrally : throughout(engine, options),
    exact: options === null,
    tolerance: 1e-12,
    value: judgement,
    failure: null,
    findings: [sentence(judgement)],
  }));
}

function sentence(judgement: Judgement): string {
  const { id, says, status, reason, central, plausible } = judgement;
  const claim = `${id} (${says})`;
  if (plausible !== null && plausible.margin !== null) return `${claim}: ${throughoutSaid(plausible)}.`;
  if (central === null) return `${claim}: ${status}, ${reason}.`;
  const flips = [...new Set(central.flips.map(({ by }) => by.assumption))];
  const hangs =
    flips.length === 0
      ? status === "no difference"
        ? ""
        : "; no assumption alone overturns it"
      : `; alone overturned by ${flips.map((name) => `"${name}"`).join(", ")}`;
  return `${claim}: ${status} at the central values${hangs}.`;
}

/** The verdict with the share behind it, and the assumption on which most hangs where one is told apart. */
function throughoutSaid({ verdict, shares, hinges }: Plausible): string {
  const { share, low, high } = shares.holds;
  const [most, next] = hinges?.list ?? [];
  const alone = most !== undefined && most.low > 0 && next?.tied !== true;
  const hangs = alone ? `; it hangs most on "${most.assumption}"` : "";
  const told = [share, low, high].map((part) => plainNumber(Number((100 * part).toPrecision(3))));
  return `${verdict}; true in ${told[0]} % (${told[1]} to ${told[2]}) of the combinations of assumptions that the file calls plausible${hangs}`;
}
