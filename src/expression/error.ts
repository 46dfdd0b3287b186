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

/**
 * A term is no number at some place of the game, whatever the assumptions are: it reads what a package says where no
 * package is on the table (`issue` is the issue's index), or it divides zero by zero and the like (`issue` is null).
 */
export class UndefinedNumber extends Error {
  readonly issue: number | null;
  constructor(issue: number | null) {
    super(
      issue === null
        ? "invalid number: it is undefined"
        : `missing package: issue ${issue} is read without one`,
    );
    this.issue = issue;
  }
}
