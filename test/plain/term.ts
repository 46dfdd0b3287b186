import type { Term } from "../../src/expression/term.ts";

/** Everything a term may read, as one object; nothing is specialised or compiled. */
export interface Surroundings {
  readonly assumptions: readonly number[];
  readonly variable: (index: number) => number;
  readonly round: number;
  readonly deadline: number;
  readonly table: number;
  readonly issue: (index: number) => number;
  readonly trust: (relation: number) => number;
  /** The same where no assumption moves it; else null. */
  readonly settledTrust: (relation: number) => number | null;
}

const truth = (holds: boolean): number => (holds ? 1 : 0);

/** The value of a term by walking it, with the platform's own exponentials. */
export function read(term: Term, at: Surroundings): number {
  switch (term.op) {
    case "number":
      return term.value;
    case "assumption":
      return at.assumptions[term.index];
    case "state":
      return at.variable(term.variable);
    case "round":
      return at.round;
    case "deadline":
      return at.deadline;
    case "package":
      return at.table;
    case "issue":
      return at.issue(term.issue);
    case "trust":
      return at.trust(term.relation);
    case "if":
      return read(read(term.test, at) !== 0 ? term.then : term.otherwise, at);
    case "negate":
    case "not":
    case "exp":
    case "log":
    case "sqrt":
    case "logit":
    case "logistic":
    case "abs":
      return unary(term.op, read(term.a, at));
    default:
      return binary(term.op, read(term.a, at), read(term.b, at));
  }
}

function unary(op: string, a: number): number {
  switch (op) {
    case "negate":
      return -a;
    case "not":
      return truth(a === 0);
    case "exp":
      return Math.exp(a);
    case "log":
      return Math.log(a);
    case "sqrt":
      return Math.sqrt(a);
    case "logit":
      return Math.log(a / (1 - a));
    case "logistic":
      return 1 / (1 + Math.exp(-a));
    case "abs":
      return Math.abs(a);
    default:
      throw new Error(`unknown operation ${op}`);
  }
}

function binary(op: string, a: number, b: number): number {
  switch (op) {
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "divide":
      return a / b;
    case "power":
      return a ** b;
    case "min":
      return Math.min(a, b);
    case "max":
      return Math.max(a, b);
    case "less":
      return truth(a < b);
    case "less or equal":
      return truth(a <= b);
    case "equal":
      return truth(a === b);
    case "and":
      return truth(a !== 0 && b !== 0);
    case "or":
      return truth(a !== 0 || b !== 0);
    default:
      throw new Error(`unknown operation ${op}`);
  }
}

/**
 * The value of a term where it is the same under every assignment of the assumptions, and null where an assumption
 * decides it, perhaps by way of a trust: what is null is structurally open. `and` and `or` are settled by one side alone.
 */
export function settledValue(term: Term, at: Surroundings): number | null {
  switch (term.op) {
    case "assumption":
      return null;
    case "trust":
      return at.settledTrust(term.relation);
    case "number":
    case "state":
    case "round":
    case "deadline":
    case "package":
    case "issue":
      return read(term, at);
    case "if": {
      const test = settledValue(term.test, at);
      return test === null ? null : settledValue(test !== 0 ? term.then : term.otherwise, at);
    }
    case "and":
    case "or": {
      const decisive = term.op === "and" ? 0 : 1;
      const sides = [settledValue(term.a, at), settledValue(term.b, at)];
      if (sides.some((side) => side !== null && truth(side !== 0) === decisive)) return decisive;
      return sides.includes(null) ? null : 1 - decisive;
    }
    case "negate":
    case "not":
    case "exp":
    case "log":
    case "sqrt":
    case "logit":
    case "logistic":
    case "abs": {
      const a = settledValue(term.a, at);
      return a === null ? null : unary(term.op, a);
    }
    default: {
      const a = settledValue(term.a, at);
      const b = settledValue(term.b, at);
      return a === null || b === null ? null : binary(term.op, a, b);
    }
  }
}
