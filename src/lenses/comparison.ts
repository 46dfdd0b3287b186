import type { Comparison } from "../expression/syntax.ts";

/**
 * How far a comparison is from turning, in the units of what is compared; positive when it is so. An equality holds
 * within `matters`: its margin is twice what matters less the distance, so that the zone of no difference lies between
 * one and three times what matters.
 */
export function marginOf(operator: Comparison, matters: number): (numbers: readonly number[]) => number {
  switch (operator) {
    case "<":
    case "<=":
      return ([a, b]) => b - a;
    case ">":
    case ">=":
      return ([a, b]) => a - b;
    case "=":
      return ([a, b]) => 2 * matters - Math.abs(a - b);
    case "!=":
      return ([a, b]) => Math.abs(a - b) - 2 * matters;
  }
}

/** Is it simply so, without a zone of no difference? `<=` is at a margin of zero, `<` is not. */
export function truthOf(operator: Comparison, matters: number): (margin: number) => boolean {
  switch (operator) {
    case "<":
    case ">":
      return (margin) => margin > 0;
    case "<=":
    case ">=":
      return (margin) => margin >= 0;
    case "=":
      return (margin) => margin >= matters;
    case "!=":
      return (margin) => margin > -matters;
  }
}
