import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { finish } from "../lenses/work.ts";
import { type Opened, open } from "../open.ts";
import { gather } from "./gather.ts";
import type { Material } from "./material.ts";
import { pageOf } from "./page.ts";

/** What the pages of the tests are made with and read back by. */

/** Few: what a page says and how it is built is tried here, not how sure its numbers are. */
const points = 64;

export function openedText(text: string): Opened {
  const opened = open(text, "scenario.yaml", { brief: true });
  if ("status" in opened) throw new Error(JSON.stringify(opened));
  return opened;
}

export function materialOf(text: string, size = points): Material {
  const opened = openedText(text);
  const study = { points: size, seed: 1, widen: 1, where: true };
  return finish(opened.context.engine, gather(opened, study));
}

export type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;

export interface Read {
  readonly text: string;
  readonly sections: readonly string[];
  readonly root: DefaultTreeAdapterTypes.Document;
  /** Every element, in the order of the page. */
  readonly elements: readonly Element[];
  /** Faults that a browser would quietly mend. */
  readonly faults: readonly string[];
}

/** The page of a scenario, read as a browser reads it. */
export async function pageOfText(text: string, size = points): Promise<Read> {
  return read(await pageOf(materialOf(text, size)));
}

function read(page: { readonly text: string; readonly sections: readonly string[] }): Read {
  const faults: string[] = [];
  const root = parse(page.text, {
    onParseError: ({ code, startLine }) => faults.push(`${code} in line ${startLine}`),
  });
  return { ...page, root, elements: Array.from(elementsOf(root)), faults };
}

export function* elementsOf(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsOf(child);
}

/** What a reader sees of it, with spaces as a page has them. */
export function words(node: Node): string {
  const gather = (one: Node): string => {
    if (one.nodeName === "#text") return (one as DefaultTreeAdapterTypes.TextNode).value;
    return "childNodes" in one ? one.childNodes.map(gather).join("") : "";
  };
  return gather(node)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

export const attribute = ({ attrs }: Element, name: string): string | null =>
  attrs.find((one) => one.name === name)?.value ?? null;

export function byId({ elements }: Read, id: string): Element {
  const found = elements.find((one) => attribute(one, "id") === id);
  if (found === undefined) throw new Error(`no element has the id ${id}`);
  return found;
}

/** The cells of the table whose caption has this id, as texts. */
export function cells(page: Read, id: string): readonly (readonly string[])[] {
  const caption = byId(page, id);
  const rows = Array.from(elementsOf(caption.parentNode as Element)).filter(
    ({ tagName }) => tagName === "tr",
  );
  return rows.map((row) =>
    Array.from(elementsOf(row))
      .filter(({ tagName }) => /^t[hd]$/.test(tagName))
      .map(words),
  );
}
