import { Cursor } from "./cursor.ts";
import { functions } from "./functions.ts";
import { type Token, tokenize } from "./lexer.ts";
import { nearest } from "./nearest.ts";
import { approachReference, isQuery, parseQuery, standsBare, startChanges } from "./query.ts";
import type { ApproachReference, BinaryOperator, Change, Comparison, Shape, Syntax } from "./syntax.ts";

/** How tightly each operator binds; a higher number binds tighter. `print.ts` reads the same table. */
export const binding = {
  loosest: 0,
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  add: 5,
  multiply: 6,
  negate: 7,
  power: 8,
} as const;

const shapes: readonly Shape[] = ["pert", "uniform", "normal", "beta", "log-uniform"];

export interface ParseOptions {
  /** May numbers read off a lens stand here (claims, asks, expect, ripeness)? Only there may `if` lack its `else`. */
  readonly queries?: boolean;
}

/**
 * Reads an expression. `offset` is where the text begins in its file: every span is an offset into the file.
 * A Pratt parser (V. R. Pratt, "Top down operator precedence", 1973). Throws ExpressionError.
 */
export function parseExpression(text: string, offset = 0, options: ParseOptions = {}): Syntax {
  const cursor = new Cursor(tokenize(text, offset), options.queries ?? false);
  return whole(cursor, expression(cursor, binding.loosest));
}

/** `stepping back with deadline = two months from round 4, forces = back`. */
export function parseApproach(text: string, offset = 0): ApproachReference {
  const cursor = new Cursor(tokenize(text, offset), false);
  return whole(cursor, approachReference(cursor, valueParser));
}

/** `round 4, forces = back`: the same list as behind `from`. The round is a change named `round`. */
export function parseFrom(text: string, offset = 0): readonly Change[] {
  const cursor = new Cursor(tokenize(text, offset), false);
  return whole(cursor, startChanges(cursor, valueParser));
}

/**
 * `flip = 0.2`, as on a command line. The name may be written without quotes whatever is in it
 * (`values.us.war=-20`), since everything before the sign is the name.
 */
export function parseChange(text: string, offset = 0): Change {
  const sign = /^(?:[^'=:]|'(?:[^']|'')*')*/.exec(text)![0].length;
  const written = text.slice(0, sign).trim();
  const cursor = new Cursor(tokenize(text.slice(sign), offset + sign), false);
  if (written === "") cursor.refuse("a name");
  if (!cursor.take("=") && !cursor.take(":")) cursor.refuse(`"=" after "${written}"`);
  const quoted = /^'((?:[^']|'')*)'$/.exec(written);
  const name = quoted === null ? written.replace(/\s+/g, " ") : quoted[1].replaceAll("''", "'");
  const value = whole(cursor, expression(cursor, binding.compare));
  return { name, value, span: { start: offset, end: offset + text.length } };
}

/** A number that a result should have: `0.41 ± 0.001` (also `+-`). The tolerance is null when none is written. */
export interface Amount {
  readonly value: number;
  readonly tolerance: number | null;
}

export function parseAmount(text: string, offset = 0): Amount {
  const cursor = new Cursor(tokenize(text, offset), false);
  const value = signedNumber(cursor);
  const tolerance = cursor.take("±") ? signedNumber(cursor) : null;
  if (tolerance !== null && tolerance < 0) {
    cursor.fail(
      "invalid-amount",
      `invalid tolerance ${tolerance}`,
      "a tolerance is not negative",
      cursor.previous!,
    );
  }
  return whole(cursor, { value, tolerance });
}

function whole<T>(cursor: Cursor, result: T): T {
  if (cursor.token.kind !== "end") cursor.refuse("an operator or the end");
  return result;
}

const valueParser = (cursor: Cursor, inChange: boolean): Syntax =>
  expression(cursor, inChange ? binding.compare : binding.loosest);

interface Infix {
  readonly power: number;
  readonly kind: "or" | "and" | "compare" | "binary";
}

const infixes: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  ["or", { power: binding.or, kind: "or" }],
  ["and", { power: binding.and, kind: "and" }],
  ...["<", "<=", ">", ">=", "=", "!="].map((s): [string, Infix] => [
    s,
    { power: binding.compare, kind: "compare" },
  ]),
  ["+", { power: binding.add, kind: "binary" }],
  ["-", { power: binding.add, kind: "binary" }],
  ["*", { power: binding.multiply, kind: "binary" }],
  ["/", { power: binding.multiply, kind: "binary" }],
  ["^", { power: binding.power, kind: "binary" }],
]);

