import { type Binding, bind, type Scope } from "../../expression/bind.ts";
import { ExpressionError } from "../../expression/error.ts";
import { nearest } from "../../expression/nearest.ts";
import { parseExpression } from "../../expression/parse.ts";
import type { Span, Syntax } from "../../expression/syntax.ts";
import { number, type Term } from "../../expression/term.ts";
import type { Assumption } from "../model.ts";
import { entriesOf, get, type Node, placesInside, type Scalar, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Desk, hasEnough, report } from "./desk.ts";
import { saidOf } from "./joined.ts";
import { firstOutOfReach, type Reach } from "./reach.ts";
import { vocabularyLookup, vocabularyNames } from "./scope.ts";
import type { Vocabulary } from "./vocabulary.ts";

type Range = Extract<Syntax, { kind: "range" }>;

/** Every expression of a file: read once, its assumptions known by name, bound when somebody asks for it. */
export interface Formulas {
  readonly desk: Desk;
  readonly vocabulary: Vocabulary;
  readonly assumptions: Assumption[];
  /** Assumptions and definitions of the section `assumptions`, with the place of their name. */
  readonly declared: Map<string, Declared>;
  readonly byName: Map<string, number>;
  /** Names of the section that some other expression, view or lever refers to. */
  readonly used: Set<string>;
  readonly syntaxes: Map<Scalar, Syntax | null>;
  readonly inPlace: Map<Range, number>;
  readonly bound: Map<Scalar, Binding | null>;
  /** How many definitions are being bound inside each other. */
  readonly depth: { definitions: number };
  /** Issues, state variables and words of play that some expression reads. */
  readonly read: Set<string>;
  /** Keys whose fault has been told; a faction shares its party's nodes. */
  readonly told: Set<Scalar>;
}

interface Declared {
  readonly key: Scalar;
  readonly scalar: Scalar;
  readonly index: number | null;
  /** Its expression cannot be read, which has been told; whoever refers to it says nothing more. */
  readonly faulty: boolean;
  binding: Binding | "open" | "being bound" | null;
}

/** Sections in which a range is an assumption. Views, claims and expectations change assumptions and make none. */
const sections: ReadonlySet<string> = new Set([
  "assumptions",
  "parties",
  "values",
  "trust",
  "evidence",
  "turns",
  "chance",
  "moves",
  "levers",
  "ripeness",
]);
/** Keys whose text is prose, in which two dots are only two dots. */
const prose: ReadonlySet<string> = new Set(["because", "source", "says", "name"]);

export const openFormulas = (desk: Desk, vocabulary: Vocabulary): Formulas => {
  const formulas: Formulas = {
    desk,
    vocabulary,
    assumptions: [],
    declared: new Map(),
    byName: new Map(),
    used: new Set(),
    syntaxes: new Map(),
    inPlace: new Map(),
    bound: new Map(),
    depth: { definitions: 0 },
    read: new Set(),
    told: new Set(),
  };
  for (const { key, value } of entriesOf(desk.root)) {
    if (key.text === "assumptions") declare(formulas, value);
    if (sections.has(key.text)) register(formulas, value, null);
  }
  return formulas;
};

/** The scalar that holds the expression of a quantity: itself, or what stands under `is`. */
export const heart = (node: Node | undefined): Scalar | null => {
  if (node?.kind === "scalar") return node;
  const inner = get(node, "is");
  return inner?.kind === "scalar" ? inner : null;
};

const declare = (formulas: Formulas, section: Node): void => {
  for (const { key, value } of entriesOf(section)) {
    const scalar = heart(value);
    if (scalar === null) continue;
    const syntax = read(formulas, scalar);
    let index: number | null = null;
    if (syntax?.kind === "number" || syntax?.kind === "range") {
      const { value: central } = syntax;
      const [low, high] = syntax.kind === "range" ? [syntax.low, syntax.high] : [central, central];
      const shape = syntax.kind === "range" ? syntax.shape : "uniform";
      index = add(formulas, key.text, { value: central, low, high, shape, span: scalar.span }, value);
      if (syntax.kind === "range") formulas.inPlace.set(syntax, index);
    }
    formulas.declared.set(key.text, { key, scalar, index, faulty: syntax === null, binding: "open" });
  }
};

const add = (
  formulas: Formulas,
  wanted: string,
  given: Pick<Assumption, "value" | "low" | "high" | "shape" | "span">,
  ...holders: readonly Node[]
): number => {
  let id = wanted;
  for (let n = 2; formulas.byName.has(id); n++) id = `${wanted} ${n}`;
  const reason = (key: string): string | null =>
    holders.map((holder) => textOf(get(holder, key))).find((text) => text !== null) ?? null;
  const index = formulas.assumptions.length;
  formulas.assumptions.push({ id, ...given, because: reason("because"), source: reason("source") });
  formulas.byName.set(id, index);
  return index;
};

