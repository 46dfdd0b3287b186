import { type Exact, fraction } from "../../maths/exact.ts";
import { issuesOf } from "./compiled.ts";
import { brokenRules, wholeAt } from "./evaluate.ts";
import { fairer, shares } from "./gain.ts";
import { inOrder } from "./solutions.ts";
import type { Space } from "./space.ts";
import type { Zone } from "./zone.ts";

/** One issue of a package changed. */
export interface Move {
  readonly issue: number;
  readonly from: number;
  readonly to: number;
  /** By party, in whole numbers of its row. */
  readonly effects: readonly bigint[];
  readonly allowed: boolean;
}

/** A change that somebody wants and somebody pays for, and the one other change that pays for it best. */
export interface Deal {
  readonly wish: Move;
  /** Null where no single other change leaves everybody at least as well off. */
  readonly payment: Move | null;
  /** By party, of both changes; of the wish alone where nothing pays for it. */
  readonly effects: readonly bigint[];
}

/** Every change of one issue, in the order of the document. */
export function movesFrom(space: Space, { compiled }: Zone, values: readonly number[]): readonly Move[] {
  const before = wholeAt(compiled, values);
  return compiled.sizes.flatMap((size, issue) =>
    Array.from({ length: size }, (_, to) => to)
      .filter((to) => to !== values[issue])
      .map((to): Move => {
        const after = values.with(issue, to);
        return {
          issue,
          from: values[issue],
          to,
          effects: wholeAt(compiled, after).map((each, k) => each - before[k]),
          allowed: brokenRules(compiled.sizes, space.rules, after).length === 0,
        };
      }),
  );
}

/** How many points the first party gains for each that the second loses, or the other way; null where nobody pays. */
export function ratioOf({ effects: [first, second] }: Move, units: readonly bigint[]): Exact | null {
  if (first * second >= 0n) return null;
  return fraction(-first * units[1], second * units[0]);
}

/**
 * Log-rolling by pairs: for every change that helps one and hurts another, the change of another issue that, done with
 * it, leaves nobody worse; among several the fairest, then the first of the document.
 */
export function dealsFrom(
  space: Space,
  zone: Zone,
  values: readonly number[],
  moves: readonly Move[],
): readonly Deal[] {
  const { compiled } = zone;
  const before = wholeAt(compiled, values);
  const tied = tiedIssues(space, zone);
  const together = (a: Move, b: Move): readonly bigint[] | null => {
    if (!tied && a.allowed && b.allowed) return a.effects.map((each, k) => each + b.effects[k]);
    const after = values.with(a.issue, a.to).with(b.issue, b.to);
    if (brokenRules(compiled.sizes, space.rules, after).length > 0) return null;
    return wholeAt(compiled, after).map((each, k) => each - before[k]);
  };
  return moves
    .filter(({ effects }) => effects.some((each) => each > 0n) && effects.some((each) => each < 0n))
    .map((wish): Deal => {
      const payments = moves.flatMap((payment) => {
        if (payment.issue === wish.issue) return [];
        const effects = together(wish, payment);
        return effects?.every((each) => each >= 0n)
          ? [{ payment, effects, shares: shares(zone, effects) }]
          : [];
      });
      const [best] = payments.sort(
        (a, b) => fairer(a.shares, b.shares) || inOrder(placeOf(a.payment), placeOf(b.payment)),
      );
      return best === undefined
        ? { wish, payment: null, effects: wish.effects }
        : { wish, payment: best.payment, effects: best.effects };
    });
}

const placeOf = ({ issue, to }: Move): readonly number[] => [issue, to];

/** Do points or rules tie issues together, or are points cut? Then two changes may bring more or less than their sum. */
function tiedIssues({ rules }: Space, { compiled }: Zone): boolean {
  return (
    compiled.ceilings.some((ceiling) => ceiling !== null) ||
    compiled.terms.some(({ term }) => issuesOf(term).length > 1) ||
    rules.some((rule) => issuesOf(rule).length > 1)
  );
}
