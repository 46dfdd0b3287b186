import { type Copula, copula } from "./copula.ts";
import type { Inputs } from "./inputs.ts";
import { spreadOf } from "./law.ts";
import { normalQuantile } from "./normal.ts";

/** Makes values of the inputs out of independent numbers between 0 and 1, one for each input. */
export interface Assembly {
  readonly copula: Copula;
  /** The value of each input; written into `into` where that is given. */
  values(uniform: (input: number) => number, into?: Float64Array): Float64Array;
  /** The normal score of each input, correlated; written into `into` where that is given. */
  scores(uniform: (input: number) => number, into?: Float64Array): Float64Array;
  /** The value of one input at its normal score. */
  valueAt(input: number, score: number): number;
}

/** Throws what `spreadOf` and `copula` throw: impossible laws and correlations. */
export function assemble(inputs: Inputs): Assembly {
  const spreads = inputs.laws.map(spreadOf);
  const count = spreads.length;
  const together = copula(inputs);
  const largest = Math.max(0, ...together.groups.map(({ members }) => members.length));
  const fresh = new Float64Array(largest);

  /** Calls back with the correlated score of each member of each group. */
  const correlated = (
    uniform: (input: number) => number,
    take: (input: number, score: number) => void,
  ): void => {
    for (const { members, factor } of together.groups) {
      const size = members.length;
      for (let i = 0; i < size; i++) fresh[i] = normalQuantile(uniform(members[i]));
      for (let row = 0; row < size; row++) {
        let score = 0;
        for (let k = 0; k <= row; k++) score += factor[row * size + k] * fresh[k];
        take(members[row], score);
      }
    }
  };

  return {
    copula: together,
    valueAt: (input, score) => spreads[input].atScore(score),
    values(uniform, into = new Float64Array(count)) {
      for (let input = 0; input < count; input++)
        if (together.groupOf[input] < 0) into[input] = spreads[input].quantile(uniform(input));
      correlated(uniform, (input, score) => {
        into[input] = spreads[input].atScore(score);
      });
      return into;
    },
    scores(uniform, into = new Float64Array(count)) {
      for (let input = 0; input < count; input++)
        if (together.groupOf[input] < 0) into[input] = normalQuantile(uniform(input));
      correlated(uniform, (input, score) => {
        into[input] = score;
      });
      return into;
    },
  };
}
