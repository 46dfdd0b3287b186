import { Opcode, operate } from "./operation.ts";
import type { BinaryOp, Term, UnaryOp } from "./term.ts";

/** Everything a term can read, in some kind of numbers. */
export interface KnownIn<Value> {
  assumption(index: number): Value;
  /** Position of a named value, or the whole number itself. */
  state(variable: number): Value;
  readonly round: Value;
  /** Never is larger than every number. */
  readonly deadline: Value;
  /** -1 is nothing. */
  readonly package: Value;
  /** Of no use when nothing is on the table. */
  issue(issue: number): Value;
  trust(relation: number): Value;
}

/** The same as plain numbers: a deadline of `Infinity` is never, and an issue is NaN when nothing is on the table. */
export type Known = KnownIn<number>;

/** What a term is worked out in. */
export interface Arithmetic<Value> {
  number(value: number): Value;
  isTrue(value: Value): boolean;
  truth(holds: boolean): Value;
  one(op: UnaryOp, a: Value): Value;
  two(op: BinaryOp, a: Value, b: Value): Value;
}

const doubles: Arithmetic<number> = {
  number: (value) => value,
  isTrue: (value) => value !== 0,
  truth: (holds) => (holds ? 1 : 0),
  one: (op, a) => operate(Opcode[op], a, 0),
  two: (op, a, b) => operate(Opcode[op], a, b),
};

/**
 * The value of a term, straight from its definition: the slow way that the tape is compared with, and the short way
 * for a number that is needed once.
 */
export const evaluate = (term: Term, known: Known): number => evaluateIn(doubles, term, known);

/** The same in any arithmetic. Branches not taken are not evaluated. */
export function evaluateIn<Value>(
  { number, isTrue, truth, one, two }: Arithmetic<Value>,
  term: Term,
  known: KnownIn<Value>,
): Value {
  // Definitions may share parts; without the memory a chain of doublings would take exponential time.
  const memory = new Map<Term, Value>();
  const value = (part: Term): Value => {
    if (part.op === "number") return number(part.value);
    const before = memory.get(part);
    if (before !== undefined) return before;
    const result = compute(part);
    memory.set(part, result);
    return result;
  };
  const compute = (part: Exclude<Term, { op: "number" }>): Value => {
    switch (part.op) {
      case "assumption":
        return known.assumption(part.index);
      case "state":
        return known.state(part.variable);
      case "round":
      case "deadline":
      case "package":
        return known[part.op];
      case "issue":
        return known.issue(part.issue);
      case "trust":
        return known.trust(part.relation);
      case "if":
        return isTrue(value(part.test)) ? value(part.then) : value(part.otherwise);
      case "and":
        return truth(isTrue(value(part.a)) && isTrue(value(part.b)));
      case "or":
        return truth(isTrue(value(part.a)) || isTrue(value(part.b)));
      default:
        return "b" in part ? two(part.op, value(part.a), value(part.b)) : one(part.op, value(part.a));
    }
  };
  return value(term);
}
