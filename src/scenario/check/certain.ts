import { printSyntax } from "../../expression/print.ts";
import type { Syntax } from "../../expression/syntax.ts";
import type { Model } from "../model.ts";

interface Bounds {
  readonly low: number;
  readonly high: number;
}

const anything: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const probability: Bounds = { low: 0, high: 1 };

/**
 * Whether a claim holds whatever the lenses give: true, false, or null when that depends on them. Probabilities lie in
 * 0..1, lengths between nothing and the whole clock, and a number is never more or less than itself.
 */
export const constantOutcome = (model: Model, syntax: Syntax): boolean | null => {
  switch (syntax.kind) {
    case "compare":
      return comparison(model, syntax);
    case "not": {
      const inner = constantOutcome(model, syntax.of);
      return inner === null ? null : !inner;
    }
    case "and":
    case "or": {
      const decides = syntax.kind === "or";
      const sides = [constantOutcome(model, syntax.left), constantOutcome(model, syntax.right)];
      if (sides.includes(decides)) return decides;
      return sides.includes(null) ? null : !decides;
    }
    default:
      return null;
  }
};

const comparison = (model: Model, syntax: Extract<Syntax, { kind: "compare" }>): boolean | null => {
  const { operator, left, right } = syntax;
  const same = printSyntax(left) === printSyntax(right);
  if (same) return operator === "=" || operator === "<=" || operator === ">=";
  const a = boundsOf(model, left);
  const b = boundsOf(model, right);
  const [less, more] = operator === ">" || operator === ">=" ? [b, a] : [a, b];
  switch (operator) {
    case "<":
    case ">":
      return less.high < more.low ? true : less.low >= more.high ? false : null;
    case "<=":
    case ">=":
      return less.high <= more.low ? true : less.low > more.high ? false : null;
    case "=":
      return a.low > b.high || b.low > a.high ? false : null;
    case "!=":
      return a.low > b.high || b.low > a.high ? true : null;
  }
};

const boundsOf = (model: Model, syntax: Syntax): Bounds => {
  switch (syntax.kind) {
    case "number":
      return { low: syntax.value, high: syntax.value };
    case "negate": {
      const { low, high } = boundsOf(model, syntax.of);
      return { low: -high, high: -low };
    }
    case "binary": {
      const a = boundsOf(model, syntax.left);
      const b = boundsOf(model, syntax.right);
      if (syntax.operator === "+") return { low: a.low + b.low, high: a.high + b.high };
      if (syntax.operator === "-") return { low: a.low - b.high, high: a.high - b.low };
      if (syntax.operator === "*") return product(a, b);
      return anything;
    }
    case "query":
      if (syntax.name === "P" || syntax.name === "trust" || syntax.name === "taken") return probability;
      if (syntax.name === "length" && model.clock !== null)
        return { low: 0, high: Math.max(model.clock.rounds, model.clock.rounds * model.clock.length) };
      return anything;
    default:
      return anything;
  }
};

const product = (a: Bounds, b: Bounds): Bounds => {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return corners.some(Number.isNaN) ? anything : { low: Math.min(...corners), high: Math.max(...corners) };
};
