import { Opcode, operate } from "../../expression/operation.ts";
import type { Term } from "../../expression/term.ts";

/** Between these two a number certainly lies; both may be infinite. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What bounds must be given for. */
export type Leaf = Exclude<Term, { op: "number" } | { a: Term } | { test: Term }>;

const anything: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const truth: Bounds = { low: 0, high: 1 };
const rising: ReadonlySet<string> = new Set(["exp", "log", "sqrt", "logit", "logistic"]);

/**
 * Interval arithmetic (R. E. Moore, 1966): bounds of a term when its leaves lie in theirs. Sound up to rounding and
 * often wider than need be, because outside sums each use of a
 * name is taken to vary by itself.
 */
export const boundsOf = (whole: Term, leaf: (term: Leaf) => Bounds): Bounds => {
  const memory = new Map<Term, Bounds>();
  const sums = new Map<Term, Affine>();
  const of = (term: Term): Bounds => {
    const known = memory.get(term);
    if (known !== undefined) return known;
    const found = combine(term);
    const bounds = Number.isNaN(found.low) || Number.isNaN(found.high) ? anything : found;
    memory.set(term, bounds);
    return bounds;
  };
  const combine = (term: Term): Bounds => {
    if (term.op === "add" || term.op === "subtract") return total(affineOf(sums, term), of);
    if (term.op === "number") return { low: term.value, high: term.value };
    if (term.op === "if")
      return choice(
        of(term.test),
        () => of(term.then),
        () => of(term.otherwise),
      );
    if ("b" in term) return binary(term.op, of(term.a), of(term.b));
    return "a" in term ? unary(term.op, of(term.a)) : leaf(term);
  };
  return of(whole);
};

/** A sum of multiples of other terms and a constant. */
interface Affine {
  readonly constant: number;
  readonly parts: ReadonlyMap<Term, number>;
}

/** Collects a sum, so that p + (1 - p) is 1 and not somewhere between 0 and 2. Equal parts must be one object. */
const affineOf = (memory: Map<Term, Affine>, term: Term): Affine => {
  const known = memory.get(term);
  if (known !== undefined) return known;
  const of = (part: Term): Affine => affineOf(memory, part);
  let made: Affine;
  if (term.op === "number") made = { constant: term.value, parts: new Map() };
  else if (term.op === "negate") made = scaled(of(term.a), -1);
  else if (term.op === "add") made = added(of(term.a), of(term.b), 1);
  else if (term.op === "subtract") made = added(of(term.a), of(term.b), -1);
  else if (term.op === "multiply" && term.a.op === "number") made = scaled(of(term.b), term.a.value);
  else if (term.op === "multiply" && term.b.op === "number") made = scaled(of(term.a), term.b.value);
  else made = { constant: 0, parts: new Map([[term, 1]]) };
  memory.set(term, made);
  return made;
};

const scaled = ({ constant, parts }: Affine, by: number): Affine => ({
  constant: constant * by,
  parts: new Map([...parts].map(([term, times]) => [term, times * by])),
});

const added = (a: Affine, b: Affine, sign: 1 | -1): Affine => {
  const parts = new Map(a.parts);
  for (const [term, times] of b.parts) parts.set(term, (parts.get(term) ?? 0) + sign * times);
  return { constant: a.constant + sign * b.constant, parts };
};

const total = ({ constant, parts }: Affine, of: (term: Term) => Bounds): Bounds => {
  let low = constant;
  let high = constant;
  for (const [term, times] of parts) {
    if (times === 0) continue;
    const bounds = of(term);
    low += times * (times > 0 ? bounds.low : bounds.high);
    high += times * (times > 0 ? bounds.high : bounds.low);
  }
  return { low, high };
};

const choice = (test: Bounds, then: () => Bounds, otherwise: () => Bounds): Bounds => {
  if (test.low > 0) return then();
  if (test.high <= 0) return otherwise();
  const [a, b] = [then(), otherwise()];
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
};

const unary = (op: Extract<Term, { a: Term }>["op"], { low, high }: Bounds): Bounds => {
  if (op === "negate") return { low: -high, high: -low };
  if (op === "not") return { low: 1 - Math.min(1, high), high: 1 - Math.max(0, low) };
  if (op === "abs") {
    const far = Math.max(Math.abs(low), Math.abs(high));
    return { low: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)), high: far };
  }
  if (!rising.has(op)) return anything;
  const code = Opcode[op];
  return { low: operate(code, low, 0), high: operate(code, high, 0) };
};

const binary = (
  op: Exclude<Extract<Term, { b: Term }>["op"], "add" | "subtract">,
  a: Bounds,
  b: Bounds,
): Bounds => {
  switch (op) {
    case "multiply":
      return corners(a, b, (x, y) => (x === 0 || y === 0 ? 0 : x * y));
    case "divide":
      return b.low <= 0 && b.high >= 0 ? anything : corners(a, b, (x, y) => x / y);
    case "power":
      return a.low > 0 ? corners(a, b, (x, y) => operate(Opcode.power, x, y)) : anything;
    case "min":
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case "max":
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    case "less":
      return a.high < b.low ? { low: 1, high: 1 } : a.low >= b.high ? { low: 0, high: 0 } : truth;
    case "less or equal":
      return a.high <= b.low ? { low: 1, high: 1 } : a.low > b.high ? { low: 0, high: 0 } : truth;
    case "equal":
      if (a.low === a.high && b.low === b.high && a.low === b.low) return { low: 1, high: 1 };
      return a.high < b.low || b.high < a.low ? { low: 0, high: 0 } : truth;
    case "and":
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    case "or":
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
  }
};

/** Extremes of what is monotone in each argument lie at the corners. */
const corners = (a: Bounds, b: Bounds, of: (x: number, y: number) => number): Bounds => {
  const values = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)];
  return { low: Math.min(...values), high: Math.max(...values) };
};
