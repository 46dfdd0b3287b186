import { type Crossings, crossings } from "../../maths/crossings.ts";
import type { Engine } from "../engine.ts";
import type { Work } from "../work.ts";
import type { Margin } from "./margin.ts";
import type { Plausible } from "./plausible.ts";
import { type Quest, together } from "./together.ts";

/** Where an assumption alone, all others at their central values, turns a margin. */
export interface Turn {
  readonly assumption: string;
  readonly central: number;
  readonly low: number;
  readonly high: number;
  /** Every value at which the sign changes, from low to high, and the sign beyond it. */
  readonly at: readonly { readonly value: number; readonly above: "positive" | "negative" }[];
  /** How far the nearest of them is from the central value, in widths of the range. */
  readonly distance: number;
}

/**
 * All turns of many margins, the nearest first. Only those count that lead to the opposite of what is so at the central
 * values by what matters: within the zone of no difference nothing turns. What the assumptions are correlated with does
 * not move with them.
 */
export function* turnsOf(
  engine: Engine,
  { inputs, assumptions }: Plausible,
  margins: readonly Margin[],
): Work<readonly (readonly Turn[])[]> {
  const { central } = engine;
  const before = margins.map(({ measure, matters }) => {
    const margin = measure.at(central);
    return typeof margin !== "number" || Math.abs(margin) < matters ? 0 : Math.sign(margin);
  });
  const asked = margins.flatMap((margin, index) =>
    before[index] === 0 ? [] : assumptions.map((assumption, input) => ({ margin, index, assumption, input })),
  );
  const found = yield* together(
    asked.map(({ margin, assumption, input }): Quest<number, Crossings> => {
      const { low, high } = inputs.laws[input];
      return {
        search: crossings(low, high, central.values[assumption]),
        measure: margin.measure,
        world: (value) => engine.alone(assumption, value),
        of: (value) => value,
      };
    }),
  );
  const turns: Turn[][] = margins.map(() => []);
  asked.forEach(({ margin, index, assumption, input }, which) => {
    const { low, high } = inputs.laws[input];
    const { crossings: all, seen } = found[which];
    const turned = seen.some(({ value }) => value !== null && -before[index] * value >= margin.matters);
    if (!turned || all.length === 0) return;
    const own = central.values[assumption];
    turns[index].push({
      assumption: engine.model.assumptions[assumption].id,
      central: own,
      low,
      high,
      at: all.map((crossing) => ({ value: crossing.at, above: crossing.rising ? "positive" : "negative" })),
      distance: Math.min(...all.map((crossing) => Math.abs(crossing.at - own))) / (high - low),
    });
  });
  return turns.map((list) => list.sort((a, b) => a.distance - b.distance));
}
