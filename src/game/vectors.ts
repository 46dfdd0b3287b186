import { type Code, i32, type Local, Routine } from "./vector/assembler.ts";

/** Lanes of the vector kernel, and how many vectors of two they make. */
export const VECTOR_LANES = 8;
export const VECTORS = VECTOR_LANES / 2;
/** Bytes of a number in all lanes, and the same as a shift. */
export const LINE = 8 * VECTOR_LANES;
const LINE_SHIFT = Math.log2(LINE);

/** One number in all lanes. */
export type Vectors = readonly Local[];

/** Code for each vector of two lanes. */
export const each = (line: (v: number) => Code): Code => Array.from({ length: VECTORS }, (_, v) => line(v));
/** One thing for each number below a count. */
export const times = <Thing>(count: number, thing: (i: number) => Thing): Thing[] =>
  Array.from({ length: count }, (_, i) => thing(i));
/** The place of a number among those of all lanes, in bytes. */
export const toLanes = (index: Code): Code => i32.shl(index, LINE_SHIFT);

/** A number of a column of 32-bit integers. */
export const load32 = (base: Local, index: Code): Code => i32.load(i32.add(base.get, i32.shl(index, 2)));

/** A routine with its parameters by name. */
export function named<Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, Local>> & { readonly routine: Routine } {
  const routine = new Routine(names.length);
  const locals = Object.fromEntries(names.map((name, i) => [name, routine.parameters[i]]));
  return { ...(locals as Record<Name, Local>), routine };
}
