import type { Interval } from "../intervals.ts";

/** The place of an input in an order from the largest effect to the smallest. */
export interface Rank {
  readonly input: number;
  /** By how much it is ahead of the next one; null for the last. */
  readonly lead: Interval | null;
  /** The lead may as well be nothing: the two are not told apart. */
  readonly tied: boolean;
}

/**
 * Puts inputs in order, the earlier first where two are equal. `difference` gives the interval of effect a minus effect b:
 * better taken from the differences row by row than from two intervals, since errors of effects hang together.
 */
export function ranked(
  effects: readonly { readonly input: number; readonly effect: number }[],
  difference: (a: number, b: number) => Interval,
): readonly Rank[] {
  const order = effects
    .map((_, at) => at)
    .sort((a, b) => effects[b].effect - effects[a].effect || effects[a].input - effects[b].input);
  return order.map((at, place) => {
    const { input } = effects[at];
    if (place === order.length - 1) return { input, lead: null, tied: false };
    const lead = difference(at, order[place + 1]);
    return { input, lead, tied: !(lead.low > 0) };
  });
}

/** The difference of two effects of which only the intervals are known: as wide as can be. */
export function apart(a: Interval, b: Interval): Interval {
  return { low: a.low - b.high, high: a.high - b.low };
}

/** The inputs in order, those that are tied with their neighbour in one list. */
export function tiedGroups(ranking: readonly Rank[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let joins = false;
  for (const { input, tied } of ranking) {
    if (joins) groups[groups.length - 1].push(input);
    else groups.push([input]);
    joins = tied;
  }
  return groups;
}
