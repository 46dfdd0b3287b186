import { between, type Interval, interval, type Leaf } from "../../expression/interval.ts";
import { structure } from "../../expression/structure.ts";
import type { Span } from "../../expression/syntax.ts";
import { number, type Term } from "../../expression/term.ts";
import type { Model } from "../model.ts";
import { heart } from "../resolve/formula.ts";
import { entriesOf, get, itemsOf, type Node } from "../tree.ts";
import * as words from "../words.ts";
import { describe, type Place, placesFor, valueAt } from "./point.ts";
import { type Site, tell } from "./site.ts";
import { specialise } from "./specialise.ts";
import { assumptionAt, deciding, pointsIn, type World, worldsOf } from "./worlds.ts";

/** A number that must stay between two bounds wherever the talks may be. */
interface Demand {
  readonly term: Term;
  readonly low: number;
  readonly high: number;
  /** What it is, for the message: `hazard of attack`. */
  readonly what: string;
  readonly wants: string;
  readonly span: Span;
}

/** Rounding may carry a sum of probabilities this far beyond its bounds. */
const slack = 1e-9;

/** Every probability, ratio and factor, proved to stay in bounds or else tried at many points. */
export const checkProbabilities = (site: Site): void => {
  const worlds = worldsOf(site.model);
  for (const demand of demandsOf(site)) {
    const { places, all } = placesFor(site.model, [demand.term], true);
    const relevant = worlds.filter((world, i) => i === 0 || touches(world, worlds[0], demand.term));
    let open = 0;
    let found = false;
    for (const world of relevant)
      for (const place of places) {
        if (found || proved(site.model, demand, world, place)) continue;
        found = counterexample(site, demand, world, place);
        open++;
      }
    if (!found && (open > 0 || !all)) tell(site, words.onlySampled(demand.what, demand.wants), demand.span);
  }
};

const touches = (world: World, base: World, term: Term): boolean =>
  structure(term).assumptions.some(
    (index) =>
      world.fixed.has(index) ||
      world.ranges[index].low !== base.ranges[index].low ||
      world.ranges[index].high !== base.ranges[index].high,
  );

/** By interval arithmetic on what the place leaves of the term. */
const proved = (model: Model, { term, low, high }: Demand, world: World, place: Place): boolean => {
  const free = (leaf: Leaf): Interval => {
    if (leaf.op !== "assumption") return between(0, 1);
    const range = world.ranges[leaf.index];
    return between(range.low, range.high);
  };
  const bounds = interval(specialise(model, term, place), (leaf) => {
    const fixed = leaf.op === "assumption" ? world.fixed.get(leaf.index) : undefined;
    return fixed === undefined ? free(leaf) : interval(fixed, free);
  });
  return !bounds.undefined && bounds.low >= low - slack && bounds.high <= high + slack;
};

/** Looks for a point where the demand is not met; the first one is told. */
const counterexample = (site: Site, demand: Demand, world: World, place: Place): boolean => {
  const { model } = site;
  const { term, low, high } = demand;
  const indices = deciding(world, [term]);
  const trusts = structure(term).relations.length > 0 ? [0, 0.5, 1] : [0.5];
  for (const point of pointsIn(world, indices))
    for (const trust of trusts) {
      const value = valueAt(model, term, place, assumptionAt(world, point), () => trust);
      if (value >= low - slack && value <= high + slack) continue;
      const where = [
        ...(world.name === null ? [] : [world.name]),
        ...describe(model, [term], place),
        ...indices.map((index) => `${model.assumptions[index].id} = ${round(point.get(index)!)}`),
        ...(trusts.length > 1 ? [`trust = ${trust}`] : []),
      ];
      tell(site, words.outOfBounds(demand.what, round(value), demand.wants, where), demand.span);
      return true;
    }
  return false;
};

const round = (value: number): string => String(Number(value.toPrecision(4)));

