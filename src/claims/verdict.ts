import type { Share } from "../lenses/hinges/distribution.ts";

/** At one assignment: is it so, by more than what matters? */
export type Verdict = "holds" | "fails" | "no difference";

/** Over all that is plausible. */
export type RangeVerdict =
  | "holds"
  | "mostly holds"
  | "hangs"
  | "mostly fails"
  | "fails"
  | "no difference"
  | "mostly no difference";

/** From which share of the plausible combinations on a word is used, alone and with "mostly". */
export const thresholds = { plain: 0.95, mostly: 0.75 } as const;

/** True when it is so by at least what matters, false when it is not by as much; else there is no difference. */
export function verdictOf(size: number): Verdict {
  if (size >= 1) return "holds";
  return size <= -1 ? "fails" : "no difference";
}

/**
 * The word for how the plausible combinations are shared out. A combination without a number counts for nothing, so that
 * many of them leave a claim hanging.
 */
export function verdictOver(shares: Readonly<Record<Verdict, Share>>): RangeVerdict {
  for (const verdict of ["holds", "fails", "no difference"] as const) {
    const { share } = shares[verdict];
    if (share >= thresholds.plain) return verdict;
    if (share >= thresholds.mostly) return `mostly ${verdict}`;
  }
  return "hangs";
}
