import type { Flat } from "../flat.ts";
import type { Work } from "../work.ts";
import { back } from "./back.ts";
import { everyNode } from "./places.ts";
import type { Plan } from "./plan.ts";
import { type Environment, lazily, numbersIn, Room } from "./room.ts";

/** Values of every node, worked out when somebody asks for them. */
interface EveryValue {
  values(): Float64Array;
  facts(): Float64Array;
  /** The slots are others now. */
  forget(): void;
}

/**
 * Most readings look at the start alone, so the passes keep no more than they need. These have a memory of their own, in
 * which they keep everything; they take the slots and precisions from `work`.
 */
export function everyValue(
  environment: Environment,
  module: object,
  flat: Flat,
  plan: Plan,
  work: () => Pick<Work, "slots" | "precision">,
): EveryValue {
  let known: "nothing" | "values" | "facts" = "nothing";
  const room = lazily(() => {
    const room = new Room();
    const planned = back(flat, plan, everyNode(flat), room);
    const memory = room.open(environment);
    const { exports } = new environment.Instance(module, { m: { memory } });
    return {
      ...planned.open(memory, exports),
      slots: numbersIn(memory, planned.slots),
      precision: numbersIn(memory, planned.precision),
      values: numbersIn(memory, planned.values),
      facts: numbersIn(memory, planned.facts),
    };
  });
  const upTo = (wanted: "values" | "facts") => {
    const all = room();
    if (known === "nothing") {
      all.slots.set(work().slots);
      all.precision.set(work().precision);
      all.backward();
      known = "values";
    }
    if (wanted === "facts" && known === "values") {
      all.backwardInFact();
      known = "facts";
    }
    return all;
  };
  return {
    values: () => upTo("values").values,
    facts: () => upTo("facts").facts,
    forget() {
      known = "nothing";
    },
  };
}
