import {
  commonBottom,
  compare,
  divide,
  type Exact,
  fraction,
  most,
  multiply,
  negate,
  one,
  toText,
  zero,
} from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Issue, Term } from "../domain.ts";
import { valueRange } from "../range.ts";
import { valueAt } from "../worth.ts";

/** A term as GENIUS writes it: a weight, and what stands inside the issue. */
export interface GeniusTerm {
  readonly weight: Exact;
  readonly evaluator: Evaluator;
}

export type Evaluator =
  | { readonly kind: "items"; readonly evaluations: readonly Exact[] }
  | { readonly kind: "line"; readonly slope: Exact; readonly intercept: Exact }
  | { readonly kind: "constant"; readonly value: Exact }
  | { readonly kind: "triangle"; readonly low: Exact; readonly top: Exact; readonly high: Exact };

/** Below this GENIUS takes the largest evaluation for 0. */
const vanishing = exactly("0.00001");

/**
 * The term over the listed values of an issue. GENIUS divides evaluations by the largest of them, so that the weight
 * takes that over; where none is above 0 both change their sign.
 */
export function listedTerm(issue: Issue, values: readonly string[], { weight, value }: Term): GeniusTerm {
  const bare = value.kind === "table" ? value.evaluations.map(exactly) : null;
  const each = bare ?? values.map((at) => valueAt(issue, value, at));
  const per = value.kind === "table" ? exactly(value.per) : one;
  const signed = each.reduce(most).top <= 0n ? each.map(negate) : each;
  const sign = signed === each ? one : negate(one);
  const largest = signed.reduce(most);
  if (largest.top === 0n) return { weight: exactly(weight), evaluator: { kind: "items", evaluations: each } };
  const common = fraction(commonBottom(signed.filter(({ bottom }) => !endsAsDecimal(bottom))), 1n);
  let lift = common;
  while (compare(multiply(largest, lift), vanishing) < 0) lift = multiply(lift, fraction(10n, 1n));
  const total = multiply(multiply(exactly(weight), sign), divide(largest, per));
  return {
    weight: total,
    evaluator: { kind: "items", evaluations: signed.map((evaluation) => multiply(evaluation, lift)) },
  };
}

/** The term over numbers, whose functions GENIUS clamps to 0 and 1; null where it has no such function. */
export function numberTerm(issue: Issue, { weight, value }: Term): GeniusTerm | null {
  const given = exactly(weight);
  switch (value.kind) {
    case "table":
      return null;
    case "triangular": {
      if (issue.kind !== "real") return null;
      const [low, top, high] = [value.low, value.top, value.high].map(exactly);
      return { weight: given, evaluator: { kind: "triangle", low, top, high } };
    }
    case "constant": {
      const exact = exactly(value.value);
      const outside = compare(exact, zero) < 0 || compare(exact, one) > 0;
      if (outside) return { weight: multiply(given, exact), evaluator: { kind: "constant", value: one } };
      return { weight: given, evaluator: { kind: "constant", value: exact } };
    }
    case "linear": {
      const [slope, intercept] = [exactly(value.slope), exactly(value.intercept)];
      if (value.range === "clamped") return { weight: given, evaluator: { kind: "line", slope, intercept } };
      const [low, high] = valueRange(issue, value);
      if (low.top < 0n && high.top > 0n) return null;
      const sign = low.top < 0n ? negate(one) : one;
      const scale = powerOfTen(most(high, negate(low)));
      const factor = divide(sign, scale);
      return {
        weight: divide(given, factor),
        evaluator: {
          kind: "line",
          slope: multiply(slope, factor),
          intercept: multiply(intercept, factor),
        },
      };
    }
  }
}

/** The smallest power of ten from 1 on that is no less than a number. */
export function powerOfTen(number: Exact): Exact {
  let power = one;
  while (compare(power, number) < 0) power = multiply(power, fraction(10n, 1n));
  return power;
}

const endsAsDecimal = (bottom: bigint): boolean => !toText({ top: 1n, bottom }).includes("/");
