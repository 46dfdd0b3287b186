import type { Span } from "../expression/syntax.ts";

/**
 * Why a question cannot be put to this model: it names something that is not there (`invalid`), or it needs a word or a
 * lens that Parley does not have (`not yet`). Thrown while a question is made ready, caught by whoever lists questions;
 * never by evaluation, whose failures are values.
 */
export class Unsayable extends Error {
  readonly kind: "invalid" | "not yet";
  /** Stable, kebab-case. */
  readonly code: string;
  readonly note: string | null;
  readonly span: Span;
  constructor(kind: Unsayable["kind"], code: string, message: string, note: string | null, span: Span) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.note = note;
    this.span = span;
  }
}
