import { ExpressionError } from "./error.ts";
import { printName, quote, shorten, type Token } from "./lexer.ts";
import type { Span } from "./syntax.ts";

const deepest = 64;

/** Walks over tokens; keeps how deep the nesting is, and says what is wrong where it cannot go on. */
export class Cursor {
  readonly queries: boolean;
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[], queries: boolean) {
    this.tokens = tokens;
    this.queries = queries;
  }

  get token(): Token {
    return this.tokens[this.position];
  }

  get previous(): Token | null {
    return this.position === 0 ? null : this.tokens[this.position - 1];
  }

  /** The token that many places on; the end when there are fewer. */
  ahead(places: number): Token {
    return this.tokens[Math.min(this.position + places, this.tokens.length - 1)];
  }

  advance(): Token {
    const token = this.token;
    if (token.kind !== "end") this.position++;
    return token;
  }

  is(text: string, places = 0): boolean {
    const token = this.ahead(places);
    return (token.kind === "sign" || token.kind === "keyword") && token.text === text;
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  /** A name, or an error that says what the name would be for. */
  name(what: string): Token {
    if (this.token.kind !== "name") this.refuse(`the name of ${what}`);
    return this.advance();
  }

  since(start: number): Span {
    return { start, end: this.previous?.end ?? start };
  }

  /** Runs a step one level deeper; refuses what is nested so deeply that nobody could read it. */
  deeper<T>(step: () => T): T {
    if (++this.depth > deepest) {
      this.fail(
        "nested-too-deeply",
        `invalid expression nested more than ${deepest} levels deep`,
        "give its parts names under assumptions",
      );
    }
    const result = step();
    this.depth--;
    return result;
  }

  close(opening: Token) {
    if (this.take(")")) return;
    if (this.token.kind === "end") {
      throw new ExpressionError("unmatched-parenthesis", 'missing ")" for this "("', null, opening);
    }
    this.refuse('an operator or ")"');
  }

  fail(code: string, message: string, note: string | null, span: Span = this.token): never {
    throw new ExpressionError(code, message, note, { start: span.start, end: span.end });
  }

  /** The token cannot stand here; `wanted` says in words what could. */
  refuse(wanted: string): never {
    const { token, previous } = this;
    const comma = this.decimalComma();
    if (comma !== null)
      this.fail("decimal-comma", `invalid number "${comma}"`, "a number is written with a point: 4.5");
    if (token.kind === "end") {
      const place = previous === null ? "" : ` after "${previous.text}"`;
      this.fail("unexpected-end", `missing ${wanted}${place}`, null);
    }
    if (token.text === ")") {
      this.fail("unmatched-parenthesis", `unexpected ")" where ${wanted} is needed`, "is there a ( for it?");
    }
    if (token.text === "|" && token.kind === "sign" && !this.queries) this.refuseQuery(token);
    this.fail(
      "unexpected-word",
      `unexpected "${shorten(token.text)}" where ${wanted} is needed`,
      this.remedy(),
    );
  }

  refuseQuery(span: Span): never {
    const note = "numbers such as P(…), E(…) and length stand in claims, asks, expect and ripeness only";
    this.fail("query-not-allowed", "a number read off a lens cannot stand here", note, span);
  }

  /** `4,5` where a comma cannot stand; null when it is something else. */
  private decimalComma(): string | null {
    const { token, previous } = this;
    const next = this.ahead(1);
    if (token.text !== "," || previous?.kind !== "number" || next.kind !== "number") return null;
    return previous.end === token.start && token.end === next.start ? `${previous.text},${next.text}` : null;
  }

  private remedy(): string | null {
    const { token, previous } = this;
    const both = previous === null ? "" : `${previous.text} ${token.text}`;
    if (token.kind === "name" && previous?.kind === "number") {
      return `put * between a number and a name; if it is one name, write ${quote(both)}`;
    }
    if (token.kind === "number" && previous?.kind === "name") {
      return `a name with a word that begins with a digit stands in single quotes: ${quote(both)}`;
    }
    if (token.kind === "name" && previous?.kind === "name") {
      return `put an operator between them; if it is one name, write ${printName(both)}`;
    }
    // Behind a sign a value was to follow, and a name may begin with this word.
    const awaited = previous?.kind === "sign" && previous.text !== ")";
    if (token.text === "in" && token.kind === "keyword" && !awaited) {
      return "a range stands behind a plain number (0.3 in 0.1..0.5), trust in trust(one party in another)";
    }
    if (token.kind === "keyword") return `a name with the word "${token.text}" in it stands in single quotes`;
    if (token.text === ":")
      return "only a change of a lever or assumption has a colon; write if … then … else …";
    return null;
  }
}
