import { compare, type Exact, fraction, zero } from "../../maths/exact.ts";
import type { Zone } from "./zone.ts";

/**
 * Changes of points as shares of the way from each party's worst to its best, so that gains of different parties can be
 * weighed against each other whatever scales they use. 0 for a party to whom all packages are alike.
 */
export function shares(
  { least, most }: Pick<Zone, "least" | "most">,
  change: readonly bigint[],
): readonly Exact[] {
  return change.map((each, k) => {
    const span = most === null || least === null ? 0n : most[k] - least[k];
    return span === 0n ? zero : fraction(each, span);
  });
}

/** Negative when `a` is the fairer: the least share is larger, or as large and then the next. */
export function fairer(a: readonly Exact[], b: readonly Exact[]): number {
  const first = [...a].sort(compare);
  const second = [...b].sort(compare);
  const at = first.findIndex((share, index) => compare(share, second[index]) !== 0);
  return at < 0 ? 0 : -compare(first[at], second[at]);
}
