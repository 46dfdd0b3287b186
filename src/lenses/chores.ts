import { plainDesign, type Runs } from "../maths/design.ts";
import type { Inputs } from "../maths/inputs.ts";
import { type AssistedEffects, assistedEffects } from "../maths/shapley/assisted.ts";
import { type WalkOptions, walkDesign } from "../maths/shapley/walks.ts";

/** A calculation as plain data, which may be done in another thread. Designs are told by what they are made from. */
export type ChoreData = EffectsChore;

/** Shapley effects of one number, from a plain sample and, where there are any, walks. */
export interface EffectsChore {
  readonly kind: "effects";
  readonly inputs: Inputs;
  readonly points: number;
  readonly seed: number;
  readonly runs: Runs;
  readonly walks: { readonly options: WalkOptions; readonly runs: Runs } | null;
  readonly level: number;
}

/** Does a chore, wherever it is called. */
export function perform(data: ChoreData): object {
  switch (data.kind) {
    case "effects":
      return effects(data);
  }
}

function effects({ inputs, points, seed, runs, walks, level }: EffectsChore): AssistedEffects {
  const plain = plainDesign(inputs, { method: "sobol", points, seed });
  const walked = walks === null ? null : walkDesign(inputs, walks.options);
  const [found] = assistedEffects(plain, [runs], walked, [walks?.runs ?? null], { level });
  return found;
}
