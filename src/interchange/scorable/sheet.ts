import type { Span } from "../../expression/syntax.ts";
import { amountOf } from "../amount.ts";
import type { Amount } from "../domain.ts";
import type { Tell } from "../problem.ts";
import { type Row, rowsOf } from "./rows.ts";
import * as words from "./words.ts";

/** What a player's file says: scores issue by issue, and what a deal must reach for the player to accept it. */
export interface Sheet {
  readonly issues: readonly Scores[];
  readonly threshold: Amount;
  /** Where the threshold stands. */
  readonly end: Span;
}

interface Scores {
  /** One per option. */
  readonly scores: readonly Amount[];
  readonly span: Span;
}

/** Issues have letters for names, and there are no more of them. */
export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Whether a text is nothing but lines of numbers, as a sheet is. */
export function isSheet(text: string): boolean {
  if (!/^[\s\uFEFF]*[-+.\d]/.test(text)) return false;
  const rows = rowsOf(text);
  return rows.length > 1 && rows.every(({ cells }) => cells.every((cell) => amountOf(cell.text) !== null));
}

/** The scores of every line and the threshold in the last one; null where something cannot be read, which is told. */
export function readSheet(text: string, tell: Tell): Sheet | null {
  const rows = rowsOf(text);
  const last = rows.at(-1);
  if (last === undefined || rows.length < 2) {
    tell(words.noScores(), last?.span ?? { start: 0, end: 0 });
    return null;
  }
  if (rows.length - 1 > letters.length) tell(words.tooManyIssues(letters.length), rows[letters.length].span);
  const read = rows.map((row) => numbersIn(row, tell));
  if (last.cells.length > 1) tell(words.noThreshold(last.cells.length), last.span);
  const threshold = read.at(-1)?.at(0) ?? null;
  const issues = rows.slice(0, -1).flatMap(({ span }, at) => {
    const scores = read[at];
    return scores === null ? [] : [{ scores, span }];
  });
  const whole = threshold !== null && last.cells.length === 1 && issues.length === rows.length - 1;
  return whole && issues.length <= letters.length ? { issues, threshold, end: last.span } : null;
}

function numbersIn({ cells }: Row, tell: Tell): readonly Amount[] | null {
  const amounts = cells.map(({ text, span }) => {
    const amount = amountOf(text);
    if (amount === null) tell(words.invalidScore(text), span);
    return amount;
  });
  const readable = amounts.filter((amount) => amount !== null);
  return readable.length < amounts.length ? null : readable;
}
