import { exp } from "../maths/exp.ts";
import { log } from "../maths/log.ts";
import { logistic, logit } from "../maths/logistic.ts";
import { power } from "../maths/power.ts";
import { type Sum, sumOf } from "./sum.ts";
import type { Term } from "./term.ts";

/** Every value from `low` to `high`, ends included; `undefined` when the value may also be no number (NaN). */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly undefined: boolean;
}

/** What a term reads from outside: the caller says where each of them can lie. A truth lies in 0..1. */
export type Leaf = Exclude<Term, { op: "number" } | { a: Term } | { test: Term }>;

export const between = (low: number, high: number): Interval => ({ low, high, undefined: false });

/** Anything at all. */
const anything: Interval = {
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
  undefined: true,
};

/**
 * An interval that holds every number that the term can be when each leaf lies in its own: the engine's numbers
 * with their rounding, since + - * / and roots round monotonically, and exp, log and their kin are widened by more
 * than their error. It may be wider than need be, because outside sums each reading of a name counts as if it stood for
 * itself (R. E. Moore, "Interval analysis", 1966).
 */
export function interval(term: Term, leaf: (leaf: Leaf) => Interval): Interval {
  const memory = new Map<Term, Interval>();
  const sums = new Map<Term, Sum>();
  const of = (part: Term): Interval => {
    const before = memory.get(part);
    if (before !== undefined) return before;
    const result = compute(part);
    memory.set(part, result);
    return result;
  };
  const compute = (part: Term): Interval => {
    switch (part.op) {
      case "number":
        return Number.isNaN(part.value) ? anything : between(part.value, part.value);
      case "if": {
        const test = of(part.test);
        if (never(test)) return of(part.otherwise);
        return always(test) ? of(part.then) : hull(of(part.then), of(part.otherwise));
      }
      case "and": {
        const a = of(part.a);
        if (never(a)) return no;
        const b = of(part.b);
        return never(b) ? no : always(a) && always(b) ? yes : maybe;
      }
      case "or": {
        const a = of(part.a);
        if (always(a)) return yes;
        const b = of(part.b);
        return always(b) ? yes : never(a) && never(b) ? no : maybe;
      }
      case "not": {
        const a = of(part.a);
        return never(a) ? yes : always(a) ? no : maybe;
      }
      case "less":
        return compare(of(part.a), of(part.b), (x, y) => x < y);
      case "less or equal":
        return compare(of(part.a), of(part.b), (x, y) => x <= y);
      case "equal":
        return equal(of(part.a), of(part.b));
      case "negate": {
        const a = of(part.a);
        return { low: -a.high, high: -a.low, undefined: a.undefined };
      }
      case "add":
        return narrower(
          corners(of(part.a), of(part.b), (x, y) => x + y),
          total(sumOf(part, sums), of),
        );
      case "subtract":
        return narrower(
          corners(of(part.a), of(part.b), (x, y) => x - y),
          total(sumOf(part, sums), of),
        );
      case "multiply":
        return product(of(part.a), of(part.b));
      case "divide":
        return quotient(of(part.a), of(part.b));
      case "min":
        return corners(of(part.a), of(part.b), Math.min);
      case "max":
        return corners(of(part.a), of(part.b), Math.max);
      case "power":
        return raised(of(part.a), of(part.b));
      case "exp":
        return widened(rising(of(part.a), exp), 0, Number.POSITIVE_INFINITY);
      case "logistic":
        return widened(rising(of(part.a), logistic), 0, 1);
      case "log":
        return widened(rising(inside(of(part.a), 0, Number.POSITIVE_INFINITY), log));
      case "logit":
        return widened(rising(inside(of(part.a), 0, 1), logit));
      case "sqrt":
        return rising(inside(of(part.a), 0, Number.POSITIVE_INFINITY), Math.sqrt);
      case "abs":
        return absolute(of(part.a));
      default:
        return leaf(part);
    }
  };
  return of(term);
}

const no = between(0, 0);
const yes = between(1, 1);
const maybe = between(0, 1);

const never = ({ low, high, undefined: open }: Interval) => low === 0 && high === 0 && !open;
/** Everything but 0 counts as true. */
const always = ({ low, high }: Interval) => low > 0 || high < 0;

/** Both hold the value, so what they share does. */
function narrower(a: Interval, b: Interval): Interval {
  return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high), undefined: a.undefined };
}

