import { divide, type Exact } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Group, Issue, Part, Rectangles } from "../domain.ts";
import type { Words } from "../problem.ts";
import { boundOnNames } from "../written.ts";
import { tag } from "./markup.ts";

type Decimal = (number: Exact, what: string) => string;

/** The `<utility>` of a nonlinear profile whose points are multiplied by `factor`. */
export function markupOf(
  { group, per }: Rectangles,
  factor: Exact,
  issues: readonly Issue[],
  party: string,
  decimal: Decimal,
  tell: (loss: Words) => void,
): readonly string[] {
  const maxutility = decimal(divide(exactly(per), factor), "the number by which rectangles are divided");
  return tag("utility", { maxutility }, groupLines(group, "1"));

  function groupLines({ aggregation, parts }: Group, weight: string): readonly string[] {
    return tag("ufun", { type: "PlainUfun", weight, aggregation }, parts.flatMap(partLines));
  }

  function partLines(part: Part): readonly string[] {
    if (part.kind === "group") return groupLines(part.group, decimal(exactly(part.weight), "a weight"));
    const name = part.kind === "inside" ? "INCLUDES" : "EXCLUDES";
    const bounds = part.bounds.flatMap(({ issue, low, high }) => {
      const bounded = issues[issue];
      if (bounded.kind !== "stepped" || bounded.step !== "1") tell(boundOnNames(party, bounded.name));
      const [min, max] = [exactly(low), exactly(high)].map((end) => decimal(end, "a bound"));
      return tag(name, { index: String(issue + 1), min, max });
    });
    // Without bounds a rectangle pays always, but one that pays outside of them never does.
    const pays = part.kind === "outside" && bounds.length === 0 ? "0" : part.pays;
    const utility = decimal(exactly(pays), "what a rectangle pays");
    return tag("hyperRectangle", { utility }, bounds.length === 0 ? undefined : bounds);
  }
}
