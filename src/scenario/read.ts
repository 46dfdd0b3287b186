import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  YAMLParseError,
} from "yaml";
import type { Span } from "../expression/syntax.ts";
import type { Problem } from "./problem.ts";
import { type Entry, mapNode, type Node, type Scalar } from "./tree.ts";
import * as words from "./words.ts";

/** Longest file in characters: one mebi. Scenarios are written by people; a longer one is a mistake or an attack. */
const sizeLimit = 1024 * 1024;
/** Deepest nesting of maps and lists. The deepest key of the language stands at ten. */
const depthLimit = 40;
/** Most tokens of the YAML, spaces among them; a scenario of five hundred lines has some ten thousand. */
const signLimit = 100_000;
/** Most values after aliases are followed, so that a few lines of aliases cannot grow into gigabytes. */
const valueLimit = 200_000;
/** A file with hundreds of YAML errors is not YAML; the first ones tell that. */
const errorLimit = 20;
/** After so many faults the rest of the tree is left unread. */
const faultLimit = 100;

export interface Reading {
  /** Null when the file is no YAML map. */
  readonly root: Node | null;
  readonly problems: readonly Problem[];
  /** Key paths, joined by line ends, of what was there and could not be read. */
  readonly unread: ReadonlySet<string>;
}

/** Reads the text of a file as a tree with places. Never throws; every fault of the YAML is a problem. */
export const read = (text: string): Reading => {
  const whole: Span = { start: 0, end: 0 };
  const refused = (problems: readonly Problem[]): Reading => ({ root: null, problems, unread: new Set() });
  if (text.length > sizeLimit)
    return refused([{ ...words.fileTooLong(text.length, sizeLimit), span: whole }]);
  const stop: Stop = { at: -1, why: "deep" };
  const document = parse(text, stop);
  if (stop.at >= 0) {
    const fault = stop.why === "deep" ? words.nestedTooDeeply(depthLimit) : words.tooManySigns(signLimit);
    return refused([{ ...fault, span: { start: stop.at, end: stop.at + 1 } }]);
  }
  if (document === null) return refused([{ ...words.emptyFile(), span: whole }]);
  const problems: Problem[] = yamlProblems(document, text);
  if (problems.some((problem) => problem.severity === "error")) return refused(problems);
  if (document.contents === null) return refused([{ ...words.emptyFile(), span: whole }]);
  const unread = new Set<string>();
  const root = convert(document, text, problems, unread);
  return { root, problems, unread };
};

/** Where reading gave up, and why; `at` is -1 when it did not. */
interface Stop {
  at: number;
  why: "deep" | "many";
}

/**
 * As `parseDocument` of the library does it, but with an eye on the tokens: too many of them, or nesting beyond the
 * limit, end the text before the slow and recursive parts see it.
 */
const parse = (text: string, stop: Stop): Document.Parsed | null => {
  const parser = new Parser();
  const composer = new Composer({ version: "1.2", schema: "core", uniqueKeys: false, logLevel: "error" });
  function* tokens(): Generator<CST.Token> {
    for (const lexeme of bounded(text, stop)) yield* parser.next(lexeme);
    yield* parser.end();
  }
  let first: Document.Parsed | null = null;
  for (const document of composer.compose(tokens(), true, text.length)) {
    if (first === null) first = document as Document.Parsed;
    else {
      const [start, end] = document.range;
      first.errors.push(new YAMLParseError([start, end], "MULTIPLE_DOCS", "a second document"));
      break;
    }
  }
  return first;
};

function* bounded(text: string, stop: Stop): Generator<string> {
  let flow = 0;
  let compact = 0;
  let offset = 0;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "[" || lexeme === "{") flow++;
    else if (lexeme === "]" || lexeme === "}") flow = Math.max(0, flow - 1);
    else if (flow === 0 && (lexeme === "-" || lexeme === "?" || lexeme === ":")) compact++;
    else if (lexeme === "\n" || lexeme === "\r\n") compact = 0;
    const deep = flow > depthLimit || compact > depthLimit;
    if (deep || ++count > signLimit) {
      stop.at = offset;
      stop.why = deep ? "deep" : "many";
      return;
    }
    // The lexer marks documents, scalars and flow ends by control characters that are not in the text.
    if (lexeme !== "\u0002" && lexeme !== "\u0018" && lexeme !== "\u001f") offset += lexeme.length;
    yield lexeme;
  }
}

