import { between, interval } from "../../expression/interval.ts";
import type { Home, Model, Party } from "../model.ts";
import { entriesOf, get, type Node } from "../tree.ts";
import * as words from "../words.ts";
import { type Site, tell } from "./site.ts";
import { type World, worldsOf } from "./worlds.ts";

/** A table of all sets of factions is kept where they decide, so there is an end to how many there may be. */
const mostFactions = 20;

/** Whether the factions that are to ratify are there, can reach what is asked of them, and are asked at all. */
export const checkHomes = (site: Site): void => {
  const { model, formulas } = site;
  const parties = get(formulas.desk.root, "parties");
  for (const party of model.parties) {
    const block = get(parties, party.id);
    const rule = get(block, "ratified by");
    if (party.home === null) checkIdle(site, party, block);
    else for (const fault of faultsOf(model, party, party.home)) tell(site, fault, rule!.span);
  }
};

const faultsOf = (
  model: Model,
  { id, factions, agrees }: Party,
  { decides, members }: Home,
): readonly words.Words[] => {
  if (factions.length === 0) return [words.ratifiedWithoutFactions(id)];
  if (factions.length > mostFactions) return [words.tooManyFactions(id, factions.length, mostFactions)];
  if (!agrees) return [words.ratifiesNothing(id)];
  const silent = factions.filter(({ row }) => model.rows[row].deal === null);
  if (silent.length > 0) return silent.map((faction) => words.ratifierWithoutDeal(`${id}/${faction.id}`));
  const most = heaviest(model, members);
  return decides.kind === "quota" && most < decides.weight
    ? [words.quotaOutOfReach(id, decides.weight, most)]
    : [];
};

/** Weights and vetoes that are given although nobody ratifies. */
const checkIdle = (site: Site, { id }: Party, block: Node | undefined): void => {
  const given = entriesOf(get(block, "factions")).flatMap(({ value }) =>
    entriesOf(value).filter(({ key }) => key.text === "weight" || key.text === "veto"),
  );
  const [first] = given;
  if (first !== undefined) tell(site, words.nobodyRatifies(id, first.key.text), first.key.span);
};

/** The most that all factions together can weigh, whatever is assumed, looked through or set. */
const heaviest = (model: Model, members: Home["members"]): number => {
  const inWorld = ({ ranges, fixed }: World): number =>
    members.reduce((sum, { weight }) => {
      const { high } = interval(weight, (leaf) => {
        if (leaf.op !== "assumption" || fixed.has(leaf.index))
          return between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        return between(ranges[leaf.index].low, ranges[leaf.index].high);
      });
      return sum + high;
    }, 0);
  return Math.max(...worldsOf(model).map(inWorld));
};
