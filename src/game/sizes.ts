import type { Effect, Model } from "../scenario/model.ts";
import type { GraphState, Structure } from "./graph.ts";
import type { Sizes } from "./layout.ts";
import { settingsOf } from "./start.ts";

/** How many values each part of a state can take: what no effect ever touches takes no room. */
export function sizesOf(model: Model, structure: Structure, start: GraphState): Sizes {
  const effects: readonly Effect[] = [
    ...model.parties.flatMap((party) => party.moves.map((move) => move.effect)),
    ...model.chances.flatMap((block) => block.branches.map((branch) => branch.effect)),
  ];
  const shown = new Set(effects.flatMap((effect) => effect.shows));
  const startShown = new Set(settingsOf(model, structure).flatMap((setting) => setting.shows));
  const offers = start.table >= 0 || model.parties.some(({ moves }) => moves.some((m) => m.offers !== null));
  return {
    variables: model.state.map((variable) => variable.values.length),
    table: offers ? model.packages.length + 1 : 1,
    agreed: model.parties.map(({ agrees, moves }) => {
      const speaks = moves.some((move) => move.offers !== null || move.effect.accepts);
      return offers && (agrees || speaks) ? 2 : 1;
    }),
    shown: model.evidence.map(({ cap }, kind) =>
      shown.has(kind) || startShown.has(kind) || start.shown[kind] > 0 ? cap + 1 : 1,
    ),
    missed: model.evidence.map(({ cap, otherwise }, kind) =>
      otherwise !== null && shown.has(kind) ? cap + 1 : 1,
    ),
  };
}
