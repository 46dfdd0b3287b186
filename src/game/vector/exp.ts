import { NEVER } from "../passes.ts";
import { each, LINE, named } from "../vectors.ts";
import { type Code, f64x2, highWords, i32, type Local, loop, type Routine } from "./assembler.ts";

/** Addresses of the first line, and of what follows the last. */
export const SHARES = ["from", "to"] as const;

/**
 * Turns how far options are behind the best, in all the lines between two addresses, into their shares beside it. What is
 * masked is behind by -∞, or by what is no number, and has none.
 */
export function shares(): { routine: Routine; code: Code } {
  const { routine, from: at, to } = named(SHARES);
  const [behind, shifted, rest] = [0, 1, 2].map(() => routine.local("v128"));
  const code = loop(i32.less(at.get, to.get), [
    each((v) => [
      behind.set(f64x2.load(at.get, 16 * v)),
      f64x2.store(at.get, 16 * v, shareOf(behind, shifted, rest)),
    ]),
    at.add(i32.of(LINE)),
  ]);
  return { routine, code };
}

/** e to how far an option is behind the best, or 0 where it is so far that it is never taken. */
export const shareOf = (behind: Local, shifted: Local, rest: Local): Code =>
  f64x2.and(exponential(behind.get, shifted, rest), f64x2.atLeast(behind.get, f64x2.of(NEVER)));

/**
 * e to `x`, with the polynomial of `src/maths/exp.ts` and 2^n made from its bits instead of a table; right from NEVER up
 * to 0, which is all a choice needs. `shifted` and `rest` are room.
 */
function exponential(x: Code, shifted: Local, rest: Local): Code {
  const rounder = f64x2.of(6755399441055744);
  const ln2High = f64x2.of(0.6931471803691238);
  const ln2Low = f64x2.of(1.9082149292705877e-10);
  const n = f64x2.sub(shifted.get, rounder);
  let factorial = 1;
  const coefficients = Array.from({ length: 13 }, (_, k) => {
    if (k > 0) factorial *= k;
    return 1 / factorial;
  });
  const horner = coefficients
    .slice(0, -1)
    .reduceRight<Code>(
      (inner, coefficient) => f64x2.add(f64x2.of(coefficient), f64x2.mul(rest.get, inner)),
      f64x2.of(coefficients[12]),
    );
  return [
    shifted.set(f64x2.add(f64x2.mul(x, f64x2.of(Math.LOG2E)), rounder)),
    rest.set(f64x2.sub(f64x2.sub(x, f64x2.mul(n, ln2High)), f64x2.mul(n, ln2Low))),
    // The bits of x/ln 2 plus the rounder end in n; moved up and added to those of 1 they are 2^n.
    f64x2.mul(horner, f64x2.addBits(f64x2.shiftBits(shifted.get, 52), highWords(0x3ff00000))),
  ];
}
