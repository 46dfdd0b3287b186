import { mutated } from "./mutate.ts";

/** All texts to be tried: the given ones first, then damaged ones without end. */
export interface Inputs {
  readonly given: readonly string[];
  readonly seeds: readonly string[];
}

export const inputText = ({ given, seeds }: Inputs, input: number): string =>
  input < given.length ? given[input] : mutated(seeds, input - given.length);
