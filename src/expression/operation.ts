import { exp } from "../maths/exp.ts";
import { log } from "../maths/log.ts";
import { logistic, logit } from "../maths/logistic.ts";
import { power } from "../maths/power.ts";
import type { BinaryOp, UnaryOp } from "./term.ts";

/** What a slot of a tape does, as a number. */
export const Opcode = {
  constant: 0,
  /** `a` is the index of the assumption. */
  assumption: 1,
  negate: 2,
  not: 3,
  exp: 4,
  log: 5,
  sqrt: 6,
  logit: 7,
  logistic: 8,
  abs: 9,
  add: 10,
  subtract: 11,
  multiply: 12,
  divide: 13,
  power: 14,
  min: 15,
  max: 16,
  less: 17,
  "less or equal": 18,
  equal: 19,
  and: 20,
  or: 21,
  /** `a` is the test, `b` counts when it is not 0, `c` when it is. */
  select: 22,
} as const satisfies Record<UnaryOp | BinaryOp | "constant" | "assumption" | "select", number>;

export const firstBinary: number = Opcode.add;

/**
 * The meaning of every operation on numbers; folding, evaluating and running all come back to it. Truth is 1 and 0.
 * Comparisons are exact, and false with NaN; `min` and `max` pass NaN on. Square roots are rounded correctly by every
 * engine, so `Math.sqrt` keeps the bits the same.
 */
export function operate(code: number, a: number, b: number): number {
  switch (code) {
    case Opcode.negate:
      return -a;
    case Opcode.not:
      return a === 0 ? 1 : 0;
    case Opcode.exp:
      return exp(a);
    case Opcode.log:
      return log(a);
    case Opcode.sqrt:
      return Math.sqrt(a);
    case Opcode.logit:
      return logit(a);
    case Opcode.logistic:
      return logistic(a);
    case Opcode.abs:
      return Math.abs(a);
    case Opcode.add:
      return a + b;
    case Opcode.subtract:
      return a - b;
    case Opcode.multiply:
      return a * b;
    case Opcode.divide:
      return a / b;
    case Opcode.power:
      return power(a, b);
    case Opcode.min:
      return Math.min(a, b);
    case Opcode.max:
      return Math.max(a, b);
    case Opcode.less:
      return a < b ? 1 : 0;
    case Opcode["less or equal"]:
      return a <= b ? 1 : 0;
    case Opcode.equal:
      return a === b ? 1 : 0;
    case Opcode.and:
      return a !== 0 && b !== 0 ? 1 : 0;
    case Opcode.or:
      return a !== 0 || b !== 0 ? 1 : 0;
  }
  throw new RangeError(`unknown operation ${code}`);
}
