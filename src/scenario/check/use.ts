import { ids } from "../resolve/desk.ts";
import { type Entry, entriesOf, get, itemsOf, type Node, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Site, tell } from "./site.ts";

/** What a file declares and never uses; most often a slip in a name somewhere else. Also sources that are not there. */
export const checkUse = (site: Site): void => {
  const { model, formulas } = site;
  const { root } = formulas.desk;
  const keys = (section: string): readonly Entry["key"][] =>
    entriesOf(get(root, section)).map(({ key }) => key);
  const unused = (kind: string, section: string, isUsed: (name: string, index: number) => boolean): void => {
    for (const [index, key] of keys(section).entries())
      if (!isUsed(key.text, index)) tell(site, words.unused(kind, key.text), key.span);
  };

  unused("assumption", "assumptions", (name) => formulas.used.has(name));
  const effects = [
    ...model.chances.flatMap((block) => block.branches.map((branch) => branch.effect)),
    ...model.parties.flatMap((party) => party.moves.map((move) => move.effect)),
  ];
  const settings = model.levers.flatMap((lever) => lever.settings);
  const shown = new Set([...effects, ...settings].flatMap(({ shows }) => shows));
  unused("kind of evidence", "evidence", (_, index) => shown.has(index));
  unused(
    "state variable",
    "state",
    (name, index) => model.state[index]?.speaksFor !== null || isRead(site, name),
  );
  if (model.clock !== null && model.turns.length > 0) {
    const turns = model.turns;
    unused("chance block", "chance", (_, index) =>
      turns.some((t) => t.kind === "chance" && t.block === index),
    );
    for (const [index, party] of model.parties.entries()) {
      const key = keys("moves").find(({ text }) => text === party.id);
      if (key !== undefined && !turns.some((t) => t.kind === "party" && t.party === index))
        tell(site, words.neverGetsATurn(party.id), key.span);
    }
    const offered = new Set(
      model.parties.flatMap((party) => party.moves.flatMap((move) => move.offers ?? [])),
    );
    for (const setting of settings) if (setting.table !== null) offered.add(setting.table);
    const isPlayed = model.parties.some((party) => party.moves.length > 0);
    if (isPlayed)
      unused("package", "packages", (name, index) => offered.has(index) || mentioned(model.text, root, name));
  }
  checkSources(site, root);
};

/** Is a state variable read by any expression, or asked for in a claim's `from`? */
const isRead = (site: Site, name: string): boolean => {
  const { formulas, model } = site;
  if (formulas.read.has(name)) return true;
  return model.claims.some(
    ({ holds }) => holds !== null && JSON.stringify(holds).includes(JSON.stringify(name)),
  );
};

/** A package that is only compared, in claims or ripeness, is used all the same. */
const mentioned = (text: string, root: Node, name: string): boolean =>
  ["claims", "ripeness", "expect", "asks"].some((section) => {
    const node = get(root, section);
    return node !== undefined && text.slice(node.span.start, node.span.end).includes(name);
  });

/** `source: oped p9` begins with a name under `sources`; without that section any text may stand there. */
const checkSources = (site: Site, root: Node): void => {
  const known = ids(site.model.sources);
  if (known.length === 0) return;
  const visit = (node: Node): void => {
    for (const item of node.kind === "list" ? itemsOf(node) : []) visit(item);
    for (const { key, value } of entriesOf(node)) {
      const given = key.text === "source" ? textOf(value) : null;
      if (given === null) visit(value);
      else if (!known.some((id) => given === id || given.startsWith(`${id} `)))
        tell(site, words.unknownSource(given, known), value.span);
    }
  };
  for (const { key, value } of entriesOf(root)) if (key.text !== "sources") visit(value);
};
