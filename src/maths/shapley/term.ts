/** One polynomial of one input: the factors that terms are made of. */
export interface Factor {
  readonly input: number;
  readonly degree: number;
}

/** A product of factors of different inputs, in the order of the inputs. */
export type Term = readonly Factor[];

export const keyOf = (term: Term): string => term.map(({ input, degree }) => `${input}^${degree}`).join(" ");

/** With a factor of a further input. */
export const product = (term: Term, factor: Factor): Term =>
  [...term, factor].sort((one, other) => one.input - other.input);

export const totalDegree = (term: Term): number => term.reduce((sum, { degree }) => sum + degree, 0);
