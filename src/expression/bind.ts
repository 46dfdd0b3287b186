import { ExpressionError } from "./error.ts";
import { arithmetic, called } from "./functions.ts";
import { printName, shorten } from "./lexer.ts";
import { nearest } from "./nearest.ts";
import { printSyntax } from "./print.ts";
import { structure } from "./structure.ts";
import type { Query, Syntax } from "./syntax.ts";
import { number, type Term } from "./term.ts";

/** Every expression has one of three types; a set knows the number that each member stands for. */
export type Type =
  | { readonly kind: "number" }
  | { readonly kind: "truth" }
  | { readonly kind: "set"; readonly name: string; readonly members: ReadonlyMap<string, number> };

type SetType = Extract<Type, { kind: "set" }>;

export interface Binding {
  readonly type: Type;
  readonly term: Term;
}

/** What names mean where an expression stands. */
export interface Scope {
  lookup(name: string): Binding | undefined;
  /** Every name that may stand here, for "did you mean". */
  names(): Iterable<string>;
  /** Index of the trust relation "holder in about", or undefined. */
  relation(holder: string, about: string): number | undefined;
  /**
   * Registers an assumption written in place and returns its index; null where none may stand
   * (guards of structure, for instance).
   */
  assume: ((range: Extract<Syntax, { kind: "range" }>) => number) | null;
  /** What a number read off a lens means, where one may stand (`value(…)` in ripeness). */
  query?(query: Query): Binding;
}

const numberType: Type = { kind: "number" };
const truthType: Type = { kind: "truth" };

/**
 * Looks every name up and checks every type. `expected` is what the place needs: a number, a truth, a member of a
 * set (whose member names may then stand bare), or anything (null). Throws ExpressionError at the part that is wrong.
 */
export function bind(syntax: Syntax, scope: Scope, expected: "number" | "truth" | SetType | null): Binding {
  if (expected === null) return infer(syntax, scope);
  if (expected === "number") return { type: numberType, term: numeric(syntax, scope) };
  if (expected === "truth") return { type: truthType, term: truth(syntax, scope) };
  return { type: expected, term: member(syntax, expected, scope) };
}

function numeric(syntax: Syntax, scope: Scope): Term {
  const { type, term } = infer(syntax, scope);
  if (type.kind === "number") return term;
  const note =
    type.kind === "truth"
      ? "write if … then … else … to turn a condition into a number"
      : `write if ${printSyntax(syntax)} = ${someMember(type)} then … else … to turn it into a number`;
  throw mismatch(syntax, type, "number", note);
}

function truth(syntax: Syntax, scope: Scope): Term {
  const { type, term } = infer(syntax, scope);
  if (type.kind === "truth") return term;
  const text = printSyntax(syntax);
  const note =
    type.kind === "number"
      ? `compare it, as in ${text} > 0`
      : `compare it, as in ${text} = ${someMember(type)}`;
  throw mismatch(syntax, type, "condition", note);
}

/** An expression where a member of this set is needed; a bare name is a member before it is anything else. */
function member(syntax: Syntax, set: SetType, scope: Scope): Term {
  if (syntax.kind === "name") {
    const position = set.members.get(syntax.name);
    if (position !== undefined) return number(position);
    const binding = scope.lookup(syntax.name);
    if (binding === undefined) throw unknownMember(syntax, syntax.name, set);
    if (binding.type.kind === "set" && binding.type.name === set.name) return binding.term;
    throw mismatch(syntax, binding.type, describe(set), `its members are ${memberList(set)}`);
  }
  if (syntax.kind === "if" && syntax.otherwise !== null) {
    const test = truth(syntax.test, scope);
    const then = member(syntax.then, set, scope);
    return { op: "if", test, then, otherwise: member(syntax.otherwise, set, scope) };
  }
  const chain = tightChain(syntax);
  if (chain !== null && set.members.has(chain.name)) throw needsQuotes(syntax, chain.name);
  if (syntax.kind === "number" && set.members.has(String(syntax.value))) {
    throw needsQuotes(syntax, String(syntax.value));
  }
  const { type } = infer(syntax, scope);
  throw mismatch(syntax, type, describe(set), `its members are ${memberList(set)}`);
}

