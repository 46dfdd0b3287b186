import { NEVER } from "../passes.ts";
import { each, LINE, named } from "../vectors.ts";
import { type Code, f64x2, highWords, i32, type Local, loop, type Routine } from "./assembler.ts";
import { AT_ONCE } from "./step.ts";

/** Lines of room that exponentials take. */
export const EXP_ROOM = 2 * AT_ONCE;

/** Addresses: the first line, what follows the last, and room. */
const SHARES = ["from", "to", "room"] as const;

/** Steps of the polynomial in one go over the lines. */
const STEPS = 4;

/** Taylor's coefficients of e^x, from that of x^0 to that of x^12. */
const coefficients = [1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600].map(
  (factorial) => 1 / factorial,
);

/**
 * Turns how far options are behind the best, in up to `AT_ONCE` lines between two addresses, into their shares beside
 * it: e to that number, and 0 where it is below NEVER. What is masked is behind by -∞, or by what is no number, and has
 * no share either.
 *
 * The polynomial of `src/maths/exp.ts`, step by step, with 2^n made from its bits instead of a table. It is one long
 * chain of operations, each of which waits for the one before, so it is cut into pieces and every line goes through one
 * piece before any goes into the next: that way a processor always finds something that need not wait.
 */
export function shares(): { routine: Routine; code: Code } {
  const { routine, from, to, room } = named(SHARES);
  const [at, aside] = [0, 1].map(() => routine.local("i32"));
  const [behind, rest, sum] = [0, 1, 2].map(() => routine.local("v128"));
  const line = (v: number): Code => f64x2.load(at.get, 16 * v);
  const overLines = (body: (v: number) => Code): Code => [
    at.set(from.get),
    aside.set(room.get),
    loop(i32.less(at.get, to.get), [each(body), at.add(i32.of(LINE)), aside.add(i32.of(LINE))]),
  ];
  /** The remainder stands in the first half of the room, the polynomial so far in the second. */
  const half = LINE * AT_ONCE;
  const polynomial = (power: number): Code =>
    sum.set(f64x2.add(f64x2.of(coefficients[power]), f64x2.mul(rest.get, sum.get)));
  const powers = coefficients.map((_, power) => power).slice(0, -1);
  const pieces = powers
    .filter((power) => power % STEPS === 0)
    .map((last) => powers.slice(last, last + STEPS).toReversed())
    .toReversed();
  const [highest] = coefficients.slice(-1);

  const code: Code = [
    overLines((v) => [
      behind.set(line(v)),
      rest.set(f64x2.greater(f64x2.of(NEVER), behind.get)),
      sum.set(f64x2.add(f64x2.mul(rest.get, f64x2.of(Math.LOG2E)), f64x2.of(ROUNDER))),
      f64x2.store(at.get, 16 * v, f64x2.and(powerOfTwo(sum), f64x2.atLeast(behind.get, f64x2.of(NEVER)))),
      sum.set(f64x2.sub(sum.get, f64x2.of(ROUNDER))),
      rest.set(f64x2.sub(rest.get, f64x2.mul(sum.get, f64x2.of(LN2_HIGH)))),
      rest.set(f64x2.sub(rest.get, f64x2.mul(sum.get, f64x2.of(LN2_LOW)))),
      f64x2.store(aside.get, 16 * v, rest.get),
    ]),
    pieces.map((piece, i) =>
      overLines((v) => [
        rest.set(f64x2.load(aside.get, 16 * v)),
        sum.set(i === 0 ? f64x2.of(highest) : f64x2.load(aside.get, half + 16 * v)),
        piece.map(polynomial),
        i < pieces.length - 1
          ? f64x2.store(aside.get, half + 16 * v, sum.get)
          : f64x2.store(at.get, 16 * v, f64x2.mul(sum.get, line(v))),
      ]),
    ),
  ];
  return { routine, code };
}

const ROUNDER = 6755399441055744;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 2^n, for n plus the rounder: its bits end in n; moved up and added to those of 1 they are 2^n. */
const powerOfTwo = (shifted: Local): Code =>
  f64x2.addBits(f64x2.shiftBits(shifted.get, 52), highWords(0x3ff00000));
