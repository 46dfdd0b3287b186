import { SaxesParser } from "saxes";
import type { Span } from "../expression/syntax.ts";
import { error, show, type Tell, type Words, warning } from "./problem.ts";

/** An element with its place; what stands between elements is left out, since GENIUS keeps everything in attributes. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly children: readonly Element[];
  /** Of the opening tag. */
  readonly span: Span;
}

interface Attribute {
  /** With its entities replaced. */
  readonly value: string;
  /** Of what stands between the quotes. */
  readonly span: Span;
}

/** Longest file in characters. The largest public domains stay under a hundredth of it. */
const sizeLimit = 16 * 1024 * 1024;
/** Deepest nesting. Objectives and utility functions nest a few levels; everything below is walked by recursion. */
const depthLimit = 64;
/** Most elements, so that the tree of a hostile file stays within memory. */
const elementLimit = 500_000;

/**
 * Reads XML as a tree with places, or tells why it cannot: null means that an error was told. Well-formedness is
 * checked by the parser, which knows the five named entities and the numeric ones. A document type is refused, so that
 * nothing outside the file is ever asked for and no entity can grow.
 */
export function readXml(text: string, tell: Tell): Element | null {
  if (text.length > sizeLimit) {
    tell(fileTooLong(text.length), { start: 0, end: 0 });
    return null;
  }
  const first = text.search(/[^\s\uFEFF]/);
  if (first >= 0 && text[first] !== "<") {
    tell(noXml(), { start: first, end: first + 1 });
    return null;
  }
  try {
    return parse(text, tell);
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    tell(stop.words, stop.span);
    return null;
  }
}

/** Ends the reading at the first fault, since all that follows one only repeats it. */
class Stop extends Error {
  readonly words: Words;
  readonly span: Span;

  constructor(words: Words, span: Span) {
    super(words.message);
    this.words = words;
    this.span = span;
  }
}

interface Open {
  readonly name: string;
  readonly start: number;
  readonly attributes: Map<string, Attribute>;
  readonly children: Element[];
  end: number;
}

function parse(text: string, tell: Tell): Element | null {
  const parser = new SaxesParser({ position: false });
  const open: Open[] = [];
  let root: Element | null = null;
  let closed = "";
  let count = 0;
  let strayText = false;

  parser.on("error", ({ message }) => {
    throw new Stop(...fault(message));
  });
  parser.on("doctype", () => {
    const start = Math.max(0, text.lastIndexOf("<!DOCTYPE", parser.position));
    throw new Stop(unsupportedDoctype(), { start, end: parser.position });
  });
  parser.on("opentagstart", ({ name }) => {
    const start = text.lastIndexOf("<", parser.position - 1);
    const span = { start, end: parser.position };
    if (open.length >= depthLimit) throw new Stop(nestedTooDeeply(), span);
    if (++count > elementLimit) throw new Stop(tooManyElements(), span);
    open.push({ name, start, attributes: new Map(), children: [], end: start });
  });
  parser.on("attribute", ({ name, value }) => {
    // The parser stands behind the closing quote, and the value cannot hold that quote.
    const end = parser.position - 1;
    const span = { start: text.lastIndexOf(text[end], end - 1) + 1, end };
    const { attributes } = open[open.length - 1];
    if (attributes.has(name)) throw new Stop(duplicateAttribute(name), span);
    attributes.set(name, { value, span });
  });
  parser.on("opentag", () => {
    open[open.length - 1].end = parser.position;
  });
  parser.on("closetag", () => {
    const { name, attributes, children, start, end } = open.pop()!;
    const element = { name, attributes, children, span: { start, end } };
    closed = name;
    const parent = open[open.length - 1];
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.on("text", (content) => {
    if (strayText || content.trim() === "") return;
    strayText = true;
    const end = Math.max(0, text.lastIndexOf("<", parser.position - 1));
    tell(ignoredText(content), { start: Math.max(0, end - 1), end });
  });
  parser.write(text).close();
  return root;

  function fault(message: string): [Words, Span] {
    const end = Math.min(parser.position, text.length);
    const here = { start: Math.max(0, end - 1), end };
    const last = open[open.length - 1];
    if (last !== undefined && message.startsWith("unclosed tag"))
      return [missingClosingTag(last.name), { start: last.start, end: Math.max(last.start + 1, last.end) }];
    // The parser closes an element before it finds that the tag was another one's.
    if (message.startsWith("unexpected close tag"))
      return [missingClosingTag(closed), { start: Math.max(0, text.lastIndexOf("<", end - 1)), end }];
    return [invalidXml(message.replace(/\.$/, "")), here];
  }
}

const fileTooLong = (length: number): Words =>
  error(
    "file-too-long",
    `invalid file: ${length} characters, more than ${sizeLimit}`,
    "check that this is the right file",
  );

const noXml = (): Words =>
  error(
    "invalid-xml",
    "invalid XML: the file does not begin with <",
    "a list of frontier points, as some domains have beside them, is neither a domain nor a profile",
  );

const nestedTooDeeply = (): Words =>
  error("nested-too-deeply", `invalid XML: elements nested deeper than ${depthLimit}`);

const tooManyElements = (): Words =>
  error("file-too-long", `invalid file: more than ${elementLimit} elements`);

const unsupportedDoctype = (): Words =>
  error(
    "unsupported-doctype",
    "unsupported document type",
    "leave the <!DOCTYPE> out: no domain needs one, and a file must not ask for other files",
  );

const duplicateAttribute = (name: string): Words =>
  error("invalid-xml", `invalid XML: duplicate attribute "${show(name)}"`, "keep one of them");

const missingClosingTag = (name: string): Words =>
  error(
    "invalid-xml",
    `invalid XML: missing closing tag </${show(name)}>`,
    "close it, or end its tag with />",
  );

const invalidXml = (why: string): Words =>
  error("invalid-xml", `invalid XML: ${show(why)}`, "& and < inside a value are written &amp; and &lt;");

const ignoredText = (content: string): Words =>
  warning("ignored-text", `text between elements is ignored: "${show(content)}"`);
