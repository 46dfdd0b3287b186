import { type Code, f64x2, highWords, type Local } from "./assembler.ts";

/**
 * e to `x`, with the polynomial of `src/maths/exp.ts` and 2^n made from its bits instead of a table; right from NEVER up
 * to 0, which is all a choice needs. `shifted` and `rest` are room.
 */
export function exponential(x: Code, shifted: Local, rest: Local): Code {
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
