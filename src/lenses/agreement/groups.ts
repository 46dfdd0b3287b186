import { type Compiled, issuesOf } from "./compiled.ts";

/**
 * Issues that a term or a rule ties together, directly or through others, in the order of their first issues. Between
 * groups points simply add up, so each group can be looked at by itself.
 */
export const groupsOf = ({ sizes, terms, rules }: Compiled): readonly (readonly number[])[] =>
  connected(sizes.length, [...terms.map(({ term }) => term), ...rules].map(issuesOf));

/** The same of issues by number, and of the sets of them that are tied together. */
export function connected(
  count: number,
  sets: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const head = Array.from({ length: count }, (_, issue) => issue);
  const find = (issue: number): number => (head[issue] === issue ? issue : find(head[issue]));
  for (const [first, ...others] of sets) {
    for (const other of others) {
      const [low, high] = [find(first), find(other)].sort((a, b) => a - b);
      head[high] = low;
    }
  }
  return head.flatMap((_, issue) =>
    head[issue] === issue ? [[...head.keys()].filter((member) => find(member) === issue)] : [],
  );
}

/** Combinations of the values of some issues, allowed or not. */
export const combinations = ({ sizes }: Pick<Compiled, "sizes">, issues: readonly number[]): bigint =>
  issues.reduce((product, issue) => product * BigInt(sizes[issue]), 1n);
