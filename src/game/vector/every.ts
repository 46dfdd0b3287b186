import type { Passes } from "../kernel.ts";
import type { Work } from "../work.ts";

/** Values of every node, worked out when somebody asks for them. */
export interface EveryValue {
  values(): Float64Array;
  facts(): Float64Array;
  /** The slots are others now. */
  forget(): void;
}

/**
 * Most readings look at the start alone, so the passes keep no more than they need. `keeping` makes passes over the same
 * graph that keep everything; they take the slots and precisions from `work`.
 */
export function everyValue(keeping: () => Passes, work: () => Pick<Work, "slots" | "precision">): EveryValue {
  let passes: Passes | null = null;
  let known: "nothing" | "values" | "facts" = "nothing";
  const upTo = (wanted: "values" | "facts"): Work => {
    passes ??= keeping();
    if (known === "nothing") {
      passes.work.slots.set(work().slots);
      passes.work.precision.set(work().precision);
      passes.backward();
      known = "values";
    }
    if (wanted === "facts" && known === "values") {
      passes.backwardInFact();
      known = "facts";
    }
    return passes.work;
  };
  return {
    values: () => upTo("values").values,
    facts: () => upTo("facts").facts,
    forget() {
      known = "nothing";
    },
  };
}
