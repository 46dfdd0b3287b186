import {
  add,
  compare,
  divide,
  type Exact,
  fraction,
  least,
  most,
  multiply,
  one,
  subtract,
  toText,
  zero,
} from "../maths/exact.ts";
import { exactly } from "./amount.ts";
import type { Additive, Group, Issue, Part, Value } from "./domain.ts";
import { valueAt } from "./worth.ts";

/** How many values an issue has; null for a real one. */
export function countOf(issue: Issue): bigint | null {
  if (issue.kind === "discrete") return BigInt(issue.values.length);
  if (issue.kind === "real") return null;
  return divide(subtract(exactly(issue.high), exactly(issue.low)), exactly(issue.step)).top + 1n;
}

/**
 * The values of an issue in its order, as packages write them; null for a real issue and where there are more than
 * `limit`.
 */
export function valuesOf(issue: Issue, limit: number): readonly string[] | null {
  if (issue.kind === "discrete") return issue.values.length <= limit ? issue.values : null;
  const count = countOf(issue);
  if (issue.kind === "real" || count === null || Number(count) > limit) return null;
  const [low, step] = [exactly(issue.low), exactly(issue.step)];
  return Array.from({ length: Number(count) }, (_, position) =>
    toText(add(low, multiply(step, fraction(BigInt(position), 1n)))),
  );
}

/** Bounds of the sum of an additive utility before it is cut at `most`; reached, but for a triangle cut at its top. */
export function sumRange(issues: readonly Issue[], { terms }: Additive): readonly [Exact, Exact] {
  let [low, high] = [zero, zero];
  for (const [index, { weight, value }] of terms.entries()) {
    const ends = valueRange(issues[index], value).map((end) => multiply(exactly(weight), end));
    low = add(low, ends.reduce(least));
    high = add(high, ends.reduce(most));
  }
  return [low, high];
}

/** The least and the most that a value comes to over its issue. */
export function valueRange(issue: Issue, value: Value): readonly [Exact, Exact] {
  const each = extremes(issue, value);
  return [each.reduce(least), each.reduce(most)];
}

/** Numbers among which the least and the most are. */
function extremes(issue: Issue, value: Value): readonly Exact[] {
  if (value.kind === "table") {
    const each = value.evaluations.map(exactly);
    return [each.reduce(least), each.reduce(most)].map((end) => divide(end, exactly(value.per)));
  }
  if (value.kind === "constant") return [exactly(value.value)];
  if (issue.kind === "discrete")
    throw new RangeError(`invalid number for the discrete issue "${issue.name}"`);
  const ends = [issue.low, issue.high].map((end) => valueAt(issue, value, end));
  if (value.kind === "linear") return ends;
  const inside = (place: string): boolean =>
    compare(exactly(place), exactly(issue.low)) >= 0 && compare(exactly(place), exactly(issue.high)) <= 0;
  return [...ends, ...(inside(value.top) ? [one] : []), ...(inside(value.high) ? [zero] : [])];
}

/**
 * Bounds of what a group of rectangles comes to. They need not be reached: which rectangles hold together is not looked
 * into.
 */
export function groupRange({ aggregation, parts }: Group): readonly [Exact, Exact] {
  const each = parts.map(partRange);
  const together = aggregation === "sum" ? add : aggregation === "min" ? least : most;
  return [each.map(([low]) => low).reduce(together), each.map(([, high]) => high).reduce(together)];
}

function partRange(part: Part): readonly [Exact, Exact] {
  if (part.kind === "group") {
    const ends = groupRange(part.group).map((end) => multiply(exactly(part.weight), end));
    return [ends.reduce(least), ends.reduce(most)];
  }
  const pays = exactly(part.pays);
  if (part.kind === "inside" && part.bounds.length === 0) return [pays, pays];
  return [least(zero, pays), most(zero, pays)];
}
