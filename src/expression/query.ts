import type { Cursor } from "./cursor.ts";
import type { Token } from "./lexer.ts";
import type {
  ApproachReference,
  Change,
  Query,
  QueryModifier,
  QuerySubject,
  Span,
  Syntax,
} from "./syntax.ts";

type SubjectKind = QuerySubject["kind"];

interface Grammar {
  /** What stands before the bar, in order. */
  readonly subjects: readonly SubjectKind[];
  readonly required: number;
  /** Any number of subjects of any kind. */
  readonly free?: boolean;
  /** The approach stands in the parentheses alone, without a bar: `length(stepping back)`. */
  readonly approachAlone?: boolean;
}

const one: Grammar = { subjects: ["path"], required: 1 };
const free: Grammar = { subjects: [], required: 0, free: true };

/** Numbers that are read off a lens. `trust` is one only when it has a bar. */
const grammars: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
  ["P", one],
  ["E", one],
  ["E*", one],
  ["value", { subjects: ["path", "path", "expression"], required: 2 }],
  ["best", one],
  ["trust", { subjects: ["trust"], required: 1 }],
  ["length", { subjects: [], required: 0, approachAlone: true }],
  ["taken", one],
  ["agreeable", one],
  ["zopa", { subjects: [], required: 0, approachAlone: true }],
  ["ripe", one],
  ["ratifies", { subjects: ["path", "path"], required: 2 }],
  ["stable", free],
  ["equilibrium", free],
  ["share", { subjects: ["path", "between", "expression"], required: 3 }],
]);

/** Queries that say something without any parentheses. */
const bare: ReadonlySet<string> = new Set(["length", "zopa"]);

export const isQuery = (name: string): boolean => grammars.has(name);
export const standsBare = (name: string): boolean => bare.has(name);
export const hasApproachAlone = (name: string): boolean => grammars.get(name)?.approachAlone === true;

/** Parses an expression that ends before a comparison, so that `name = value, name = value` can be a list. */
export type ValueParser = (cursor: Cursor, inChange: boolean) => Syntax;

/** The rest of a query after its name; the cursor stands on the opening parenthesis, or behind a bare name. */
export function parseQuery(cursor: Cursor, name: string, start: number, value: ValueParser): Query {
  const grammar = grammars.get(name)!;
  const opening = cursor.token;
  if (!cursor.take("(")) {
    return { kind: "query", name, subjects: [], approach: null, modifiers: [], span: cursor.since(start) };
  }
  return cursor.deeper(() => {
    const subjects: QuerySubject[] = [];
    let approach: ApproachReference | null = null;
    let modifying = false;
    if (grammar.approachAlone) {
      if (!cursor.is(")")) approach = approachReference(cursor, value);
    } else {
      while (!cursor.is(")") && !cursor.is("|")) {
        const kind = grammar.free ? null : (grammar.subjects[subjects.length] ?? null);
        if (!grammar.free && kind === null) cursor.refuse(`"|" and an approach, or ")"`);
        subjects.push(subject(cursor, kind, value));
        if (!cursor.is(",")) break;
        const next = grammar.subjects[subjects.length];
        if (startsModifier(cursor, 1) || (!grammar.free && next === undefined)) {
          modifying = true;
          break;
        }
        cursor.advance();
      }
      if (subjects.length < grammar.required) {
        const wanted = grammar.required === 1 ? "a name" : `${grammar.required} things`;
        cursor.fail("wrong-arguments", `missing ${wanted} in ${name}(…)`, example(name));
      }
      if (!modifying && cursor.take("|")) approach = approachReference(cursor, value);
      else if (!modifying && !cursor.is(")") && !cursor.is(",")) {
        if (cursor.token.kind === "end") cursor.close(opening);
        refuseCombination(cursor, name);
      }
    }
    const modifiers: QueryModifier[] = [];
    while (cursor.take(",")) modifiers.push(modifier(cursor));
    cursor.close(opening);
    return { kind: "query", name, subjects, approach, modifiers, span: cursor.since(start) };
  });
}

/** `name [with changes] [from changes]`. */
export function approachReference(cursor: Cursor, value: ValueParser): ApproachReference {
  const name = cursor.name("an approach");
  let changed: readonly Change[] = [];
  let from: readonly Change[] = [];
  for (;;) {
    if (changed.length === 0 && cursor.take("with")) changed = changes(cursor, value);
    else if (from.length === 0 && cursor.take("from")) from = startChanges(cursor, value);
    else break;
  }
  return { name: name.text, changes: changed, from, span: cursor.since(name.start) };
}

/** What follows `from`: `round 4, forces = back`; the round stands first or not at all. */
export function startChanges(cursor: Cursor, value: ValueParser): readonly Change[] {
  if (!isRound(cursor, 0)) return changes(cursor, value);
  const name = cursor.advance();
  const number = cursor.advance();
  const round: Change = {
    name: "round",
    value: { kind: "number", value: number.value, span: { start: number.start, end: number.end } },
    span: cursor.since(name.start),
  };
  return startsChange(cursor, 1) && cursor.take(",") ? [round, ...changes(cursor, value)] : [round];
}

