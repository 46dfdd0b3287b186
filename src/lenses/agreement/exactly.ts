import { evaluateIn, type KnownIn } from "../../expression/evaluate.ts";
import { Opcode, operate } from "../../expression/operation.ts";
import type { BinaryOp, Term, UnaryOp } from "../../expression/term.ts";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  multiply,
  negate,
  one,
  subtract,
  toNumber,
  zero,
} from "../../maths/exact.ts";

/** As `Known` of the expressions, in exact numbers; a deadline of `endless` is never. */
export type ExactKnown = KnownIn<Exact>;

/** Larger than every number. It can be compared, and no arithmetic is done with it. */
export const endless: Exact = { top: 1n, bottom: 0n };

/** Thrown where the arithmetic gives no finite number. */
export class NoNumber extends Error {}

/** Powers beyond this are rounded like roots: exact ones would fill the memory. */
const largestPower = 64;

/**
 * The value of a term without rounding: tenths are tenths. Only what no fraction can hold (roots, exponentials, logarithms
 * and powers that are not whole) is taken as the decimal of its double, and `rounded` is told.
 *
 * @throws NoNumber on a division by zero, or beyond all bounds.
 */
export const evaluateExactly = (term: Term, known: ExactKnown, rounded: () => void): Exact =>
  evaluateIn(
    {
      number: exactly,
      isTrue,
      truth,
      one: (op, a) => single(op, a, rounded),
      two: (op, a, b) => two(op, a, b, rounded),
    },
    term,
    known,
  );

export const isTrue = ({ top }: Exact): boolean => top !== 0n;
const truth = (holds: boolean): Exact => (holds ? one : zero);

/** A double as the decimal that it is written as. */
export function exactly(value: number): Exact {
  if (value === Number.POSITIVE_INFINITY) return endless;
  const exact = exactOf(value);
  if (exact === null) throw new NoNumber(`${value} is no finite number`);
  return exact;
}

function single(op: UnaryOp, a: Exact, rounded: () => void): Exact {
  if (op === "negate") return negate(finite(a));
  if (op === "not") return truth(!isTrue(a));
  if (op === "abs") return finite(a).top < 0n ? negate(a) : a;
  rounded();
  return inDoubles(Opcode[op], a, zero);
}

function two(op: BinaryOp, a: Exact, b: Exact, rounded: () => void): Exact {
  switch (op) {
    case "less":
      return truth(compare(a, b) < 0);
    case "less or equal":
      return truth(compare(a, b) <= 0);
    case "equal":
      return truth(compare(a, b) === 0);
    case "min":
      return compare(a, b) <= 0 ? a : b;
    case "max":
      return compare(a, b) >= 0 ? a : b;
    case "add":
      return add(finite(a), finite(b));
    case "subtract":
      return subtract(finite(a), finite(b));
    case "multiply":
      return multiply(finite(a), finite(b));
    case "divide":
      if (b.top === 0n) throw new NoNumber("division by zero");
      return divide(finite(a), finite(b));
    case "power":
      return power(finite(a), finite(b), rounded);
  }
  throw new RangeError(`unknown operation ${op}`);
}

function power(a: Exact, b: Exact, rounded: () => void): Exact {
  const times = Number(b.top);
  if (b.bottom !== 1n || Math.abs(times) > largestPower || (a.top === 0n && times < 0)) {
    rounded();
    return inDoubles(Opcode.power, a, b);
  }
  const raised = { top: a.top ** BigInt(Math.abs(times)), bottom: a.bottom ** BigInt(Math.abs(times)) };
  return times < 0 ? divide(one, raised) : raised;
}

const inDoubles = (code: number, a: Exact, b: Exact): Exact =>
  finite(exactly(operate(code, toNumber(finite(a)), toNumber(finite(b)))));

function finite(value: Exact): Exact {
  if (value.bottom === 0n) throw new NoNumber("the arithmetic gives no finite number");
  return value;
}
