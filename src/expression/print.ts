import { printName, quote } from "./lexer.ts";
import { binding } from "./parse.ts";
import { hasApproachAlone, standsBare } from "./query.ts";
import type { ApproachReference, Change, Query, QueryModifier, QuerySubject, Syntax } from "./syntax.ts";

/** The canonical text of an expression: parsing it again gives the same tree, whatever the author's spacing was. */
export function printSyntax(syntax: Syntax): string {
  return print(syntax, binding.loosest);
}

/** A condition stands without parentheses only where everything does; it swallows what follows its `else`. */
const conditional = binding.loosest + 0.5;

/** In parentheses unless it binds tighter than `least`. */
function print(syntax: Syntax, least: number): string {
  const text = open(syntax);
  return powerOf(syntax) > least ? text : `(${text})`;
}

function open(syntax: Syntax): string {
  switch (syntax.kind) {
    case "number":
      return String(syntax.value);
    case "name":
      return syntax.quoted ? quote(syntax.name) : syntax.name;
    case "range": {
      const shape = syntax.shape === "pert" ? "" : ` ${syntax.shape}`;
      return `${syntax.value} in ${syntax.low}..${syntax.high}${shape}`;
    }
    case "negate": {
      // Without the parentheses the minus would become part of the number.
      const literal = syntax.of.kind === "number" || syntax.of.kind === "range";
      return literal ? `-(${open(syntax.of)})` : `-${print(syntax.of, binding.negate - 1)}`;
    }
    case "not":
      return `not ${print(syntax.of, binding.not - 1)}`;
    case "binary": {
      const power = powerOf(syntax);
      const right = syntax.operator === "^" ? binding.negate - 1 : power;
      const left = syntax.operator === "^" ? power : power - 0.5;
      return `${print(syntax.left, left)} ${syntax.operator} ${print(syntax.right, right)}`;
    }
    case "compare":
      return `${print(syntax.left, binding.compare)} ${syntax.operator} ${print(syntax.right, binding.compare)}`;
    case "and":
    case "or": {
      const power = powerOf(syntax);
      return `${print(syntax.left, power - 0.5)} ${syntax.kind} ${print(syntax.right, power)}`;
    }
    case "if": {
      // A condition inside `then` would take the `else` for itself.
      const head = `if ${print(syntax.test, conditional)} then ${print(syntax.then, conditional)}`;
      return syntax.otherwise === null ? head : `${head} else ${printSyntax(syntax.otherwise)}`;
    }
    case "call":
      return `${syntax.name}(${syntax.args.map(printSyntax).join(", ")})`;
    case "trust":
      return `trust(${printName(syntax.holder)} in ${printName(syntax.about)})`;
    case "query":
      return printQuery(syntax);
  }
}

function powerOf(syntax: Syntax): number {
  switch (syntax.kind) {
    case "if":
      return conditional;
    case "or":
    case "and":
    case "not":
    case "compare":
    case "negate":
      return binding[syntax.kind];
    case "binary":
      if (syntax.operator === "^") return binding.power;
      return syntax.operator === "*" || syntax.operator === "/" ? binding.multiply : binding.add;
    // A range, or a number with its sign, would lose its beginning to a power.
    case "range":
      return binding.negate;
    case "number":
      return syntax.value < 0 ? binding.negate : tightest;
    default:
      return tightest;
  }
}

const tightest = binding.power + 1;

function printQuery(query: Query): string {
  const approach = query.approach === null ? "" : printApproach(query.approach);
  if (query.subjects.length === 0 && approach === "" && query.modifiers.length === 0) {
    return standsBare(query.name) ? query.name : `${query.name}()`;
  }
  const subjects = query.subjects.map(printSubject).join(", ");
  const bar = approach === "" || hasApproachAlone(query.name) ? approach : ` | ${approach}`;
  const modifiers = query.modifiers.map((modifier) => `, ${printModifier(modifier)}`).join("");
  return `${query.name}(${subjects}${bar}${modifiers})`;
}

function printSubject(subject: QuerySubject): string {
  switch (subject.kind) {
    case "path":
      return subject.parts.map(printName).join("/");
    case "expression":
      return printSyntax(subject.of);
    case "trust":
      return `${printName(subject.holder)} in ${printName(subject.about)}`;
    case "between":
      return `${printApproach(subject.from)} -> ${printApproach(subject.to)}`;
  }
}

function printModifier(modifier: QueryModifier): string {
  return modifier.kind === "name" ? printName(modifier.name) : `${modifier.kind} ${modifier.round}`;
}

/** `stepping back with deadline = two months from round 4, forces = back`. */
function printApproach({ name, changes, from }: ApproachReference): string {
  const changed = changes.length === 0 ? "" : ` with ${changes.map(printChange).join(", ")}`;
  const start = from.length === 0 ? "" : ` from ${from.map(printStart).join(", ")}`;
  return printName(name) + changed + start;
}

const printChange = (change: Change): string =>
  `${printName(change.name)} = ${print(change.value, binding.compare)}`;

function printStart(change: Change, position: number): string {
  const round =
    position === 0 && change.name === "round" && change.value.kind === "number" && change.value.value >= 0;
  return round ? `round ${printSyntax(change.value)}` : printChange(change);
}
