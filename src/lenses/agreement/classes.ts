import type { Plan } from "./plan.ts";
import { alwaysLeads, type Level } from "./ranking.ts";

/** Values of an issue that nobody can tell apart; `value` is the first of them. */
export interface ValueClass {
  readonly value: number;
  readonly times: number;
}

/**
 * The values of every issue of a plan that are worth choosing, by depth.
 *
 * @param dropWorse leave out a value when another is at least as good for every row whatever else is chosen. Nothing is
 * lost from the front, but packages that tie with it are.
 */
export function classesOf(
  { issues, compiled: { sizes } }: Plan,
  levels: readonly Level[],
  dropWorse: boolean,
): readonly (readonly ValueClass[])[] {
  return issues.map((issue, depth) => {
    const level = levels[depth];
    const found: { value: number; times: number }[] = [];
    for (let value = 0; value < sizes[issue]; value++) {
      const same = found.find(
        (known) => alwaysLeads(level, known.value, value) && alwaysLeads(level, value, known.value),
      );
      if (same === undefined) found.push({ value, times: 1 });
      else same.times++;
    }
    if (!dropWorse) return found;
    return found.filter(
      ({ value }) => !found.some((other) => other.value !== value && alwaysLeads(level, other.value, value)),
    );
  });
}
