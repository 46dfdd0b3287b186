import { number, type Term } from "../../expression/term.ts";
import type { Attitude, Clock, DealValue, Issue, Party, Row } from "../model.ts";
import {
  type Entry,
  entriesOf,
  get,
  itemsOf,
  type MapNode,
  type Node,
  overlay,
  scalarsOf,
  textOf,
} from "../tree.ts";
import * as words from "../words.ts";
import { find, ids, report } from "./desk.ts";
import { type Formulas, heart, termOf, termOr } from "./formula.ts";
import { isUnit } from "./frame.ts";

/** Parties without what is resolved apart from values. */
export type Valued = Omit<Party, "moves" | "speaker" | "agrees" | "home">;

interface Rows {
  readonly parties: readonly Valued[];
  readonly rows: readonly Row[];
}

/** Keys of a values block that are not outcomes. */
const ownKeys: ReadonlySet<string> = new Set(["deal", "no deal", "discount", "attitude"]);

/** One row for each party with values, then one for each of its factions: the party's block with the faction's laid over it. */
export const resolveRows = (formulas: Formulas, clock: Clock | null): Rows => {
  const { desk, vocabulary } = formulas;
  const section = get(desk.root, "values");
  const owners = vocabulary.parties.flatMap((party) => [
    party.id,
    ...party.factions.map((faction) => `${party.id}/${faction}`),
  ]);
  for (const { key } of entriesOf(section)) find(desk, key, "party", owners);
  const rows: Row[] = [];
  const parties = vocabulary.parties.map(({ id, factions }, party): Valued => {
    const block = get(get(desk.root, "parties"), id);
    const own = get(section, id);
    const precision = precisionOf(formulas, get(block, "precision"));
    let row: number | null = null;
    if (own !== undefined) {
      row = rows.length;
      rows.push(resolveRow(formulas, clock, { id, party, faction: null, precision }, own));
    }
    const valued = factions.some((faction) => get(section, `${id}/${faction}`) !== undefined);
    const givenFactions = get(block, "factions");
    return {
      id,
      name: textOf(get(block, "name")) ?? id,
      row,
      factions: factions.map((faction, position) => {
        const name = textOf(get(get(givenFactions, faction), "name")) ?? faction;
        const ownPrecision = get(get(givenFactions, faction), "precision");
        const mine = get(section, `${id}/${faction}`);
        if (own === undefined && mine === undefined && valued)
          reportAt(formulas, id, words.factionWithoutValues(`${id}/${faction}`));
        const merged = own !== undefined && mine !== undefined ? overlay(own, mine) : (mine ?? own);
        rows.push(
          resolveRow(
            formulas,
            clock,
            {
              id: `${id}/${faction}`,
              party,
              faction: position,
              precision: ownPrecision === undefined ? precision : precisionOf(formulas, ownPrecision),
            },
            merged,
          ),
        );
        return { id: faction, name, row: rows.length - 1 };
      }),
    };
  });
  return { parties, rows };
};

const reportAt = (formulas: Formulas, party: string, what: words.Words): void => {
  const key = entriesOf(get(formulas.desk.root, "parties")).find((entry) => entry.key.text === party)?.key;
  if (key !== undefined) report(formulas.desk, what, key.span);
};

const precisionOf = (formulas: Formulas, node: Node | undefined): Term | "best" =>
  textOf(node) === "best" ? "best" : termOr(formulas, node, "constant", 1);

const resolveRow = (
  formulas: Formulas,
  clock: Clock | null,
  head: Pick<Row, "id" | "party" | "faction" | "precision">,
  block: Node | undefined,
): Row => {
  const { desk, vocabulary } = formulas;
  let flow: Term = number(0);
  const named = new Map<string, Term>();
  for (const { key, value } of entriesOf(block)) {
    if (ownKeys.has(key.text)) continue;
    if (key.text.startsWith("each ")) {
      const unit = key.text.slice("each ".length);
      const points = termOr(formulas, value, "play", 0);
      if (isUnit(clock, unit)) flow = points;
      else once(formulas, key, words.unknownUnit(unit, clock?.unit ?? null));
      continue;
    }
    const known = [...new Set([...ids(vocabulary.outcomes), ...ownKeys])];
    if (vocabulary.outcomes.some((outcome) => outcome.id === key.text))
      named.set(key.text, termOr(formulas, value, "play", 0));
    else if (!formulas.told.has(key)) {
      formulas.told.add(key);
      find(desk, key, "outcome", known);
    }
  }
  const deal = get(block, "deal");
  const noDeal = get(block, "no deal");
  return {
    ...head,
    outcomes: vocabulary.outcomes.map((outcome) => named.get(outcome.id) ?? number(0)),
    deal: deal === undefined ? null : resolveDeal(formulas, head.party, deal),
    noDeal: noDeal === undefined ? null : termOr(formulas, noDeal, "play", 0),
    flow,
    discount: termOr(formulas, get(block, "discount"), "constant", 1),
    attitude: resolveAttitude(formulas, get(block, "attitude")),
  };
};

