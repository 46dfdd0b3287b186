import type { Span } from "./syntax.ts";

/** Something wrong with an expression; the scenario room gives it a place in the file. */
export class ExpressionError extends Error {
  readonly code: string;
  readonly note: string | null;
  readonly span: Span;
  constructor(code: string, message: string, note: string | null, span: Span) {
    super(message);
    this.code = code;
    this.note = note;
    this.span = span;
  }
}