function infer(syntax: Syntax, scope: Scope): Binding {
  const num = (term: Term): Binding => ({ type: numberType, term });
  const yes = (term: Term): Binding => ({ type: truthType, term });
  switch (syntax.kind) {
    case "number":
      return num(number(syntax.value));
    case "name":
      return named(syntax, scope);
    case "range": {
      if (scope.assume === null) {
        const note =
          "write a plain number, or give the range under assumptions where an assumption may be read";
        throw new ExpressionError(
          "range-not-allowed",
          `invalid range "${printSyntax(syntax)}": no assumption can stand here`,
          note,
          syntax.span,
        );
      }
      return num({ op: "assumption", index: scope.assume(syntax) });
    }
    case "negate":
      return num({ op: "negate", a: numeric(syntax.of, scope) });
    case "not":
      return yes({ op: "not", a: truth(syntax.of, scope) });
    case "binary": {
      refuseUnquoted(syntax, scope);
      const a = numeric(syntax.left, scope);
      return num({ op: arithmetic[syntax.operator], a, b: numeric(syntax.right, scope) });
    }
    case "compare":
      return yes(comparison(syntax, scope));
    case "and":
    case "or": {
      const a = truth(syntax.left, scope);
      return yes({ op: syntax.kind, a, b: truth(syntax.right, scope) });
    }
    case "if":
      return conditional(syntax, scope);
    case "call":
      return num(call(syntax, scope));
    case "trust": {
      const relation = scope.relation(syntax.holder, syntax.about);
      if (relation === undefined) {
        const id = `${syntax.holder} in ${syntax.about}`;
        throw new ExpressionError(
          "unknown-trust",
          `unknown trust "${id}"`,
          `declare it under trust, as in "${id}: { at first: 0.5 in 0.2..0.8 }"`,
          syntax.span,
        );
      }
      return num({ op: "trust", relation });
    }
    case "query":
      if (scope.query !== undefined) return scope.query(syntax);
      throw new ExpressionError(
        "query-not-allowed",
        "a number read off a lens cannot stand here",
        "numbers such as P(…), E(…) and length stand in claims, asks and expect only",
        syntax.span,
      );
  }
}

function named(syntax: Extract<Syntax, { kind: "name" }>, scope: Scope): Binding {
  const binding = scope.lookup(syntax.name);
  if (binding !== undefined) return binding;
  if (isNever(syntax)) {
    throw new ExpressionError(
      "misplaced-never",
      'invalid "never": it can only be compared',
      "write for example deadline = never",
      syntax.span,
    );
  }
  throw unknownName(syntax, scope);
}

const isNever = (syntax: Syntax): boolean =>
  syntax.kind === "name" && !syntax.quoted && syntax.name === "never";

function conditional(syntax: Extract<Syntax, { kind: "if" }>, scope: Scope): Binding {
  if (syntax.otherwise === null) {
    throw new ExpressionError(
      "missing-else",
      'missing "else" of this "if"',
      "only a claim may leave it out: write if … then … else …",
      syntax.span,
    );
  }
  const test = truth(syntax.test, scope);
  const set = setOf(syntax, scope);
  if (set !== null) return { type: set, term: member(syntax, set, scope) };
  const { type, term: then } = infer(syntax.then, scope);
  const { type: other, term: otherwise } = infer(syntax.otherwise, scope);
  if (type.kind === other.kind) return { type, term: { op: "if", test, then, otherwise } };
  const branches = `"${quoteOf(syntax.then)}" is ${describe(type)}, "${quoteOf(syntax.otherwise)}" is ${describe(other)}`;
  throw new ExpressionError(
    "type-mismatch",
    `invalid branches: ${branches}`,
    "both branches of a condition must be of one kind",
    syntax.otherwise.span,
  );
}

function comparison(syntax: Extract<Syntax, { kind: "compare" }>, scope: Scope): Term {
  const { left, right, operator } = syntax;
  const equality = operator === "=" || operator === "!=";
  const set = setOf(left, scope) ?? setOf(right, scope);
  if (set !== null) {
    if (!equality) {
      throw new ExpressionError(
        "type-mismatch",
        `invalid comparison "${operator}" of ${describe(set)}`,
        "members of a set have no order: use = or !=",
        syntax.span,
      );
    }
    return equal(member(left, set, scope), member(right, set, scope), operator === "!=");
  }
  const compared = (side: Syntax): Binding => {
    const never = isNever(side) && scope.lookup("never") === undefined;
    return never ? { type: numberType, term: number(Number.POSITIVE_INFINITY) } : infer(side, scope);
  };
  const a = compared(left);
  const b = compared(right);
  if (a.type.kind !== b.type.kind) {
    throw new ExpressionError(
      "type-mismatch",
      `invalid comparison: "${quoteOf(left)}" is ${describe(a.type)}, "${quoteOf(right)}" is ${describe(b.type)}`,
      "both sides must be of one kind",
      syntax.span,
    );
  }
  if (equality) return equal(a.term, b.term, operator === "!=");
  if (a.type.kind === "truth") {
    const note = "conditions have no order: use and, or, not";
    throw new ExpressionError(
      "type-mismatch",
      `invalid comparison "${operator}" of conditions`,
      note,
      syntax.span,
    );
  }
  if (operator === "<") return { op: "less", a: a.term, b: b.term };
  if (operator === ">") return { op: "less", a: b.term, b: a.term };
  if (operator === "<=") return { op: "less or equal", a: a.term, b: b.term };
  return { op: "less or equal", a: b.term, b: a.term };
}

