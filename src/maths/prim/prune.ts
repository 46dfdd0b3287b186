import type { Limit } from "./limit.ts";
import { quasiPs } from "./quasi.ts";
import type { Table } from "./table.ts";

/** How easily chance may do as well without an end that is kept, among all the ends that could have been set. */
const level = 0.05;

/**
 * A box without the ends that chance could explain: the weakest end is freed, again and again, until the quasi-p of every
 * one left is at most 0.05 divided by the number of ends there are to choose from. Each end was the best of so many
 * candidates, and the best of a hundred useless ones often looks good alone.
 */
export function prune(table: Table, limits: readonly Limit[]): readonly Limit[] {
  const most = level / (2 * table.inputs);
  let left = limits;
  for (;;) {
    const [first, ...others] = quasiPs(table, left);
    if (first === undefined) return left;
    const weakest = others.reduce((a, b) => (b.p > a.p ? b : a), first);
    if (weakest.p <= most) return left;
    left = left
      .map((limit) => (limit.input === weakest.input ? { ...limit, [weakest.side]: null } : limit))
      .filter(({ low, high }) => low !== null || high !== null);
  }
}
