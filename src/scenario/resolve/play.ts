import { number } from "../../expression/term.ts";
import type { ChanceBlock, ChanceBranch, Move, Turn } from "../model.ts";
import { type Entry, entriesOf, get, itemsOf, type Node, scalarsOf } from "../tree.ts";
import * as words from "../words.ts";
import { find, ids, report } from "./desk.ts";
import { resolveEffect } from "./effect.ts";
import { type Formulas, termOf, termOr } from "./formula.ts";

const whenOf = (formulas: Formulas, block: Node): Move["when"] =>
  termOf(formulas, get(block, "when"), "play", "truth");

/** The moves of every party, by its position. */
export const resolveMoves = (formulas: Formulas): readonly (readonly Move[])[] => {
  const { desk, vocabulary } = formulas;
  const section = get(desk.root, "moves");
  for (const { key } of entriesOf(section)) find(desk, key, "party", ids(vocabulary.parties));
  return vocabulary.parties.map(({ id }, party) =>
    entriesOf(get(section, id)).map((entry) => resolveMove(formulas, entry, party)),
  );
};

const resolveMove = (formulas: Formulas, { key, value }: Entry, party: number): Move => {
  const { desk, vocabulary } = formulas;
  const offers = get(value, "offers");
  const effect = resolveEffect(formulas, value, party);
  const acts = [offers !== undefined, effect.accepts, effect.withdraws].filter(Boolean);
  if (acts.length > 1) report(desk, words.moveDoesTwoThings(key.text), key.span);
  return {
    id: key.text,
    when: whenOf(formulas, value),
    offers:
      offers === undefined
        ? null
        : scalarsOf(offers).flatMap(
            (scalar) => find(desk, scalar, "package", ids(vocabulary.packages)) ?? [],
          ),
    effect,
    span: key.span,
  };
};

export const resolveChances = (formulas: Formulas): readonly ChanceBlock[] =>
  entriesOf(get(formulas.desk.root, "chance")).map(({ key, value }) => {
    const oneOf = get(value, "one of");
    const branches = oneOf === undefined ? [value] : itemsOf(oneOf);
    if (oneOf !== undefined)
      for (const entry of entriesOf(value))
        if (entry.key.text !== "when" && entry.key.text !== "one of")
          report(formulas.desk, words.besideOneOf(entry.key.text), entry.key.span);
    const timed = branches.filter((branch) => get(branch, "hazard") !== undefined).length;
    if (timed > 0 && timed < branches.length)
      report(formulas.desk, words.hazardAndChance(key.text), key.span);
    return {
      id: key.text,
      when: whenOf(formulas, value),
      perTime: timed > 0,
      branches: branches.map((branch) => resolveBranch(formulas, key, branch)),
    };
  });

const resolveBranch = (formulas: Formulas, key: Entry["key"], block: Node): ChanceBranch => {
  const { desk, vocabulary } = formulas;
  const hazard = get(block, "hazard");
  const chance = get(block, "chance");
  if (hazard === undefined && chance === undefined)
    report(desk, words.withoutProbability(key.text), key.span);
  if (hazard !== undefined && chance !== undefined) report(desk, words.hazardAndChance(key.text), key.span);
  const given = hazard ?? chance;
  return {
    probability: termOr(formulas, given, "play", 0),
    believed: entriesOf(get(block, "believed")).flatMap((entry) => {
      const party = find(desk, entry.key, "party", ids(vocabulary.parties));
      return party === null ? [] : [{ party, probability: termOr(formulas, entry.value, "play", 0) }];
    }),
    effect: resolveEffect(formulas, block, null),
    span: given?.span ?? key.span,
  };
};

/** The order within a round. A name of both a party and a chance block means the one that has something to do. */
export const resolveTurns = (
  formulas: Formulas,
  chances: readonly ChanceBlock[],
  moves: readonly (readonly Move[])[],
): readonly Turn[] => {
  const { desk, vocabulary } = formulas;
  const parties = ids(vocabulary.parties);
  const turn = (name: Entry["key"], acts: Node | undefined): Turn[] => {
    const block = chances.findIndex((chance) => chance.id === name.text);
    const party = parties.indexOf(name.text);
    if (block >= 0 && party >= 0 && moves[party].length > 0)
      report(desk, words.ambiguousTurn(name.text), name.span);
    if (block >= 0 && (party < 0 || moves[party].length === 0)) {
      if (acts !== undefined) report(desk, words.chanceWithAct(name.text), name.span);
      return [{ kind: "chance", block }];
    }
    if (party < 0) {
      find(desk, name, "party", [...parties, ...ids(chances)]);
      return [];
    }
    if (moves[party].length === 0) report(desk, words.turnWithoutMoves(name.text), name.span);
    return [
      {
        kind: "party",
        party,
        acts: acts === undefined ? null : (termOf(formulas, acts, "play") ?? number(1)),
      },
    ];
  };
  return itemsOf(get(desk.root, "turns")).flatMap((item) => {
    if (item.kind === "scalar") return turn(item, undefined);
    return entriesOf(item).flatMap(({ key, value }) => turn(key, value));
  });
};
