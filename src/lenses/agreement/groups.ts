import { type Compiled, issuesOf } from "./compiled.ts";

/**
 * Issues that a term or a rule ties together, directly or through others, in the order of their first issues. Between
 * groups points simply add up, so each group can be looked at by itself.
 */
export function groupsOf({ sizes, terms, rules }: Compiled): readonly (readonly number[])[] {
  const head = sizes.map((_, issue) => issue);
  const find = (issue: number): number => (head[issue] === issue ? issue : find(head[issue]));
  for (const part of [...terms.map(({ term }) => term), ...rules]) {
    const [first, ...others] = issuesOf(part);
    for (const other of others) {
      const [low, high] = [find(first), find(other)].sort((a, b) => a - b);
      head[high] = low;
    }
  }
  return sizes.flatMap((_, issue) =>
    head[issue] === issue ? [sizes.flatMap((_, member) => (find(member) === issue ? [member] : []))] : [],
  );
}

/** Combinations of the values of some issues, allowed or not. */
export const combinations = ({ sizes }: Pick<Compiled, "sizes">, issues: readonly number[]): bigint =>
  issues.reduce((product, issue) => product * BigInt(sizes[issue]), 1n);
