import { assemble } from "../maths/assembly.ts";
import { plainDesign, type Runs } from "../maths/design.ts";
import type { Inputs } from "../maths/inputs.ts";
import { type AssistedEffects, effectsOn, usualDegree } from "../maths/shapley/assisted.ts";
import { type Ground, groundOf, walkedOn } from "../maths/shapley/ground.ts";
import { type WalkOptions, walkDesign } from "../maths/shapley/walks.ts";
import type { Method } from "../maths/uniforms.ts";

/** A calculation as plain data, which may be done in another thread. Designs are told by what they are made from. */
export type ChoreData = EffectsChore;

/** Shapley effects of a number on a plain sample, with walks of its own where there are any. */
interface EffectsChore {
  readonly kind: "effects";
  readonly sample: Sample;
  readonly level: number;
  readonly runs: Runs;
  readonly walks: { readonly options: WalkOptions; readonly runs: Runs } | null;
}

interface Sample {
  readonly inputs: Inputs;
  readonly points: number;
  readonly seed: number;
  readonly method: Method;
}

/** Does chores, wherever it lives. What all numbers of one sample share is set up once, for as long as they follow each other. */
export class Calculator {
  private last: { readonly key: string; readonly ground: Ground } | null = null;

  perform(data: ChoreData): object {
    switch (data.kind) {
      case "effects":
        return this.effects(data);
    }
  }

  private effects({ sample, level, runs, walks }: EffectsChore): AssistedEffects {
    const ground = this.groundOf(sample);
    const walked =
      walks === null
        ? null
        : { ...walkedOn(ground, walkDesign(sample.inputs, walks.options)), runs: walks.runs };
    return effectsOn(ground, runs, walked, level);
  }

  private groundOf({ inputs, ...options }: Sample): Ground {
    const key = JSON.stringify([inputs, options]);
    if (this.last?.key !== key) {
      const assembly = assemble(inputs);
      this.last = { key, ground: groundOf(plainDesign(inputs, options, assembly), usualDegree, assembly) };
    }
    return this.last.ground;
  }
}