const yamlProblems = (document: Document.Parsed, text: string): Problem[] => {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    const key = `${code} ${pos[0]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // What is missing at the end of the text is missed one character after it.
    const [start, end] = pos.map((place) => Math.min(place, text.length));
    const split = code === "BLOCK_IN_FLOW" && splitsText(text, start);
    problems.push({ ...(split ? words.colonInText() : words.invalidYaml(code)), span: { start, end } });
  }
  const yaml = document.directives.yaml;
  if (yaml.explicit && yaml.version !== "1.2")
    problems.push({ ...words.unsupportedYamlVersion(yaml.version), span: { start: 0, end: 5 } });
  return problems.slice(0, errorLimit);
};

/**
 * Inside brackets a second colon behind a key looks to YAML like a block of its own. Where the block begins on the line
 * of its key and its colon stands on that line too, it is a sentence with a colon in it.
 */
const splitsText = (text: string, start: number): boolean => {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return (
    /[:[,{]\s*$/.test(before) &&
    /^[^\n]*?:(?:\s|$)/.test(text.slice(start)) &&
    !/^[-?]\s/.test(text.slice(start))
  );
};

/**
 * `1,8` inside brackets, where a comma ends an entry and leaves a key `8` behind. Only where the digits before it stand
 * as a number does, behind a colon or an operator, and no word of a sentence follows. The place of the number, or null.
 */
const decimalComma = (text: string, key: Span): Span | null => {
  if (text[key.start - 1] !== ",") return null;
  const before = text.slice(text.lastIndexOf("\n", key.start) + 1, key.start - 1);
  const whole = /(?:[-:*+/^(<>=]|\.\.)\s*(-?[0-9]+)$/.exec(before)?.[1];
  const rest = /^([0-9]+)\s*(?:$|in\b|\.\.|[-*+/^)<>=])/.exec(text.slice(key.start, key.end))?.[1];
  if (whole === undefined || rest === undefined) return null;
  return { start: key.start - 1 - whole.length, end: key.start + rest.length };
};

const convert = (
  document: Document.Parsed,
  text: string,
  problems: Problem[],
  unread: Set<string>,
): Node | null => {
  let values = 0;
  let flooded = false;
  // An alias means the latest anchor of its name before it, which is the order in which nodes are visited.
  const anchors = new Map<string, unknown>();
  const report = (problem: Omit<Problem, "span">, span: Span): void => {
    problems.push({ ...problem, span });
    flooded ||= problems.length >= faultLimit;
  };

  const spanOf = (node: { range?: readonly [number, number, number] | null | undefined }): Span => ({
    start: node.range?.[0] ?? 0,
    end: node.range?.[1] ?? 0,
  });

  const scalar = (node: unknown, path: readonly string[], inFlow: boolean): Scalar | null => {
    if (!isScalar(node)) return null;
    const span = spanOf(node);
    const { value } = node;
    if (value === null) {
      report(words.missingValue(path.at(-1) ?? "", inFlow), span.end > span.start ? span : widen(span));
      return null;
    }
    const source = typeof node.source === "string" ? node.source : String(value);
    if (typeof value === "number" && !Number.isFinite(value)) {
      report(words.nonFiniteNumber(source), span);
      return null;
    }
    const isText = typeof value === "string";
    return {
      kind: "scalar",
      text: isText ? value : source,
      number: typeof value === "number" ? value : null,
      span,
      path,
    };
  };

  const widen = ({ start }: Span): Span => ({ start, end: Math.min(start + 1, text.length) });

  const visit = (
    given: unknown,
    path: readonly string[],
    depth: number,
    inFlow: boolean,
    where: Span,
  ): Node | null => {
    if (flooded) return null;
    let node = given;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) {
        report(words.unknownAnchor(node.source), spanOf(node));
        return null;
      }
      node = target;
    }
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor) anchors.set(node.anchor, node);
    if (++values > valueLimit) {
      flooded = true;
      report(words.tooManyValues(valueLimit), spanOf(given as { range?: [number, number, number] }));
      return null;
    }
    if (depth > depthLimit) {
      report(words.nestedTooDeeply(depthLimit), where);
      return null;
    }
    if (isMap(node)) {
      const span = spanOf(node);
      const flow = node.flow === true;
      const entries: Entry[] = [];
      const first = new Map<string, Span>();
      for (const pair of node.items) {
        if (!isScalar(pair.key) || pair.key.value === null) {
          report(words.invalidKey(), isScalar(pair.key) ? widen(spanOf(pair.key)) : widen(span));
          continue;
        }
        const name = textOfKey(pair.key);
        const inside = [...path, name];
        const keySpan = spanOf(pair.key);
        const key: Scalar = { kind: "scalar", text: name, number: null, span: keySpan, path: inside };
        if (name === "<<") {
          report(words.mergeKey(), keySpan);
          continue;
        }
        const earlier = first.get(name);
        if (earlier !== undefined) {
          report(words.duplicateKey(name, lineOf(text, earlier.start)), keySpan);
          continue;
        }
        first.set(name, keySpan);
        if (pair.value === null || (isScalar(pair.value) && pair.value.value === null)) {
          const comma = flow ? decimalComma(text, keySpan) : null;
          if (comma === null) report(words.missingValue(name, flow), keySpan);
          else report(words.decimalComma(text.slice(comma.start, comma.end)), comma);
          unread.add(inside.join("\n"));
          continue;
        }
        const value = visit(pair.value, inside, depth + 1, flow, keySpan);
        if (value !== null) entries.push({ key, value });
        else unread.add(inside.join("\n"));
      }
      return mapNode(entries, { span, path });
    }
    if (isSeq(node)) {
      const flow = node.flow === true;
      const items: Node[] = [];
      for (const item of node.items) {
        const value = visit(item, path, depth + 1, flow, where);
        if (value !== null) items.push(value);
      }
      return { kind: "list", items, span: spanOf(node), path };
    }
    return scalar(node, path, inFlow);
  };

  const root = visit(document.contents, [], 0, false, { start: 0, end: 0 });
  if (root !== null && root.kind !== "map") {
    report(words.notAMap(root.kind === "list" ? "a list" : "a single value"), root.span);
    return null;
  }
  return root;
};

const textOfKey = (key: { value: unknown; source?: string }): string =>
  typeof key.value === "string" ? key.value : (key.source ?? String(key.value));

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
