import { type Compiled, issuesOf } from "./compiled.ts";

/** A term or a rule as far as an order of issues matters to it. */
interface Read {
  readonly issues: readonly number[];
  /** A box only knows whether it is still met; a table knows all that it has read. */
  readonly box: boolean;
}

/**
 * An order of issues in which few terms and rules are half read at any time: from each possible first issue on, the next is
 * the one that leaves the fewest states open. The best of these orders; null where every one of them may take more than
 * so many steps, from a state by a value to a state.
 */
export function narrowest(
  { sizes, terms, rules }: Compiled,
  issues: readonly number[],
  most: number,
): readonly number[] | null {
  const reads = [...terms.map(({ term }) => term), ...rules].flatMap((part): readonly Read[] => {
    const own = issuesOf(part);
    return own.length > 1 && issues.includes(own[0]) ? [{ issues: own, box: part.kind !== "table" }] : [];
  });
  /** No more states than this are open after some issues: those of the terms, or of the issues that they have read. */
  const open = (chosen: ReadonlySet<number>): number => {
    let states = 1;
    const kept = new Set<number>();
    for (const read of reads) {
      const known = read.issues.filter((issue) => chosen.has(issue));
      if (known.length === 0 || known.length === read.issues.length) continue;
      states *= read.box ? 2 : known.reduce((product, issue) => product * sizes[issue], 1);
      for (const issue of known) kept.add(issue);
    }
    return Math.min(
      states,
      [...kept].reduce((product, issue) => product * sizes[issue], 1),
    );
  };
  let best: readonly number[] | null = null;
  let fewest = most;
  for (const start of issues) {
    const chosen = new Set<number>();
    const rest = new Set(issues);
    let next = start;
    let states = 1;
    let steps = 0;
    for (;;) {
      steps += states * sizes[next];
      chosen.add(next);
      rest.delete(next);
      if (steps > fewest || rest.size === 0) break;
      states = open(chosen);
      let least = Number.POSITIVE_INFINITY;
      for (const issue of rest) {
        chosen.add(issue);
        const after = open(chosen);
        chosen.delete(issue);
        if (after >= least) continue;
        least = after;
        next = issue;
      }
      // With too many states all are alike; the order does not matter any more.
      if (least === Number.POSITIVE_INFINITY) break;
    }
    if (rest.size > 0 || steps > fewest || (best !== null && steps === fewest)) continue;
    best = [...chosen];
    fewest = steps;
  }
  return best;
}
