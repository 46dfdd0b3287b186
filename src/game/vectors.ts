import { type Code, type Local, Routine } from "./vector/assembler.ts";

/** Lanes of the vector kernel, and how many vectors of two they make. */
export const VECTOR_LANES = 8;
export const VECTORS = VECTOR_LANES / 2;
/** Bytes of a number in all lanes. */
export const LINE = 8 * VECTOR_LANES;

/** One thing for each number below a count. */
export const times = <Thing>(count: number, thing: (i: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, i) => thing(i));

/** Code for each vector of two lanes. */
export const each = (code: (v: number) => Code): Code => times(VECTORS, code);

/** A routine with its parameters by name. */
export function named<Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, Local>> & { readonly routine: Routine } {
  const routine = new Routine(names.length);
  const locals = Object.fromEntries(names.map((name, i) => [name, routine.parameters[i]]));
  return { ...(locals as Record<Name, Local>), routine };
}