const infixOf = (token: Token): Infix | undefined =>
  token.kind === "sign" || token.kind === "keyword" ? infixes.get(token.text) : undefined;

/** Everything that binds tighter than `least`. */
function expression(cursor: Cursor, least: number): Syntax {
  const { start } = cursor.token;
  let left = prefix(cursor);
  for (;;) {
    const sign = cursor.token;
    const infix = infixOf(sign);
    if (infix === undefined || infix.power <= least) return left;
    cursor.advance();
    // Powers group to the right, and 2 ^ -1 needs no parentheses; everything else groups to the left.
    const right =
      sign.text === "^"
        ? cursor.deeper(() => expression(cursor, binding.negate))
        : expression(cursor, infix.power);
    const span = cursor.since(start);
    if (infix.kind === "compare") {
      if (infixOf(cursor.token)?.kind === "compare") {
        cursor.fail(
          "chained-comparison",
          `unexpected second comparison "${cursor.token.text}"`,
          "comparisons do not chain: write a < b and b < c",
        );
      }
      left = { kind: "compare", operator: sign.text as Comparison, left, right, span };
    } else if (infix.kind === "binary") {
      left = { kind: "binary", operator: sign.text as BinaryOperator, left, right, span };
    } else {
      left = { kind: infix.kind, left, right, span };
    }
  }
}

function prefix(cursor: Cursor): Syntax {
  const { token } = cursor;
  if (token.kind === "number") return numberOrRange(cursor);
  if (token.kind === "name") return name(cursor);
  if (cursor.is("-")) {
    // A minus before plain digits is part of the number, so that -8 in -10..-4 is one assumption.
    if (cursor.ahead(1).kind === "number" && !cursor.is("^", 2)) return numberOrRange(cursor);
    cursor.advance();
    const of = cursor.deeper(() => expression(cursor, binding.negate));
    return { kind: "negate", of, span: cursor.since(token.start) };
  }
  if (cursor.take("not")) {
    const of = cursor.deeper(() => expression(cursor, binding.not));
    return { kind: "not", of, span: cursor.since(token.start) };
  }
  if (cursor.is("if")) return cursor.deeper(() => conditional(cursor));
  if (cursor.take("(")) {
    return cursor.deeper(() => {
      const inner = expression(cursor, binding.loosest);
      cursor.close(token);
      return inner;
    });
  }
  cursor.refuse("a value");
}

function conditional(cursor: Cursor): Syntax {
  const { start } = cursor.advance();
  const test = expression(cursor, binding.loosest);
  if (!cursor.take("then")) cursor.refuse('"then"');
  const then = expression(cursor, binding.loosest);
  if (cursor.take("else")) {
    const otherwise = expression(cursor, binding.loosest);
    return { kind: "if", test, then, otherwise, span: cursor.since(start) };
  }
  const span = cursor.since(start);
  if (!cursor.queries) {
    if (cursor.token.kind !== "end" && !cursor.is(")") && !cursor.is(",")) cursor.refuse('"else"');
    cursor.fail("missing-else", 'missing "else" of this "if"', "write if … then … else …", span);
  }
  return { kind: "if", test, then, otherwise: null, span };
}

function name(cursor: Cursor): Syntax {
  const token = cursor.advance();
  const { start, text, quoted } = token;
  if (quoted) return { kind: "name", name: text, quoted, span: cursor.since(start) };
  const starred = cursor.queries && text === "E" && cursor.is("*") && cursor.is("(", 1);
  if (starred && cursor.token.start === token.end) {
    cursor.advance();
    return parseQuery(cursor, "E*", start, valueParser);
  }
  if (!cursor.is("(")) {
    if (cursor.queries && standsBare(text)) return parseQuery(cursor, text, start, valueParser);
    return { kind: "name", name: text, quoted, span: cursor.since(start) };
  }
  if (text === "trust") return trust(cursor, start);
  if (isQuery(text)) {
    if (!cursor.queries) cursor.refuseQuery(token);
    return parseQuery(cursor, text, start, valueParser);
  }
  return call(cursor, token);
}

