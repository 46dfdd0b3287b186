import { printName } from "../../expression/lexer.ts";
import { add, compare, divide, type Exact, multiply, one, zero } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Bound, Group, Issue, Rectangles } from "../domain.ts";
import { numberText } from "./value.ts";

/** Rectangles as the values of a deal: points that always come, and points that come when something is agreed. */
export interface Together {
  readonly constant: Exact;
  readonly also: readonly { readonly when: string; readonly add: Exact }[];
}

/** Null where a least or most of several rectangles counts, for which the language has no word. */
export function togetherOf(
  { group, per }: Rectangles,
  issues: readonly Issue[],
  names: readonly string[],
): Together | null {
  let constant = zero;
  const also: { when: string; add: Exact }[] = [];
  const visit = ({ aggregation, parts }: Group, weight: Exact): boolean =>
    (aggregation === "sum" || parts.length === 1) &&
    parts.every((part) => {
      if (part.kind === "group") return visit(part.group, multiply(weight, exactly(part.weight)));
      const points = divide(multiply(weight, exactly(part.pays)), exactly(per));
      const when = conditionOf(part.bounds, issues, names);
      const always = when === "always" ? part.kind === "inside" : when === "never" && part.kind === "outside";
      if (always) constant = add(constant, points);
      else if (when !== "always" && when !== "never")
        also.push({ when: part.kind === "inside" ? when : `not (${when})`, add: points });
      return true;
    });
  return visit(group, one) ? { constant, also } : null;
}

/** That every bound holds, as an expression; bounds that leave nothing open are left out. */
function conditionOf(
  bounds: readonly Bound[],
  issues: readonly Issue[],
  names: readonly string[],
): string | "always" | "never" {
  const open: string[] = [];
  for (const { issue, low, high } of bounds) {
    const bounded = issues[issue];
    if (bounded.kind === "discrete") return "never";
    const [from, to, least, most] = [low, high, bounded.low, bounded.high].map(exactly);
    if (compare(from, most) > 0 || compare(to, least) < 0 || compare(from, to) > 0) return "never";
    const name = printName(names[issue]);
    if (low === high && bounded.low !== bounded.high) open.push(`${name} = ${numberText(low)}`);
    else {
      if (compare(from, least) > 0) open.push(`${name} >= ${numberText(low)}`);
      if (compare(to, most) < 0) open.push(`${name} <= ${numberText(high)}`);
    }
  }
  return open.length === 0 ? "always" : open.join(" and ");
}
