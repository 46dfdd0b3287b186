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
  readonly byKey: ReadonlyMap<string, Node>;
}

interface ListNode extends Placed {
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
  node?.kind === "map" ? node.byKey.get(key) : undefined;

export const mapNode = (entries: readonly Entry[], { span, path }: Placed): MapNode => ({
  kind: "map",
  entries,
  byKey: new Map(entries.map(({ key, value }) => [key.text, value])),
  span,
  path,
});

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
  return mapNode([...kept, ...added], over);
};

/**
 * The tree with every node in `bad` emptied. The keys stay, so that what has the wrong shape is told once and neither
 * its absence nor the names it declares become further problems.
 */
export const emptied = (node: Node, bad: ReadonlySet<Node>): Node => {
  if (bad.has(node)) return mapNode([], node);
  if (bad.size === 0 || node.kind === "scalar") return node;
  if (node.kind === "list") return { ...node, items: node.items.map((item) => emptied(item, bad)) };
  return mapNode(
    node.entries.map(({ key, value }) => ({ key, value: emptied(value, bad) })),
    node,
  );
};

/** The tree with some keys under another name, and every path below them as if they had been written so. */
export const renamed = (
  node: Node,
  names: ReadonlyMap<Scalar, string>,
  path: readonly string[] = [],
): Node => {
  if (node.kind === "scalar") return { ...node, path };
  if (node.kind === "list")
    return { ...node, path, items: node.items.map((item) => renamed(item, names, path)) };
  const entries = node.entries.map(({ key, value }) => {
    const text = names.get(key) ?? key.text;
    const inside = [...path, text];
    return { key: { ...key, text, path: inside }, value: renamed(value, names, inside) };
  });
  return mapNode(entries, { span: node.span, path });
};

/**
 * Carries places inside a scalar's text over to the file. Letters of the text and of the source agree one by one once
 * white space is left out (folding only touches white space); where they do not, because the scalar has escapes, the
 * whole scalar is the place.
 */
export const placesInside = (source: string, scalar: Scalar): ((span: Span) => Span) => {
  const map = offsetsOf(source, scalar);
  if (map === null) return () => scalar.span;
  return ({ start, end }) => {
    const from = map[Math.min(start, map.length - 1)] + (start >= map.length ? 1 : 0);
    const to = end > start ? map[Math.min(end, map.length) - 1] + 1 : from;
    return { start: from, end: Math.max(from, to) };
  };
};

/** For each letter of the text its offset in the file, or null where that cannot be told. */
const offsetsOf = (source: string, scalar: Scalar): readonly number[] | null => {
  const { text, span } = scalar;
  const first = source[span.start];
  let from = span.start + (first === '"' || first === "'" ? 1 : 0);
  if (first === "|" || first === ">") {
    const line = source.indexOf("\n", from);
    from = line < 0 ? span.end : line + 1;
  }
  const map: number[] = [];
  for (const letter of text.split("")) {
    if (!isSpace(letter)) {
      while (from < span.end && isSpace(source[from])) from++;
      if (source[from] !== letter) return null;
      map.push(from++);
    } else map.push(from);
  }
  return map.length === 0 ? null : map;
};

const isSpace = (letter: string): boolean =>
  letter === " " || letter === "\n" || letter === "\t" || letter === "\r";
