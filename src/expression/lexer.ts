import { ExpressionError } from "./error.ts";

/**
 * A piece of an expression. `text` is the name without its quotes, the keyword, the sign, or the digits;
 * `start` and `end` are offsets into the file (the caller's offset is already added).
 */
export interface Token {
  readonly kind: "number" | "name" | "keyword" | "sign" | "end";
  readonly text: string;
  /** Of a number; 0 for everything else. */
  readonly value: number;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

/** Words that end a bare name. A name that holds one of them stands in quotes. */
const keywords: ReadonlySet<string> = new Set([
  "and",
  "or",
  "not",
  "if",
  "then",
  "else",
  "in",
  "with",
  "from",
  "by",
]);

const longestText = 4000;

const blank = /\s+/y;
const digits = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy;
const quotedName = /'((?:[^']|'')*)'/y;
const sign = /->|<=|>=|!=|\.\.|±|\+-(?=\s*\d)|[-−+*/^<>=(),|:]/uy;

/** Signs of other languages, longest first, with what is written here instead. */
const foreign: readonly (readonly [sign: string, note: string])[] = [
  ["...", "a range is written with two points: 0.1..0.5"],
  ["===", "write = for equality"],
  ["!==", "write != for inequality"],
  ["==", "write = for equality"],
  ["=>", "write >= for at least"],
  ["=<", "write <= for at most"],
  ["<>", "write != for inequality"],
  ["&&", "write and"],
  ["||", "write or"],
  ["**", "write ^ for a power"],
  ["→", "write -> for an arrow"],
  ["≤", "write <="],
  ["≥", "write >="],
  ["≠", "write !="],
  ["×", "write *"],
  ["·", "write *"],
  ["÷", "write /"],
  ["–", "a minus is written -, a range with two points: 0.1..0.5"],
  ["—", "a minus is written -, a range with two points: 0.1..0.5"],
  ["…", "a range is written with two points: 0.1..0.5"],
  ["?", "write if … then … else …"],
  ["!", "write not, or != for inequality"],
  ["&", "write and"],
  ["%", "write the number as a share of one: 5 percent is 0.05"],
  ['"', "a name that needs quotes stands in single quotes: 'two-step plan'"],
  ["“", "a name that needs quotes stands in single quotes: 'two-step plan'"],
  ["”", "a name that needs quotes stands in single quotes: 'two-step plan'"],
  ["‘", "a name that needs quotes stands in straight single quotes: 'two-step plan'"],
  ["’", "a name that needs quotes stands in straight single quotes: 'two-step plan'"],
  [".", "a number is written 0.5; a name with a point in it stands in single quotes: 'values.us.war'"],
];

/** Signs that begin like a foreign one and are our own. */
const ours: readonly string[] = ["..", "!="];

/** Is this name one that may stand without quotes? */
function isBareName(name: string): boolean {
  return name.split(" ").every((part) => {
    word.lastIndex = 0;
    return word.exec(part)?.[0].length === part.length && part.length > 0 && !keywords.has(part);
  });
}

/** A name as it is written in an expression: bare when it may be, else in single quotes. */
export function printName(name: string): string {
  return isBareName(name) ? name : quote(name);
}

/** In single quotes; an apostrophe inside is doubled. */
export function quote(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Cuts the text into tokens; the last one is always of the kind `end`. Throws ExpressionError. */
export function tokenize(text: string, offset: number): readonly Token[] {
  if (text.length > longestText) {
    throw new ExpressionError(
      "expression-too-long",
      `invalid expression of ${text.length} characters`,
      `at most ${longestText} characters are read; name its parts under assumptions`,
      { start: offset, end: offset + text.length },
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const push = (kind: Token["kind"], content: string, end: number, value = 0, quoted = false) => {
    tokens.push({ kind, text: content, value, quoted, start: offset + at, end: offset + end });
    at = end;
  };
  for (;;) {
    at += match(blank)?.[0].length ?? 0;
    if (at >= text.length) break;
    const number = match(digits)?.[0];
    if (number !== undefined) {
      const value = Number(number);
      if (!Number.isFinite(value)) {
        throw fail(
          "invalid-number",
          `invalid number ${number}`,
          "the largest number is about 1.8e308",
          number,
        );
      }
      push("number", number, at + number.length, value);
      continue;
    }
    const first = match(word)?.[0];
    if (first !== undefined) {
      if (keywords.has(first)) push("keyword", first, at + first.length);
      else pushName(first);
      continue;
    }
    const quoted = match(quotedName);
    if (quoted !== null) {
      const name = quoted[1].replaceAll("''", "'");
      if (name.trim() === "")
        throw fail("invalid-name", "invalid empty name ''", "write the name inside the quotes", "''");
      push("name", name, at + quoted[0].length, 0, true);
      continue;
    }
    if (text[at] === "'") {
      const rest = text.slice(at);
      const note = "close the quote; an apostrophe inside a quoted name is doubled: 'iran''s offer'";
      throw fail("unclosed-quote", `missing closing quote after ${shorten(rest)}`, note, rest);
    }
    for (const [stranger, note] of foreign) {
      if (
        text.startsWith(stranger, at) &&
        !ours.some((known) => stranger === known[0] && text.startsWith(known, at))
      ) {
        throw fail("foreign-sign", `unknown sign "${stranger}"`, note, stranger);
      }
    }
    const known = match(sign)?.[0];
    if (known === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      const note = "a name with other signs than letters, digits and _ stands in single quotes";
      throw fail("foreign-sign", `unknown sign "${character}"`, note, character);
    }
    push("sign", known === "−" ? "-" : known === "+-" ? "±" : known, at + known.length);
  }
  push("end", "", at);
  return tokens;

  /** Words beside each other are one name: two words side by side can mean nothing else. */
  function pushName(first: string) {
    let name = first;
    let end = at + first.length;
    for (;;) {
      blank.lastIndex = end;
      const gap = blank.exec(text)?.[0].length ?? 0;
      if (gap === 0) break;
      word.lastIndex = end + gap;
      const next = word.exec(text)?.[0];
      if (next === undefined || keywords.has(next)) break;
      name += ` ${next}`;
      end += gap + next.length;
    }
    push("name", name, end);
  }

  function fail(code: string, message: string, note: string, what: string): ExpressionError {
    return new ExpressionError(code, message, note, { start: offset + at, end: offset + at + what.length });
  }
}

/** The beginning of a text, for messages. */
export function shorten(text: string): string {
  const limit = 40;
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}