const demandsOf = ({ model, formulas }: Site): readonly Demand[] => {
  const { root } = formulas.desk;
  const spanOf = (node: Node | undefined, otherwise: Span): Span => heart(node)?.span ?? otherwise;
  const start: Span = { start: 0, end: 1 };
  const at = (...path: readonly string[]): Node | undefined =>
    path.reduce<Node | undefined>((node, key) => get(node, key), root);
  const keySpan = (section: string, key: string): Span =>
    entriesOf(get(root, section)).find((entry) => entry.key.text === key)?.key.span ?? start;
  const between = { low: 0, high: 1, wants: "a probability lies between 0 and 1" };
  const positive = { low: 2 * slack, high: Number.MAX_VALUE, wants: "it must be more than 0" };
  const demands: Demand[] = [];

  for (const { id, atFirst, inFact } of model.relations) {
    const fallback = keySpan("trust", id);
    demands.push({
      term: atFirst,
      ...between,
      what: `trust ${id}`,
      span: spanOf(at("trust", id, "at first"), fallback),
    });
    if (inFact !== null)
      demands.push({
        term: inFact,
        ...between,
        what: `"in fact" of ${id}`,
        span: spanOf(at("trust", id, "in fact"), fallback),
      });
  }
  for (const { id, ratio, otherwise } of model.evidence) {
    const fallback = keySpan("evidence", id);
    const named = { ...positive, what: `"times likelier" of ${id}` };
    demands.push({ term: ratio, ...named, span: spanOf(at("evidence", id, "times likelier"), fallback) });
    if (otherwise !== null)
      demands.push({
        ...positive,
        term: otherwise,
        what: `"otherwise" of ${id}`,
        span: spanOf(at("evidence", id, "otherwise"), fallback),
      });
  }
  for (const { id, branches } of model.chances) {
    for (const { probability, believed, span } of branches) {
      demands.push({ term: probability, ...between, what: `probability of ${id}`, span });
      for (const belief of believed)
        demands.push({ term: belief.probability, ...between, what: `believed probability of ${id}`, span });
    }
    if (branches.length > 1)
      demands.push({
        ...between,
        term: sum(branches.map(({ probability }) => probability)),
        what: `sum of the probabilities of ${id}`,
        span: keySpan("chance", id),
      });
    for (const { effect, span } of branches) demands.push(...lottery(effect.ends, id, span));
  }
  for (const party of model.parties)
    for (const { id, effect, span } of party.moves) {
      demands.push(
        ...lottery(effect.ends, `${party.id}/${id}`, spanOf(at("moves", party.id, id, "ends"), span)),
      );
    }
  for (const [position, item] of itemsOf(at("turns")).entries()) {
    const turn = model.turns[position];
    if (turn?.kind === "party" && turn.acts !== null) {
      const what = `chance to act of ${model.parties[turn.party].id}`;
      demands.push({ term: turn.acts, ...between, what, span: spanOf(entriesOf(item)[0]?.value, item.span) });
    }
  }
  for (const { id, factions, home } of model.parties)
    for (const [position, member] of (home?.members ?? []).entries()) {
      const faction = factions[position].id;
      demands.push({
        ...positive,
        term: member.weight,
        what: `weight of ${id}/${faction}`,
        span: spanOf(at("parties", id, "factions", faction, "weight"), keySpan("parties", id)),
      });
    }
  for (const row of model.rows) {
    const span = keySpan("values", row.id);
    demands.push({
      term: row.discount,
      ...positive,
      what: `discount of ${row.id}`,
      span: spanOf(at("values", row.id, "discount"), span),
    });
    if (row.precision !== "best") {
      const place = spanOf(
        at("parties", model.parties[row.party].id, "precision"),
        keySpan("parties", model.parties[row.party].id),
      );
      demands.push({
        term: row.precision,
        low: 0,
        high: Number.MAX_VALUE,
        wants: "it must not be negative",
        what: `precision of ${row.id}`,
        span: place,
      });
    }
  }
  return demands.filter(
    ({ term, low, high }) => term.op !== "number" || !(term.value >= low && term.value <= high),
  );
};

const sum = (terms: readonly Term[]): Term =>
  terms.length === 0 ? number(0) : terms.reduce((a, b) => ({ op: "add", a, b }));

/** Each probability of a lottery, and that they come to 1 together; with `rest` the last one is what is left. */
const lottery = (
  ends: readonly { readonly probability: Term }[] | null,
  id: string,
  span: Span,
): readonly Demand[] => {
  if (ends === null) return [];
  const wants = "a probability lies between 0 and 1";
  const each = ends.map(({ probability: term }) => ({
    term,
    low: 0,
    high: 1,
    what: `probability in "ends" of ${id}`,
    wants,
    span,
  }));
  const total = sum(ends.map(({ probability }) => probability));
  const whole = { low: 1, high: 1, what: `sum of the probabilities in "ends" of ${id}`, span };
  return [
    ...each,
    {
      ...whole,
      term: total,
      wants: "they must come to 1; one of them may be `rest`",
    },
  ];
};