/** Names every range below a node in the order of the file, so that any expression may refer to any of them. */
const register = (formulas: Formulas, node: Node, holder: Node | null): void => {
  if (node.kind === "list") {
    for (const item of node.items) register(formulas, item, holder);
    return;
  }
  if (node.kind === "map") {
    for (const { key, value } of node.entries) if (!prose.has(key.text)) register(formulas, value, node);
    return;
  }
  if (node.number !== null || !node.text.includes("..")) return;
  const syntax = read(formulas, node);
  if (syntax === null) return;
  const path = node.path.at(-1) === "is" ? node.path.slice(0, -1) : node.path;
  for (const range of rangesIn(syntax)) {
    if (formulas.inPlace.has(range)) continue;
    const { value, low, high, shape, span } = range;
    const holders = holder === null ? [] : [holder];
    formulas.inPlace.set(range, add(formulas, path.join("."), { value, low, high, shape, span }, ...holders));
  }
};

const rangesIn = (syntax: Syntax): readonly Range[] => {
  switch (syntax.kind) {
    case "range":
      return [syntax];
    case "negate":
    case "not":
      return rangesIn(syntax.of);
    case "binary":
    case "compare":
    case "and":
    case "or":
      return [...rangesIn(syntax.left), ...rangesIn(syntax.right)];
    case "if":
      return [syntax.test, syntax.then, ...(syntax.otherwise ? [syntax.otherwise] : [])].flatMap(rangesIn);
    case "call":
      return syntax.args.flatMap(rangesIn);
    default:
      return [];
  }
};

/** The syntax of a scalar with places in the file, or null (and nothing said) when it is no expression. */
export const read = (formulas: Formulas, scalar: Scalar): Syntax | null => {
  const known = formulas.syntaxes.get(scalar);
  if (known !== undefined) return known;
  let syntax: Syntax | null = null;
  try {
    syntax = parseScalar(formulas.desk.text, scalar, scalar.path[0] === "ripeness");
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    report(formulas.desk, words.inExpression(fault), fault.span);
  }
  formulas.syntaxes.set(scalar, syntax);
  return syntax;
};

/** Longer expressions are no longer readable, and would nest deeper than a program can follow. */
const longestExpression = 5000;
/** Definitions made of definitions made of definitions: further than this nobody follows. */
const deepestDefinition = 60;

/** Parses the text of a scalar; places are places in the file, also where YAML has folded lines. Throws ExpressionError. */
export const parseScalar = (text: string, scalar: Scalar, queries: boolean): Syntax => {
  if (scalar.number !== null) return { kind: "number", value: scalar.number, span: scalar.span };
  if (scalar.text.length > longestExpression) {
    const { code, message, note } = words.expressionTooLong(scalar.text.length, longestExpression);
    throw new ExpressionError(code, message, note, scalar.span);
  }
  return placed(text, scalar, (offset) => parseExpression(scalar.text, offset, { queries }));
};

export const placed = <T extends object>(text: string, scalar: Scalar, parse: (offset: number) => T): T => {
  if (text.slice(scalar.span.start, scalar.span.end) === scalar.text) return parse(scalar.span.start);
  const move = placesInside(text, scalar);
  try {
    return relocate(parse(0), move);
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    throw new ExpressionError(fault.code, fault.message, fault.note, move(fault.span));
  }
};

/** A copy of a syntax tree with every span moved. */
const relocate = <T>(value: T, move: (span: Span) => Span): T => {
  if (Array.isArray(value)) return value.map((item) => relocate(item, move)) as T;
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.entries(value).map(([key, inner]) => [
    key,
    key === "span" ? move(inner as Span) : relocate(inner, move),
  ]);
  return Object.fromEntries(copy) as T;
};

/** What a place needs: `bind` checks it. */
export type Wanted = Parameters<typeof bind>[2];

/** The term of a quantity or truth, or null when there is none or it is faulty (which has been reported). */
export const termOf = (
  formulas: Formulas,
  node: Node | undefined,
  reach: Reach,
  wanted: Wanted = "number",
): Term | null => {
  const scalar = heart(node);
  return scalar === null ? null : (bindingOf(formulas, scalar, reach, wanted)?.term ?? null);
};

/** As `termOf`, with what is counted where nothing is said or the expression is faulty. */
export const termOr = (formulas: Formulas, node: Node | undefined, reach: Reach, otherwise: number): Term =>
  termOf(formulas, node, reach) ?? number(otherwise);

/** A scalar that is an expression of a certain type, without `because` and `source`. */
export const bindTo = (formulas: Formulas, scalar: Scalar, reach: Reach, wanted: Wanted): Term | null =>
  bindingOf(formulas, scalar, reach, wanted)?.term ?? null;