/** Trust is a thing in itself where an expression stands, and a query when it names an approach or a round. */
function trust(cursor: Cursor, start: number): Syntax {
  const query = parseQuery(cursor, "trust", start, valueParser);
  if (query.approach !== null || query.modifiers.length > 0) {
    if (!cursor.queries) cursor.refuseQuery(query.span);
    return query;
  }
  const subject = query.subjects[0];
  if (subject.kind !== "trust") cursor.refuse("two parties");
  return { kind: "trust", holder: subject.holder, about: subject.about, span: query.span };
}

function call(cursor: Cursor, called: Token): Syntax {
  const rule = functions.get(called.text);
  if (rule === undefined) {
    const near = nearest(called.text, functions.keys());
    const note =
      near === null ? `the functions are ${[...functions.keys()].join(", ")}` : `did you mean ${near}?`;
    cursor.fail("unknown-function", `unknown function "${called.text}"`, note, called);
  }
  const opening = cursor.advance();
  const args: Syntax[] = [];
  cursor.deeper(() => {
    if (!cursor.is(")")) {
      do args.push(expression(cursor, binding.loosest));
      while (cursor.take(","));
    }
    cursor.close(opening);
  });
  const span = cursor.since(called.start);
  if (args.length < rule.least || args.length > rule.most) {
    const wanted = rule.least === rule.most ? `${rule.least}` : `at least ${rule.least}`;
    const note = `it takes ${wanted}; a number is written with a point, arguments are parted by commas`;
    cursor.fail(
      "wrong-arguments",
      `invalid number of arguments of ${called.text}: ${args.length}`,
      note,
      span,
    );
  }
  return { kind: "call", name: called.text, args, span };
}

function numberOrRange(cursor: Cursor): Syntax {
  const { start } = cursor.token;
  const value = signedNumber(cursor);
  if (!cursor.take("in")) return { kind: "number", value, span: cursor.since(start) };
  const low = signedNumber(cursor);
  if (!cursor.take("..")) cursor.refuse('".." and the upper end of the range');
  const high = signedNumber(cursor);
  const shape = rangeShape(cursor);
  const span = cursor.since(start);
  if (low > high) {
    cursor.fail(
      "invalid-range",
      `invalid range ${low}..${high}`,
      `the lower end comes first: ${high}..${low}`,
      span,
    );
  }
  if (low === high) {
    const note = `a number without uncertainty is written alone: ${value}`;
    cursor.fail("invalid-range", `invalid empty range ${low}..${high}`, note, span);
  }
  if (value < low || value > high) {
    const note = "the value before in is the central one and lies inside the range";
    cursor.fail(
      "value-outside-range",
      `invalid value ${value} outside its range ${low}..${high}`,
      note,
      span,
    );
  }
  if (!Number.isFinite(high - low)) {
    const note = "no number lies so far from another; bring the ends nearer";
    cursor.fail("invalid-range", `invalid range ${low}..${high}: it is too wide`, note, span);
  }
  if (shape === "log-uniform" && low <= 0) {
    const note = "log-uniform needs a range above 0";
    cursor.fail("invalid-range", `invalid range ${low}..${high} for log-uniform`, note, span);
  }
  return { kind: "range", value, low, high, shape, span };
}

function rangeShape(cursor: Cursor): Shape {
  const { token } = cursor;
  if (token.kind !== "name" || token.quoted) return "pert";
  if (token.text === "log" && cursor.is("-", 1) && cursor.ahead(2).text === "uniform") {
    cursor.advance();
    cursor.advance();
    cursor.advance();
    return "log-uniform";
  }
  const shape = shapes.find((known) => known === token.text);
  if (shape === undefined) {
    const near = nearest(token.text, shapes);
    const note = near === null ? `the shapes are ${shapes.join(", ")}` : `did you mean ${near}?`;
    cursor.fail("unknown-shape", `unknown shape "${token.text}" of a range`, note);
  }
  cursor.advance();
  return shape;
}

function signedNumber(cursor: Cursor): number {
  const negative = cursor.take("-");
  if (cursor.token.kind !== "number") cursor.refuse("a plain number");
  const { value } = cursor.advance();
  return negative && value !== 0 ? -value : value;
}