/**
 * With nothing on the table an issue is NaN and every comparison with it must be false, also "differs from":
 * for those the difference is "one is less than the other".
 */
function equal(a: Term, b: Term, differs: boolean): Term {
  if (!differs) return { op: "equal", a, b };
  if (structure(a, b).issues.length === 0) return { op: "not", a: { op: "equal", a, b } };
  return { op: "or", a: { op: "less", a, b }, b: { op: "less", a: b, b: a } };
}

/** The set that an expression is plainly a member of, found before its bare member names are understood. */
function setOf(syntax: Syntax, scope: Scope): SetType | null {
  if (syntax.kind === "name") {
    const type = scope.lookup(syntax.name)?.type;
    return type?.kind === "set" ? type : null;
  }
  if (syntax.kind !== "if") return null;
  return setOf(syntax.then, scope) ?? (syntax.otherwise === null ? null : setOf(syntax.otherwise, scope));
}

function call({ name, args }: Extract<Syntax, { kind: "call" }>, scope: Scope): Term {
  return called<Term>(
    name,
    args.map((argument) => numeric(argument, scope)),
    (op, a) => ({ op, a }),
    (op, a, b) => ({ op, a, b }),
  );
}

function describe(type: Type): string {
  if (type.kind === "number") return "a number";
  return type.kind === "truth" ? "a condition" : `one of "${type.name}"`;
}

const quoteOf = (syntax: Syntax): string => shorten(printSyntax(syntax));
const someMember = (set: SetType): string => printName(set.members.keys().next().value ?? "…");
const memberList = (set: SetType): string => [...set.members.keys()].map(printName).join(", ");

function mismatch(syntax: Syntax, type: Type, wanted: string, note: string): ExpressionError {
  const article = wanted.startsWith("one of") ? wanted : `a ${wanted}`;
  const message = `invalid "${quoteOf(syntax)}": it is ${describe(type)} where ${article} is needed`;
  return new ExpressionError("type-mismatch", message, note, syntax.span);
}

function unknownName(syntax: Extract<Syntax, { kind: "name" }>, scope: Scope): ExpressionError {
  const near = nearest(syntax.name, scope.names());
  const note = near === null ? null : `did you mean ${printName(near)}?`;
  return new ExpressionError("unknown-name", `unknown name "${syntax.name}"`, note, syntax.span);
}

function unknownMember(syntax: Syntax, name: string, set: SetType): ExpressionError {
  const near = nearest(name, set.members.keys());
  const note = near === null ? `its members are ${memberList(set)}` : `did you mean ${printName(near)}?`;
  return new ExpressionError("unknown-name", `unknown member "${name}" of "${set.name}"`, note, syntax.span);
}

function needsQuotes(syntax: Syntax, name: string): ExpressionError {
  const note = `a name like this stands in single quotes: ${printName(name)}`;
  return new ExpressionError("unquoted-name", `invalid "${name}" without quotes`, note, syntax.span);
}

/** `two-step plan` reads as a subtraction; when its sides are unknown it was most likely meant as one name. */
function refuseUnquoted(syntax: Syntax, scope: Scope) {
  const chain = tightChain(syntax);
  if (chain === null) return;
  const unknown = chain.parts.find((part) => scope.lookup(part) === undefined);
  if (unknown === undefined) return;
  if (scope.lookup(chain.name) !== undefined) throw needsQuotes(syntax, chain.name);
  const near = nearest(unknown, scope.names());
  const meant = near === null ? "" : `did you mean ${printName(near)}? `;
  const note = `${meant}a name with a hyphen or slash stands in single quotes: ${printName(chain.name)}`;
  throw new ExpressionError("unknown-name", `unknown name "${unknown}"`, note, syntax.span);
}

/**
 * Names joined by hyphens or slashes without a space between, as one name would be typed; null for anything else,
 * and for more parts than a name has.
 */
function tightChain(syntax: Syntax): { readonly name: string; readonly parts: readonly string[] } | null {
  const most = 8;
  const parts: string[] = [];
  let name = "";
  let node = syntax;
  while (node.kind === "binary" && (node.operator === "-" || node.operator === "/") && parts.length < most) {
    const end = leaf(node.right);
    if (end === null || node.left.span.end + 1 !== node.right.span.start) return null;
    if (node.right.kind === "name") parts.unshift(end);
    name = node.operator + end + name;
    node = node.left;
  }
  const start = leaf(node);
  if (start === null || name === "" || parts.length === 0) return null;
  if (node.kind === "name") parts.unshift(start);
  return { name: start + name, parts };
}

function leaf(syntax: Syntax): string | null {
  if (syntax.kind === "number") return String(syntax.value);
  return syntax.kind === "name" && !syntax.quoted && !isNever(syntax) ? syntax.name : null;
}
