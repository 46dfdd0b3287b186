import type { Structure } from "../../src/game/graph.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Draw } from "./draw.ts";

/** One way to play a model, drawn at random: an approach, perhaps refined, begun in the middle, or forced. */
export function drawStructure(draw: Draw, model: Model): Structure {
  const settings = draw.pick(model.approaches).settings;
  const rounds = model.clock!.rounds;
  const from =
    rounds > 1 && draw.sometimes(20)
      ? {
          round: draw.between(1, rounds),
          variables: model.state.flatMap(({ values }, variable) =>
            draw.sometimes(50) ? [{ variable, value: draw.below(values.length) }] : [],
          ),
          table: draw.sometimes(50) ? draw.below(model.packages.length) : null,
          shown: model.evidence.flatMap((_, evidence) =>
            draw.sometimes(40) ? [{ evidence, times: draw.between(0, 3) }] : [],
          ),
        }
      : null;
  const party = draw.below(model.parties.length);
  const forced =
    draw.sometimes(15) && model.parties[party].moves.length > 0
      ? [{ party, move: draw.below(model.parties[party].moves.length), round: draw.between(1, rounds) }]
      : [];
  return { settings, from, refine: draw.sometimes(25) ? 2 : 1, forced };
}

/** Every assumption somewhere in its range, evenly. */
export const drawAssumptions = (draw: Draw, model: Model): number[] =>
  model.assumptions.map(({ low, high }) => low + ((high - low) * draw.below(1001)) / 1000);

export const centralAssumptions = (model: Model): number[] => model.assumptions.map(({ value }) => value);
