import type { Span } from "../expression/syntax.ts";

/**
 * A YAML file without YAML: maps, lists and scalars, each with its place and its key path. `yes`, `no` and `true` are
 * plain words here, and nothing is ever empty: the reader has already refused keys without a value.
 */
export type Node = MapNode | ListNode | Scalar;

interface Placed {
  readonly span: Span;
  /** Keys from the top of the file down to this node, without list positions. */
  readonly path: readonly string[];
}

export interface MapNode extends Placed {
  readonly kind: "map";
  readonly entries: readonly Entry[];
}

export interface ListNode extends Placed {
  readonly kind: "list";
  readonly items: readonly Node[];
}

export interface Scalar extends Placed {
  readonly kind: "scalar";
  /** What was written, folded and unquoted. */
  readonly text: string;
  /** Set when YAML reads the text as a number. */
  readonly number: number | null;
}

export interface Entry {
  readonly key: Scalar;
  readonly value: Node;
}

export const entriesOf = (node: Node | undefined): readonly Entry[] =>
  node?.kind === "map" ? node.entries : [];

/** The items of a list; a lone scalar is a list of one, because the language lets `shows: a` stand for `shows: [a]`. */
export const itemsOf = (node: Node | undefined): readonly Node[] =>
  node === undefined ? [] : node.kind === "list" ? node.items : [node];

export const scalarsOf = (node: Node | undefined): readonly Scalar[] =>
  itemsOf(node).filter((item) => item.kind === "scalar");

export const get = (node: Node | undefined, key: string): Node | undefined =>
  entriesOf(node).find((entry) => entry.key.text === key)?.value;

export const textOf = (node: Node | undefined): string | null => (node?.kind === "scalar" ? node.text : null);

/** As plain values, for the shape check; maps have no prototype, so that a key called `__proto__` is a key. */
export const plain = (node: Node): unknown => {
  if (node.kind === "scalar") return node.number ?? node.text;
  if (node.kind === "list") return node.items.map(plain);
  const object = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) object[key.text] = plain(value);
  return object;
};

/** The node at a path of keys and list positions; the deepest that exists when the path goes on. */
export const at = (node: Node, path: readonly PropertyKey[]): Node => {
  let here = node;
  for (const step of path) {
    const next =
      here.kind === "list"
        ? here.items[Number(step)]
        : here.kind === "map"
          ? get(here, String(step))
          : undefined;
    if (next === undefined) return here;
    here = next;
  }
  return here;
};

/** `over` laid upon `base`, key by key; anything that is not a map on both sides is replaced whole. */
export const overlay = (base: Node, over: Node): Node => {
  if (base.kind !== "map" || over.kind !== "map" || get(base, "is") || get(over, "is")) return over;
  const kept = base.entries.map((entry) => {
    const mine = get(over, entry.key.text);
    return mine === undefined ? entry : { key: entry.key, value: overlay(entry.value, mine) };
  });
  const added = over.entries.filter((entry) => get(base, entry.key.text) === undefined);
  return { ...over, entries: [...kept, ...added] };
};

/**
 * The tree with every node in `bad` emptied. The keys stay, so that what has the wrong shape is told once and neither
 * its absence nor the names it declares become further problems.
 */
export const emptied = (node: Node, bad: ReadonlySet<Node>): Node => {
  if (bad.has(node)) return { kind: "map", entries: [], span: node.span, path: node.path };
  if (bad.size === 0 || node.kind === "scalar") return node;
  if (node.kind === "list") return { ...node, items: node.items.map((item) => emptied(item, bad)) };
  return { ...node, entries: node.entries.map(({ key, value }) => ({ key, value: emptied(value, bad) })) };
};

/**
 * Carries a place inside a scalar's text over to the file. Letters of the text and of the source agree one by one once
 * white space is left out (folding only touches white space); where they do not, because the scalar has escapes, the
 * whole scalar is the place.
 */
export const placeInside = (source: string, scalar: Scalar, span: Span): Span => {
  const written = source.slice(scalar.span.start, scalar.span.end);
  if (written === scalar.text)
    return { start: scalar.span.start + span.start, end: scalar.span.start + span.end };
  const quote = written[0] === '"' || written[0] === "'" ? 1 : 0;
  let from = scalar.span.start + quote;
  if (written[0] === "|" || written[0] === ">") {
    const line = source.indexOf("\n", from);
    from = line < 0 ? scalar.span.end : line + 1;
  }
  const map: number[] = [];
  for (let i = 0; i < scalar.text.length; i++) {
    if (/\s/.test(scalar.text[i])) {
      map.push(from);
      continue;
    }
    while (from < scalar.span.end && /\s/.test(source[from])) from++;
    if (source[from] !== scalar.text[i]) return scalar.span;
    map.push(from++);
  }
  if (map.length === 0) return scalar.span;
  const start = map[Math.min(span.start, map.length - 1)] + (span.start >= map.length ? 1 : 0);
  const end = span.end > span.start ? map[Math.min(span.end, map.length) - 1] + 1 : start;
  return { start, end: Math.max(start, end) };
};
