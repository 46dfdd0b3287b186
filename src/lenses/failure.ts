import type { Failure } from "../game/evaluation.ts";

export type { Failure };

export function failed(code: string, message: string, note: string | null = null): Failure {
  return { code, message, note, start: null, end: null };
}

/** Conditioning on what never happens gives no number: not zero, and never NaN. */
export const neverHappens = (what: string): Failure =>
  failed("never-happens", `${what} has probability 0 here`, "what is conditioned on it is undefined");

/** A number as it is (never -0), or why there is none: a division by zero, a value beyond all bounds. */
export const finite = (value: number): number | Failure =>
  Number.isFinite(value) ? value + 0 : failed("not-finite", "the arithmetic gives no finite number");
