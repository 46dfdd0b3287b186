import { times } from "../vectors.ts";
import { type Code, i32, type Local, type Routine } from "./assembler.ts";

/** What the pieces of the backward pass share. */
export interface Frame {
  readonly routine: Routine;
  /** Rows that every node has a value for. */
  readonly rows: number;
  /** Address of the record, and where its run ends. */
  readonly at: Local;
  readonly until: Local;
  /** Address of the values of the record's node: a line for each row. */
  readonly own: Local;
}

export const integers = ({ routine }: Frame, count: number): readonly Local[] =>
  times(count, () => routine.local("i32"));

export const vectors = ({ routine }: Frame, count: number): readonly Local[] =>
  times(count, () => routine.local("v128"));

/** A word of the record at an address. */
export const word = (at: Local, index: number): Code => i32.load(at.get, 4 * index);

/** Moves an address on by so many words. */
export const onward = (at: Local, words: number): Code => at.add(i32.of(4 * words));
