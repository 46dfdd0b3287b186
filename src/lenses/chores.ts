import { assemble } from "../maths/assembly.ts";
import { plainDesign, type Runs } from "../maths/design.ts";
import type { Inputs } from "../maths/inputs.ts";
import { type AssistedEffects, effectsOn, usualDegree } from "../maths/shapley/assisted.ts";
import { groundOf, walkedOn } from "../maths/shapley/ground.ts";
import { type WalkOptions, walkDesign } from "../maths/shapley/walks.ts";
import type { Method } from "../maths/uniforms.ts";

/** A calculation as plain data, which may be done in another thread. Designs are told by what they are made from. */
export type ChoreData = EffectsChore;

/** Shapley effects of some numbers on one plain sample, each with walks of its own where there are any. */
interface EffectsChore {
  readonly kind: "effects";
  readonly inputs: Inputs;
  readonly points: number;
  readonly seed: number;
  readonly method: Method;
  readonly level: number;
  readonly numbers: readonly {
    readonly runs: Runs;
    readonly walks: { readonly options: WalkOptions; readonly runs: Runs } | null;
  }[];
}

/** Does a chore, wherever it is called. */
export function perform(data: ChoreData): object {
  switch (data.kind) {
    case "effects":
      return effects(data);
  }
}

function effects({ inputs, points, seed, method, level, numbers }: EffectsChore): readonly AssistedEffects[] {
  const assembly = assemble(inputs);
  const ground = groundOf(plainDesign(inputs, { method, points, seed }, assembly), usualDegree, assembly);
  return numbers.map(({ runs, walks }) => {
    const walked =
      walks === null ? null : { ...walkedOn(ground, walkDesign(inputs, walks.options)), runs: walks.runs };
    return effectsOn(ground, runs, walked, level);
  });
}
