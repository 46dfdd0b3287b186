import type { PlainDesign, Runs } from "../../maths/design.ts";
import type { Interval } from "../../maths/intervals.ts";
import { type AssistedEffects, assistedEffects } from "../../maths/shapley/assisted.ts";

/** An assumption on which a number hangs, by its Shapley effect: its part of the variance over all that is plausible. */
export interface Hinge extends Interval {
  readonly assumption: string;
  /** The effects of all assumptions sum to 1. */
  readonly effect: number;
  /** Not told apart from the one before it in the list. */
  readonly tied: boolean;
}

/** What a number hangs on, the largest first. */
export interface Hinges {
  readonly method: string;
  readonly list: readonly Hinge[];
  /** The part of the variance that the fitted polynomial misses; the intervals carry it. */
  readonly unexplained: number;
}

/** Fewer points with a number than this tell nothing. */
const fewest = 64;

/** One for each run; null where the number does not vary, or has too few points. */
export function hingesOf(
  names: readonly string[],
  design: PlainDesign,
  runs: readonly Runs[],
): readonly (Hinges | null)[] {
  return runs.map((one) => {
    if (design.size - one.failures.length < fewest) return null;
    const [effects] = assistedEffects(design, [one], null, []);
    return effects.constant ? null : named(names, effects);
  });
}

function named(names: readonly string[], { method, inputs, ranking, unexplained }: AssistedEffects): Hinges {
  const list = ranking.map(({ input }, place): Hinge => {
    const { effect, low, high } = inputs[input];
    return { assumption: names[input], effect, low, high, tied: place > 0 && ranking[place - 1].tied };
  });
  return { method, list, unexplained };
}
