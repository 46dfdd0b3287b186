import {
  add,
  compare,
  divide,
  type Exact,
  least,
  most,
  multiply,
  one,
  subtract,
  zero,
} from "../maths/exact.ts";
import { exactly } from "./amount.ts";
import type { Bound, Domain, Group, Issue, Package, Part, Party, Utility, Value } from "./domain.ts";

/** What a package is worth to a party before any discount: the definition of every kind of utility. */
export function worth(domain: Domain, { utility }: Party, agreed: Package): Exact {
  return capped(utility, total(domain, utility, agreed));
}

function total({ issues }: Domain, utility: Utility, agreed: Package): Exact {
  if (utility.kind === "rectangles") return divide(groupWorth(utility.group, agreed), exactly(utility.per));
  return utility.terms
    .map(({ weight, value }, issue) =>
      multiply(exactly(weight), valueAt(issues[issue], value, agreed[issue])),
    )
    .reduce(add, zero);
}

const capped = ({ most }: Utility, sum: Exact): Exact => (most === null ? sum : least(sum, exactly(most)));

/** What one value of an issue counts before it is weighted. */
export function valueAt(issue: Issue, value: Value, at: string): Exact {
  switch (value.kind) {
    case "table":
      return divide(exactly(value.evaluations[positionOf(issue, at)]), exactly(value.per));
    case "constant":
      return exactly(value.value);
    case "linear": {
      const { slope, intercept, range } = value;
      const open = add(multiply(exactly(slope), exactly(at)), exactly(intercept));
      return range === "open" ? open : most(zero, least(one, open));
    }
    case "triangular":
      return triangle(exactly(at), exactly(value.low), exactly(value.top), exactly(value.high));
  }
}

function triangle(x: Exact, low: Exact, top: Exact, high: Exact): Exact {
  if (compare(x, low) < 0 || compare(x, high) >= 0) return zero;
  if (compare(x, top) < 0) return divide(subtract(x, low), subtract(top, low));
  return subtract(one, divide(subtract(x, top), subtract(high, top)));
}

/** Where a value stands among those of a discrete or stepped issue. */
function positionOf(issue: Issue, at: string): number {
  if (issue.kind === "discrete") return issue.values.indexOf(at);
  if (issue.kind === "real") throw new RangeError(`invalid table over the real issue "${issue.name}"`);
  return Number(divide(subtract(exactly(at), exactly(issue.low)), exactly(issue.step)).top);
}

function groupWorth({ aggregation, parts }: Group, agreed: Package): Exact {
  const each = parts.map((part) => partWorth(part, agreed));
  if (aggregation === "sum") return each.reduce(add);
  return each.reduce(aggregation === "min" ? least : most);
}

function partWorth(part: Part, agreed: Package): Exact {
  if (part.kind === "group") return multiply(exactly(part.weight), groupWorth(part.group, agreed));
  const all = part.bounds.every((bound) => holds(bound, agreed));
  return all === (part.kind === "inside") ? exactly(part.pays) : zero;
}

function holds({ issue, low, high }: Bound, agreed: Package): boolean {
  const at = exactly(agreed[issue]);
  return compare(at, exactly(low)) >= 0 && compare(at, exactly(high)) <= 0;
}
