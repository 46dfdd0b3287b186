import type { ExpressionError } from "../../expression/error.ts";
import { printName } from "../../expression/lexer.ts";
import type { Span } from "../../expression/syntax.ts";
import { spellingKey } from "../spelling.ts";
import * as words from "../words.ts";
import { meant } from "./desk.ts";

/**
 * What to say of a fault in an expression of `text`, and where. `scandal-rate` reads as a subtraction of two names; where
 * one of them is unknown it was most likely meant as one name, so the whole is held against the known names before its
 * parts are.
 */
export const saidOf = (
  fault: ExpressionError,
  text: string,
  names: () => readonly string[],
): { readonly said: words.Words; readonly span: Span } => {
  const part = /^unknown name "(.*)"$/.exec(fault.message)?.[1];
  const span = whole(text, fault.span);
  const source = text.slice(span.start, span.end);
  if (part === undefined || !joined.test(source))
    return { said: words.inExpression(fault), span: fault.span };
  const known = names();
  const twin = known.find((name) => spellingKey(name) === spellingKey(source)) ?? meant(source, known);
  if (twin !== null) return { said: words.unknownWord(source, printName(twin)), span };
  const near = meant(part, known);
  const said = near === null ? words.unknownJoined(part, source) : words.unknownWord(part, printName(near));
  return { said, span: fault.span };
};

/** Names with signs between them and no quotes around. */
const joined = /^[^'"\\]*[-/][^'"\\]*$/;

/** A place together with the words that are joined to it by a hyphen or a slash without a space. */
const whole = (text: string, { start, end }: Span): Span => {
  const before = /(?:[\p{Letter}_][\p{Letter}\p{Number}_]*[-/])*$/u.exec(
    text.slice(Math.max(0, start - 80), start),
  );
  const after = /^(?:[-/][\p{Letter}\p{Number}_]+)*/u.exec(text.slice(end, end + 80));
  return { start: start - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
};