/** A collected sum, widened by more than the rounding of the sum as it was written. */
function total({ constant, parts }: Sum, of: (term: Term) => Interval): Interval {
  let low = constant;
  let high = constant;
  let size = Math.abs(constant);
  for (const [part, times] of parts) {
    const a = of(part);
    // Infinity minus infinity is no number, and a part that cancels may still be one.
    if (!bounded(a)) return anything;
    low += times * (times > 0 ? a.low : a.high);
    high += times * (times > 0 ? a.high : a.low);
    size += (Math.abs(times) + 1) * Math.max(Math.abs(a.low), Math.abs(a.high));
  }
  return { low: low - size * margin, high: high + size * margin, undefined: false };
}

function hull(a: Interval, b: Interval): Interval {
  return {
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    undefined: a.undefined || b.undefined,
  };
}

/** A comparison holds for all when it holds for the worst pair; one that may be undefined may be false. */
function compare(a: Interval, b: Interval, holds: (x: number, y: number) => boolean): Interval {
  if (!holds(a.low, b.high)) return no;
  return holds(a.high, b.low) && !a.undefined && !b.undefined ? yes : maybe;
}

function equal(a: Interval, b: Interval): Interval {
  if (a.high < b.low || b.high < a.low) return no;
  const single = a.low === a.high && b.low === b.high && a.low === b.low;
  return single && !a.undefined && !b.undefined ? yes : maybe;
}

/** Of an operation that is monotone in each operand: its extremes stand at the corners. */
function corners(a: Interval, b: Interval, f: (x: number, y: number) => number): Interval {
  const values = [f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)];
  if (values.some(Number.isNaN)) return anything;
  return { low: Math.min(...values), high: Math.max(...values), undefined: a.undefined || b.undefined };
}

/** Zero times an end at infinity is undefined only if the infinity itself is taken; then anything may come. */
function product(a: Interval, b: Interval): Interval {
  return corners(a, b, (x, y) => x * y);
}

function quotient(a: Interval, b: Interval): Interval {
  if (b.low > 0 || b.high < 0) return corners(a, b, (x, y) => x / y);
  const zeroByZero = a.low <= 0 && a.high >= 0;
  return {
    ...anything,
    undefined: zeroByZero || a.undefined || b.undefined || !(bounded(a) && bounded(b)),
  };
}

const bounded = ({ low, high }: Interval) => Number.isFinite(low) && Number.isFinite(high);

function raised(base: Interval, b: Interval): Interval {
  const a = { ...base, undefined: base.undefined || b.undefined };
  const whole = b.low === b.high && Number.isInteger(b.low) && b.low >= 0;
  if (whole && b.low % 2 === 0)
    return widened(
      rising(absolute(a), (x) => power(x, b.low)),
      0,
    );
  if (whole) return widened(rising(a, (x) => power(x, b.low)));
  // A positive base: the power is monotone in each, rising or falling as the other lies.
  if (a.low > 0) return widened(corners(a, b, power), 0);
  if (a.low === 0 && b.low > 0) return widened(corners(a, b, power), 0);
  return anything;
}

function absolute(a: Interval): Interval {
  const low = a.low > 0 ? a.low : a.high < 0 ? -a.high : 0;
  return { low, high: Math.max(-a.low, a.high), undefined: a.undefined };
}

function rising(a: Interval, f: (x: number) => number): Interval {
  const low = f(a.low);
  const high = f(a.high);
  return Number.isNaN(low) || Number.isNaN(high) ? anything : { low, high, undefined: a.undefined };
}

/** The part where a function is defined; outside of it there is no number. */
function inside(a: Interval, least: number, most: number): Interval {
  const outside = a.low < least || a.high > most;
  return {
    low: Math.min(Math.max(a.low, least), most),
    high: Math.max(Math.min(a.high, most), least),
    undefined: a.undefined || outside,
  };
}

/**
 * Our exp, log and powers are not proven monotone: neighbouring arguments may come out in the wrong order by the last
 * digits. This is far above their error (some 1e-13 for the largest powers) and far below what anyone asks about.
 */
const margin = 1e-12;

/** `least` and `most` bound the function itself, whatever its rounding does. */
function widened(
  { low, high, undefined: open }: Interval,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): Interval {
  const wider = (x: number) => Math.abs(x) * margin + Number.MIN_VALUE;
  return {
    low: Number.isFinite(low) ? Math.max(least, low - wider(low)) : low,
    high: Number.isFinite(high) ? Math.min(most, high + wider(high)) : high,
    undefined: open,
  };
}
