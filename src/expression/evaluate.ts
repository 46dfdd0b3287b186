import { Opcode, operate } from "./operation.ts";
import type { Term } from "./term.ts";

/** Everything a term can read, as plain numbers. */
export interface Known {
  assumption(index: number): number;
  /** Position of a named value, or the whole number itself. */
  state(variable: number): number;
  readonly round: number;
  /** `Infinity` is never. */
  readonly deadline: number;
  /** -1 is nothing. */
  readonly package: number;
  /** NaN when nothing is on the table. */
  issue(issue: number): number;
  trust(relation: number): number;
}

/**
 * The value of a term, straight from its definition: the slow way that the tape is compared with, and the short way
 * for a number that is needed once. Branches not taken are not evaluated.
 */
export function evaluate(term: Term, known: Known): number {
  // Definitions may share parts; without the memory a chain of doublings would take exponential time.
  const memory = new Map<Term, number>();
  const value = (part: Term): number => {
    if (part.op === "number") return part.value;
    const before = memory.get(part);
    if (before !== undefined) return before;
    const result = compute(part);
    memory.set(part, result);
    return result;
  };
  const compute = (part: Exclude<Term, { op: "number" }>): number => {
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
        return value(part.test) !== 0 ? value(part.then) : value(part.otherwise);
      case "and":
        return value(part.a) !== 0 && value(part.b) !== 0 ? 1 : 0;
      case "or":
        return value(part.a) !== 0 || value(part.b) !== 0 ? 1 : 0;
      default:
        return operate(Opcode[part.op], value(part.a), "b" in part ? value(part.b) : 0);
    }
  };
  return value(term);
}
