import type { Copula } from "../copula.ts";

/** Inputs that are switched together; whether the last are all that were not named. */
export interface Players {
  readonly players: readonly (readonly number[])[];
  readonly rest: boolean;
}

/** Each named input is a player by itself, the others are one; without names each input is. */
export function playersOf(copula: Copula, named: readonly number[] | undefined): Players {
  const count = copula.groupOf.length;
  const all = Array.from({ length: count }, (_, input) => input);
  if (count === 0)
    throw new RangeError("missing inputs: nothing is uncertain, so that there is nothing to divide");
  if (named === undefined) return { players: all.map((input) => [input]), rest: false };
  for (const [at, input] of named.entries()) {
    if (!(Number.isInteger(input) && input >= 0 && input < count) || named.indexOf(input) !== at)
      throw new RangeError(`invalid player ${input}: it is one of the inputs 0..${count - 1}, named once`);
    const group = copula.groupOf[input];
    const missing =
      group < 0 ? undefined : copula.groups[group].members.find((other) => !named.includes(other));
    if (missing !== undefined)
      throw new RangeError(
        `missing player ${missing}: it is correlated with player ${input}; name both or neither`,
      );
  }
  const others = all.filter((input) => !named.includes(input));
  const single = named.map((input) => [input]);
  return others.length === 0
    ? { players: single, rest: false }
    : { players: [...single, others], rest: true };
}
