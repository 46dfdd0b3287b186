import type { Term } from "../expression/term.ts";
import { GameError } from "./error.ts";
import type { Structure } from "./graph.ts";
import type { Labels } from "./labels.ts";
import { readField } from "./layout.ts";
import type { Numbers } from "./numbers.ts";
import { type Place, type Projected, type Reads, readsField, readsNothing, readsTerm } from "./place.ts";
import { type Effects, mayAgree, type Plan, readsEffect } from "./plan.ts";
import { type Allowed, allowed } from "./restrict.ts";
import { settingsOf } from "./start.ts";

/** What the plans of all turns of a game share. */
export interface Workshop {
  readonly numbers: Numbers;
  readonly effects: Effects;
  readonly labels: Labels;
  readonly structure: Structure;
}

/** A move that is structurally open, with the slot of its mask (-1: always open). */
interface Open {
  readonly move: number;
  readonly mask: number;
  /** Packages it can be made with; -1 alone for a move that offers nothing. */
  readonly packages: readonly number[];
}

/**
 * The plans of a party's turn: its structurally open moves, in the order of the file. Null where it never acts.
 *
 * @throws GameError `no-open-move` where every move is structurally closed.
 */
export function partyPlans(workshop: Workshop, party: number, acts: Term | null): Projected<Plan | null> {
  const { numbers, structure, labels } = workshop;
  const { model, layout } = numbers;
  const { speaker, row, factions, moves } = model.parties[party];
  const settings = settingsOf(model, structure);
  const first = allowed(model, settings, true);
  const later = allowed(model, settings, false);

  const make = (place: Place): Plan | null => {
    const chance = acts === null ? -1 : chanceToAct(workshop, party, acts, place);
    if (chance === null) return null;
    const open = openMoves(workshop, party, place.round === 1 ? first : later, place);
    const left = afterForcing(workshop, party, open, place);
    if (left.length === 0) throw stuck(workshop, party, place);
    const speaks =
      speaker === null ? row : factions[readField(layout.variables[speaker], place.words, place.offset)].row;
    return {
      acts: chance,
      idle: chance < 0 ? -1 : numbers.rest(chance),
      decider: speaks!,
      belief: -1,
      actsLabel: labels.acts(party, true),
      idleLabel: labels.acts(party, false),
      options: optionsOf(workshop, party, left, place),
    };
  };

  const reads = readsNothing(layout);
  if (acts !== null) readsTerm(reads, acts, layout, model);
  if (speaker !== null) readsField(reads, layout.variables[speaker]);
  moves.forEach((_, move) => {
    readsMove(reads, workshop, party, move);
  });
  if (settings.some((setting) => setting.startOnly)) reads.rounds.add(isRound(1));
  for (const forced of structure.forced) if (forced.party === party) reads.rounds.add(isRound(forced.round));
  return numbers.projected(reads, make);
}

const isRound = (round: number): Term => ({
  op: "equal",
  a: { op: "round" },
  b: { op: "number", value: round },
});

function readsMove(reads: Reads, { numbers }: Workshop, party: number, index: number): void {
  const { model, layout } = numbers;
  const { when, offers, effect } = model.parties[party].moves[index];
  if (when !== null) readsTerm(reads, when, layout, model);
  if (offers !== null || effect.accepts) readsField(reads, layout.table);
  if (effect.accepts) readsField(reads, layout.agreed[party]);
  readsEffect(reads, effect, model, layout);
}

/** Slot of the chance to act in this round; -1 when it is certain, null when it is impossible. */
function chanceToAct({ numbers }: Workshop, party: number, acts: Term, place: Place): number | null {
  const rate = numbers.at(acts, place);
  const what = `the chance of ${numbers.model.parties[party].id} to act`;
  numbers.check(rate, "probability", { what, start: null, end: null });
  const chance = numbers.overRound(rate);
  if (numbers.is(chance, 0)) return null;
  return numbers.is(chance, 1) ? -1 : chance;
}

function openMoves({ numbers }: Workshop, party: number, may: Allowed, place: Place): readonly Open[] {
  const { model, layout } = numbers;
  const table = readField(layout.table, place.words, place.offset) - 1;
  const agreed = readField(layout.agreed[party], place.words, place.offset) === 1;
  return model.parties[party].moves.flatMap(({ when, effect, offers }, move) => {
    if ((effect.accepts || effect.withdraws) && table < 0) return [];
    if (effect.accepts && agreed) return [];
    if (offers === null && table < 0 && mayAgree(model, effect) && model.packages.length > 0) return [];
    const packages = may(party, move).filter((pack) => pack < 0 || pack !== table);
    if (packages.length === 0) return [];
    const mask = when === null ? -1 : numbers.at(when, place);
    if (mask >= 0 && numbers.is(mask, 0)) return [];
    return [{ move, mask: mask >= 0 && numbers.is(mask, 1) ? -1 : mask, packages }];
  });
}

/**
 * A forced move is the only one where it is open. Where an assumption decides whether it is, the others stay for the
 * assignments at which it is closed.
 */
function afterForcing(
  { numbers, structure }: Workshop,
  party: number,
  open: readonly Open[],
  place: Place,
): readonly Open[] {
  const forced = structure.forced.find(
    (f) => f.party === party && f.round === place.round && open.some(({ move }) => move === f.move),
  );
  if (forced === undefined) return open;
  const must = open.find(({ move }) => move === forced.move)!;
  if (must.mask < 0) return [must];
  const { tape } = numbers;
  const not = tape.unary("not", must.mask);
  return open.map((other) =>
    other === must ? other : { ...other, mask: other.mask < 0 ? not : tape.binary("and", other.mask, not) },
  );
}

function optionsOf(
  { numbers, effects, labels }: Workshop,
  party: number,
  open: readonly Open[],
  place: Place,
): Plan["options"] {
  const { moves } = numbers.model.parties[party];
  const missable = new Set(open.flatMap(({ move }) => moves[move].effect.shows));
  return open.map(({ move, mask, packages }) => {
    const label = labels.move(party, move);
    const forms = packages.map((pack) => ({
      package: pack,
      label: pack < 0 ? label : labels.package(party, move, pack),
    }));
    const { effect, span } = moves[move];
    return effects.option({ label, weight: mask, effect, origin: span, forms }, party, missable, place);
  });
}

function stuck({ numbers }: Workshop, party: number, place: Place): GameError {
  const state = numbers.describe(place);
  const { id } = numbers.model.parties[party];
  return new GameError(
    "no-open-move",
    `missing an open move of ${id} in round ${place.round} (${state})`,
    "add a move that is always open, e.g. `hold: {}`",
    { kind: "place", round: place.round, party, state },
  );
}
