import { nearest } from "../../expression/nearest.ts";
import type { Span } from "../../expression/syntax.ts";
import { spellingKey } from "../spelling.ts";
import type { Told } from "../told.ts";
import type { Node, Scalar } from "../tree.ts";
import * as words from "../words.ts";

/** What everybody who resolves a part of one file works with. Problems are collected, never thrown. */
export interface Desk {
  readonly text: string;
  readonly root: Node;
  readonly problems: Told[];
}

export const report = (desk: Desk, words: words.Words, span: Span): void => {
  desk.problems.push({ ...words, span });
};

/** After this many problems nobody reads guesses any more, and a long list of names would make them slow. */
const guessed = 100;
/** After this many problems no further expression is looked at. */
const problemsAtMost = 500;

export const hasEnough = (desk: Desk): boolean => desk.problems.length >= problemsAtMost;

/** The position of a name among the known ones; an unknown name is reported and gives null. */
export const find = (
  desk: Desk,
  scalar: Scalar,
  what: words.Kind,
  known: readonly string[],
  name = scalar.text,
): number | null => {
  const index = known.indexOf(name);
  if (index >= 0) return index;
  const near = desk.problems.length < guessed ? meant(name, known) : null;
  report(desk, words.unknownName(what, name, near, known), scalar.span);
  return null;
};

/** The known name that was probably meant. Two letters are too few for a guess that replaces one of them. */
export const meant = (name: string, known: Iterable<string>): string | null => {
  const near = nearest(name, known);
  return near !== null && (name.length > 2 || spellingKey(near) === spellingKey(name)) ? near : null;
};

export const ids = (things: readonly { readonly id: string }[]): readonly string[] =>
  things.map((thing) => thing.id);
