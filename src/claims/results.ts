import type { Engine } from "../lenses/engine.ts";
import type { Result } from "../lenses/lens.ts";
import { type Judgement, judge } from "./judge.ts";

/** Every claim in the envelope that the lenses share; its finding is one sentence. */
export function judgedClaims(engine: Engine, view: string | null): readonly Result<Judgement, "claims">[] {
  return judge(engine).map((judgement) => ({
    lens: "claims",
    approach: null,
    view,
    method: "margins at the central values; each assumption alone at the ends of its range",
    exact: true,
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