/** A faction shares its party's nodes, so what is wrong with one of them is told once. */
const once = (formulas: Formulas, key: Entry["key"], what: words.Words): void => {
  if (formulas.told.has(key)) return;
  formulas.told.add(key);
  report(formulas.desk, what, key.span);
};

const resolveAttitude = (formulas: Formulas, block: Node | undefined): Attitude | null => {
  if (block === undefined) return null;
  const part = (key: string, otherwise: number): Term =>
    termOr(formulas, get(block, key), "constant", otherwise);
  return {
    reference: part("reference", 0),
    lossAversion: part("loss aversion", 1),
    gains: part("gains", 1),
    losses: part("losses", 1),
  };
};

const resolveDeal = (formulas: Formulas, party: number, node: Node): DealValue => {
  const kept = get(node, "kept");
  const broken = get(node, "broken");
  if (kept === undefined && broken === undefined)
    return { kept: dealTerm(formulas, node), broken: null, restsOn: [] };
  const { relations } = formulas.vocabulary;
  const named = get(node, "rests on");
  const held = relations.flatMap((relation, index) => (relation.holder === party ? [index] : []));
  const restsOn =
    named === undefined
      ? held
      : scalarsOf(named).flatMap((scalar) => {
          const index = find(formulas.desk, scalar, "trust relation", ids(relations));
          if (index !== null && relations[index].holder !== party)
            once(formulas, scalar, words.restsOnOthersTrust(scalar.text));
          return index === null ? [] : [index];
        });
  return {
    kept: kept === undefined ? number(0) : dealTerm(formulas, kept),
    broken: broken === undefined ? number(0) : dealTerm(formulas, broken),
    restsOn: [...new Set(restsOn)],
  };
};

/** Sum over issues, interactions and the constant. */
const dealTerm = (formulas: Formulas, node: Node): Term => {
  if (heart(node) !== null) return termOr(formulas, node, "play", 0);
  const { desk, vocabulary } = formulas;
  const parts = entriesOf(node).flatMap(({ key, value }): Term[] => {
    if (key.text === "constant") return [termOr(formulas, value, "play", 0)];
    if (key.text === "also")
      return itemsOf(value).map((item) => ({
        op: "if",
        test: termOf(formulas, get(item, "when"), "play", "truth") ?? number(0),
        then: termOr(formulas, get(item, "add"), "play", 0),
        otherwise: number(0),
      }));
    const issue = vocabulary.issues.findIndex((candidate) => candidate.id === key.text);
    if (issue < 0) {
      if (!formulas.told.has(key)) find(desk, key, "issue", ids(vocabulary.issues));
      formulas.told.add(key);
      return [];
    }
    return [issueTerm(formulas, issue, vocabulary.issues[issue], value)];
  });
  return parts.length === 0 ? number(0) : parts.reduce((a, b) => ({ op: "add", a, b }));
};

const issueTerm = (formulas: Formulas, index: number, issue: Issue, node: Node): Term => {
  if (node.kind !== "map" || heart(node) !== null) return termOr(formulas, node, "play", 0);
  return issue.kind === "options"
    ? byOption(formulas, index, issue.options, node)
    : byPoints(formulas, index, node);
};

const byOption = (formulas: Formulas, issue: number, options: readonly string[], node: MapNode): Term =>
  node.entries.reduceRight<Term>((otherwise, { key, value }) => {
    const silent = formulas.told.has(key) || options.length === 0;
    const option = silent ? null : find(formulas.desk, key, "option", options);
    if (option === null) {
      formulas.told.add(key);
      return otherwise;
    }
    const test: Term = { op: "equal", a: { op: "issue", issue }, b: number(option) };
    return { op: "if", test, then: termOr(formulas, value, "play", 0), otherwise };
  }, number(0));

/** Points at some numbers with straight lines between them; level beyond the first and the last. */
const byPoints = (formulas: Formulas, issue: number, node: MapNode): Term => {
  const points = node.entries.flatMap(({ key, value }) => {
    const x = Number(key.text);
    if (key.text.trim() === "" || !Number.isFinite(x)) {
      once(formulas, key, words.invalidPoint(key.text));
      return [];
    }
    return [{ x, y: termOr(formulas, value, "play", 0) }];
  });
  if (points.length === 0) return number(0);
  points.sort((a, b) => a.x - b.x);
  const here: Term = { op: "issue", issue };
  const last: Term = points[points.length - 1].y;
  const lines = points.slice(1).reduceRight<Term>((otherwise, { x, y }, position) => {
    const from = points[position];
    const share: Term = {
      op: "divide",
      a: { op: "subtract", a: here, b: number(from.x) },
      b: number(x - from.x),
    };
    const rise: Term = { op: "multiply", a: share, b: { op: "subtract", a: y, b: from.y } };
    const line: Term = { op: "add", a: from.y, b: rise };
    return { op: "if", test: { op: "less", a: here, b: number(x) }, then: line, otherwise };
  }, last);
  const test: Term = { op: "less", a: here, b: number(points[0].x) };
  return { op: "if", test, then: points[0].y, otherwise: lines };
};