/** `name = value, name = value`; goes on over a comma only while another change follows. */
function changes(cursor: Cursor, value: ValueParser): readonly Change[] {
  const list: Change[] = [];
  do {
    const name = cursor.name("a lever, assumption or state variable");
    if (!cursor.take("=") && !cursor.take(":")) cursor.refuse(`"=" after "${name.text}"`);
    list.push({ name: name.text, value: value(cursor, true), span: cursor.since(name.start) });
  } while (startsChange(cursor, 1) && cursor.take(","));
  return list;
}

function startsChange(cursor: Cursor, places: number): boolean {
  return (
    cursor.is(",") &&
    cursor.ahead(places).kind === "name" &&
    (cursor.is("=", places + 1) || cursor.is(":", places + 1))
  );
}

function isRound(cursor: Cursor, places: number): boolean {
  const name: Token = cursor.ahead(places);
  return name.kind === "name" && name.text === "round" && cursor.ahead(places + 1).kind === "number";
}

function startsModifier(cursor: Cursor, places: number): boolean {
  return cursor.is("by", places) || isRound(cursor, places);
}

function modifier(cursor: Cursor): QueryModifier {
  const { start } = cursor.token;
  const by = cursor.take("by");
  if (by && !isRound(cursor, 0)) cursor.refuse('"round" and its number');
  if (!isRound(cursor, 0)) {
    const name = cursor.name("an outcome, or a round (round 3, by round 8)");
    return { kind: "name", name: name.text, span: cursor.since(start) };
  }
  cursor.advance();
  const number = cursor.advance();
  if (!Number.isInteger(number.value) || number.value < 1) {
    cursor.fail("invalid-round", `invalid round ${number.text}`, "rounds are counted 1, 2, 3, …", number);
  }
  return { kind: by ? "by round" : "round", round: number.value, span: cursor.since(start) };
}

function subject(cursor: Cursor, kind: SubjectKind | null, value: ValueParser): QuerySubject {
  const { start } = cursor.token;
  if (kind === "expression") return expressionSubject(cursor, value);
  if (kind === "between" || (kind === null && isBetween(cursor))) {
    const from = approachReference(cursor, value);
    if (!cursor.take("->")) cursor.refuse('"->" and a second approach');
    const to = approachReference(cursor, value);
    return { kind: "between", from, to, span: cursor.since(start) };
  }
  if (kind === "trust" || (kind === null && cursor.token.kind === "name" && cursor.is("in", 1))) {
    const holder = cursor.name("the party that trusts");
    if (!cursor.take("in")) cursor.refuse('"in" and the party that is trusted');
    const about = cursor.name("the party that is trusted");
    return { kind: "trust", holder: holder.text, about: about.text, span: cursor.since(start) };
  }
  if (kind === null && !isPath(cursor)) return expressionSubject(cursor, value);
  const parts = [cursor.name("an outcome, party, package or move").text];
  while (cursor.take("/")) parts.push(cursor.name("what belongs to it").text);
  return { kind: "path", parts, span: cursor.since(start) };
}

function expressionSubject(cursor: Cursor, value: ValueParser): QuerySubject {
  const of = value(cursor, false);
  const span: Span = of.span;
  return { kind: "expression", of, span };
}

/** Where any subject may stand: is it a plain path up to the next comma, bar or parenthesis? */
function isPath(cursor: Cursor): boolean {
  let places = 0;
  for (;;) {
    if (cursor.ahead(places).kind !== "name") return false;
    places++;
    if (!cursor.is("/", places)) break;
    places++;
  }
  return cursor.is(",", places) || cursor.is("|", places) || cursor.is(")", places);
}

function isBetween(cursor: Cursor): boolean {
  if (cursor.token.kind !== "name") return false;
  return cursor.is("->", 1) || cursor.is("with", 1) || cursor.is("from", 1);
}

function refuseCombination(cursor: Cursor, name: string): never {
  const { token } = cursor;
  if (token.text === "and" || token.text === "or" || token.text === "+") {
    const note = `${name} reads one thing at a time; combine the numbers, as in P(war) + P(bomb)`;
    cursor.fail("unexpected-word", `unexpected "${token.text}" inside ${name}(…)`, note);
  }
  cursor.refuse('"|" and an approach, or ")"');
}

function example(name: string): string | null {
  if (name === "P") return "for example P(deal | stepping back)";
  if (name === "value") return "for example value(us, focused)";
  if (name === "ratifies") return "for example ratifies(us, focused)";
  if (name === "trust") return "for example trust(iran in us | stepping back, round 4)";
  if (name === "share") return "for example share(deadline, maximal pressure -> stepping back, P(deal))";
  return null;
}