/** One scalar is bound once: a faction that takes over its party's value shares the term and its assumptions. */
const bindingOf = (formulas: Formulas, scalar: Scalar, reach: Reach, wanted: Wanted): Binding | null => {
  const known = formulas.bound.get(scalar);
  if (known !== undefined) return known;
  const syntax = read(formulas, scalar);
  const binding = syntax === null ? null : bindSyntax(formulas, syntax, reach, wanted);
  formulas.bound.set(scalar, binding);
  return binding;
};

/** Binds a syntax tree; `query` says what a number read off a lens means. Faults are reported and give null. */
export const bindSyntax = (
  formulas: Formulas,
  syntax: Syntax,
  reach: Reach,
  wanted: Wanted,
  query?: Scope["query"],
): Binding | null => {
  if (hasEnough(formulas.desk)) return null;
  const scope = { ...scopeOf(formulas), ...(query === undefined ? {} : { query }) };
  try {
    const out = firstOutOfReach(syntax, scope, reach);
    if (out !== null) {
      report(formulas.desk, words.outOfReach(out.name, reach), out.span);
      return null;
    }
    return bind(syntax, scope, wanted);
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    const { said, span } = saidOf(fault, formulas.desk.text, () => namesOf(formulas));
    report(formulas.desk, said, span);
    return null;
  }
};

/** Every name that an expression may hold, also as the member of a set. */
const namesOf = ({ vocabulary, declared, byName }: Formulas): readonly string[] => [
  ...vocabularyNames(vocabulary),
  ...declared.keys(),
  ...byName.keys(),
  ...vocabulary.packages.map(({ id }) => id),
  ...vocabulary.issues.flatMap((issue) => (issue.kind === "options" ? issue.options : [])),
  ...vocabulary.state.flatMap(({ values, low }) => (low === null ? values : [])),
];

const scopeOf = (formulas: Formulas): Scope => {
  const { vocabulary } = formulas;
  return {
    lookup: (name) => {
      const binding = vocabularyLookup(vocabulary, name);
      if (binding === undefined) return assumptionLookup(formulas, name);
      formulas.read.add(name);
      return binding;
    },
    names: () => [...vocabularyNames(vocabulary), ...formulas.declared.keys(), ...formulas.byName.keys()],
    relation: (holder, about) => {
      const index = vocabulary.relations.findIndex((relation) => relation.id === `${holder} in ${about}`);
      return index < 0 ? undefined : index;
    },
    assume: (range) => formulas.inPlace.get(range)!,
  };
};

const numeric = (term: Term): Binding => ({ type: { kind: "number" }, term });

const assumptionLookup = (formulas: Formulas, name: string): Binding | undefined => {
  const declared = formulas.declared.get(name);
  if (declared === undefined) {
    const index = formulas.byName.get(name);
    return index === undefined ? undefined : numeric({ op: "assumption", index });
  }
  formulas.used.add(name);
  if (declared.index !== null) return numeric({ op: "assumption", index: declared.index });
  return definitionOf(formulas, name, declared);
};

/** A definition is written out wherever it is used; one that leads back to itself is reported once and counts 0. */
const definitionOf = (formulas: Formulas, name: string, declared: Declared): Binding => {
  if (declared.binding === "being bound") {
    report(formulas.desk, words.circularDefinition(name), declared.key.span);
    declared.binding = null;
  }
  if (declared.binding === "open" && formulas.depth.definitions >= deepestDefinition) {
    report(formulas.desk, words.definitionTooDeep(name, deepestDefinition), declared.key.span);
    declared.binding = null;
  }
  if (declared.binding === "open") {
    declared.binding = "being bound";
    formulas.depth.definitions++;
    const bound = bindingOf(formulas, declared.scalar, "play", "number");
    formulas.depth.definitions--;
    // The binding may have been set to null meanwhile, by a name that leads back here.
    if ((declared.binding as Declared["binding"]) === "being bound") declared.binding = bound;
  }
  const { binding } = declared;
  return binding === null || typeof binding === "string" ? numeric(number(0)) : binding;
};

/** Binds the definitions that nobody asked for, so that their faults are told too. */
export const finishDefinitions = (formulas: Formulas): void => {
  for (const [name, declared] of formulas.declared)
    if (declared.index === null) definitionOf(formulas, name, declared);
};

/** Index of an assumption that may be set: named or written in place. Definitions and unknown names are reported. */
export const settable = (formulas: Formulas, scalar: Scalar, name = scalar.text): number | null => {
  const declared = formulas.declared.get(name);
  if (declared !== undefined) {
    formulas.used.add(name);
    if (declared.index === null && !declared.faulty)
      report(formulas.desk, words.definitionCannotBeSet(name), scalar.span);
    return declared.index;
  }
  const index = formulas.byName.get(name);
  if (index !== undefined) return index;
  const known = [...formulas.declared.keys(), ...formulas.byName.keys()];
  report(formulas.desk, words.unknownAssumption(name, nearest(name, known)), scalar.span);
  return null;
};
