import { bits, commonDivisor, commonMultiple } from "./whole.ts";

/**
 * A fraction of whole numbers in lowest terms; `bottom` is positive. Arithmetic on it never rounds, so equal numbers
 * are found equal: with doubles 0.1 + 0.2 and 0.3 differ, and what counts equal vectors miscounts.
 */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const zero: Exact = { top: 0n, bottom: 1n };
export const one: Exact = { top: 1n, bottom: 1n };

/** Longer texts or larger exponents are refused: a short text must not make a number that fills the memory. */
const longest = 1000;
const largestExponent = 1000;

/**
 * The number that a text writes: `12`, `-0.5`, `.5`, `2.5e-3` or a fraction of two of these, `1/3`. Null when it is no
 * number, when it divides by zero, or beyond a thousand characters or an exponent of a thousand.
 */
export function parseExact(text: string): Exact | null {
  if (text.length > longest) return null;
  const parts = text.split("/");
  if (parts.length > 2) return null;
  const [above, below] = parts.map(decimal);
  if (above === null || below === null) return null;
  if (below === undefined) return above;
  return below.top === 0n ? null : divide(above, below);
}

function decimal(text: string): Exact | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole, rest = "", exponentText = "0"] = match;
  if (whole === "" && rest === "") return null;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > largestExponent) return null;
  const digits = BigInt(whole + rest) * (sign === "-" ? -1n : 1n);
  const shift = exponent - rest.length;
  return shift >= 0 ? wholeOf(digits * 10n ** BigInt(shift)) : fraction(digits, 10n ** BigInt(-shift));
}

const wholeOf = (top: bigint): Exact => ({ top, bottom: 1n });

/** The number that the shortest text of a double writes: 0.1 is one tenth. Null when it is not finite. */
export function exactOf(value: number): Exact | null {
  if (Number.isSafeInteger(value)) return wholeOf(BigInt(value));
  return Number.isFinite(value) ? decimal(String(value)) : null;
}

/** @throws RangeError when `bottom` is 0. */
export function fraction(top: bigint, bottom: bigint): Exact {
  if (bottom === 0n) throw new RangeError("invalid fraction: division by zero");
  const common = commonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / common, bottom: bottom / common };
}

export function add(a: Exact, b: Exact): Exact {
  if (a.bottom === b.bottom && a.bottom === 1n) return wholeOf(a.top + b.top);
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));
export const negate = (a: Exact): Exact => ({ top: -a.top, bottom: a.bottom });
export const multiply = (a: Exact, b: Exact): Exact => fraction(a.top * b.top, a.bottom * b.bottom);
/** @throws RangeError when `b` is 0. */
export const divide = (a: Exact, b: Exact): Exact => fraction(a.top * b.bottom, a.bottom * b.top);

/** Negative, 0 or positive as `a` is less than, equal to or more than `b`. */
export function compare(a: Exact, b: Exact): number {
  const left = a.top * b.bottom;
  const right = b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** The smallest whole number that makes every one of them whole when multiplied by it. */
export function commonBottom(numbers: Iterable<Exact>): bigint {
  return commonMultiple(bottoms(numbers));
}

function* bottoms(numbers: Iterable<Exact>): Iterable<bigint> {
  for (const { bottom } of numbers) yield bottom;
}

/** Bits that the quotient keeps before it is rounded once: more than a double has, and one that says "and some more". */
const kept = 66;

/** The nearest double, to even on ties. Numbers below the normal doubles may be rounded twice. */
export function toNumber({ top, bottom }: Exact): number {
  if (isSafe(top) && isSafe(bottom)) return Number(top) / Number(bottom);
  const shift = kept - (bits(top) - bits(bottom));
  const above = shift > 0 ? top << BigInt(shift) : top;
  const below = shift > 0 ? bottom : bottom << BigInt(-shift);
  const quotient = above / below;
  const more = above % below === 0n ? 0n : 1n;
  return scaled(Number(top < 0n ? quotient * 2n - more : quotient * 2n + more), -shift - 1);
}

/** value * 2^exponent, in steps that no double overflows at. */
function scaled(value: number, exponent: number): number {
  let result = value;
  let left = exponent;
  for (; left < -1000; left += 1000) result *= 2 ** -1000;
  for (; left > 1000; left -= 1000) result *= 2 ** 1000;
  return result * 2 ** left;
}

/** As short as it can be written exactly: `2.5`, and `1/3` where no decimal ends. */
export function toText({ top, bottom }: Exact): string {
  let rest = bottom;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  if (rest !== 1n) return `${top}/${bottom}`;
  const places = Math.max(twos, fives);
  if (places === 0) return String(top);
  const digits = String(((top < 0n ? -top : top) * 10n ** BigInt(places)) / bottom).padStart(places + 1, "0");
  const point = digits.length - places;
  return `${top < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

const isSafe = (value: bigint): boolean => value <= safe && value >= -safe;
const safe = BigInt(Number.MAX_SAFE_INTEGER);
