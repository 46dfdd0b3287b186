import type { Term } from "../../expression/term.ts";
import type { Model, Setting } from "../model.ts";
import { entriesOf, get } from "../tree.ts";
import * as words from "../words.ts";
import { type Attainable, attainable } from "./attainable.ts";
import { type Ground, groundOf, guardAt, type Left, leftOf, moveAt, type Open } from "./guards.ts";
import { describe, type Place, placesFor, valueAt } from "./point.ts";
import { type Site, tell } from "./site.ts";
import { walk } from "./walk.ts";
import { assumptionAt, deciding, pointsIn, type World, worldsOf } from "./worlds.ts";

/**
 * Moves and chance blocks that can never come, and turns at which a party would have nothing to do under some
 * combination of lever settings.
 */
export const checkOpenings = (site: Site): void => {
  const { model } = site;
  if (model.clock === null) return;
  const can = attainable(model);
  const ground = groundOf(model);
  checkUnreachable(site, ground, can);
  const deciders = new Set(model.turns.flatMap((turn) => (turn.kind === "party" ? [turn.party] : [])));
  checkStartOnly(site);
  for (const party of deciders)
    if (model.parties[party].moves.length > 0) checkParty(site, ground, can, party);
};

/** What binds in round 1 alone binds nobody who may sit that round out. */
const checkStartOnly = (site: Site): void => {
  const { model, formulas } = site;
  const section = get(formulas.desk.root, "levers");
  const always = new Set(
    model.turns.flatMap((turn) =>
      turn.kind === "party" && (turn.acts === null || isOne(turn.acts)) ? [turn.party] : [],
    ),
  );
  const sometimes = new Set(
    model.turns.flatMap((turn) => (turn.kind === "party" && !always.has(turn.party) ? [turn.party] : [])),
  );
  for (const { id, settings } of model.levers)
    for (const setting of settings) {
      if (!setting.startOnly) continue;
      const block = get(get(get(section, id), "settings"), setting.id);
      const key = entriesOf(block).find((entry) => entry.key.text === "start only")!.key;
      const bound = new Set([...setting.only, ...setting.never].map(({ party }) => party));
      for (const party of bound)
        if (sometimes.has(party))
          tell(site, words.startOnlyMayPass(setting.id, model.parties[party].id), key.span);
    }
};

const isOne = (term: Term): boolean => term.op === "number" && term.value >= 1;

/** The table is read by every move that offers or accepts, whatever its guard reads. */
const table: Term = { op: "package" };

const placesThatCanBe = (model: Model, terms: readonly Term[], can: Attainable) => {
  const { places, all } = placesFor(model, terms, true);
  const possible = places.filter(
    (place) =>
      place.state.every((position, variable) => can.state[variable].includes(position)) &&
      can.tables.includes(place.table),
  );
  return { places: possible, all };
};

const checkUnreachable = (site: Site, ground: Ground, can: Attainable): void => {
  const { model } = site;
  const isNever = (when: Term | null): boolean => {
    if (when === null) return false;
    const { places, all } = placesThatCanBe(model, [when], can);
    return all && places.every((place) => guardAt(ground, when, place) === "closed");
  };
  for (const { moves } of model.parties)
    for (const { id, effect, when, span } of moves) {
      if (effect.accepts && can.tables.length === 1) tell(site, words.nothingToAccept(id), span);
      else if (isNever(when)) tell(site, words.unreachable("move", id), span);
    }
  const keys = entriesOf(get(site.formulas.desk.root, "chance")).map(({ key }) => key);
  for (const [index, block] of model.chances.entries())
    if (isNever(block.when)) tell(site, words.unreachable("chance block", block.id), keys[index].span);
};

/** Combinations of settings beyond this many are thinned out evenly, and it is said. */
const combinationsTried = 512;

/** Every combination of settings; levers that do not touch the moves, the start or the deadline stand at their first. */
const combinations = (
  model: Model,
): { readonly list: readonly (readonly Setting[])[]; readonly all: boolean } => {
  const touches = ({ only, never, start, table: offer, deadline }: Setting): boolean =>
    only.length + never.length + start.length > 0 || offer !== null || deadline !== null;
  const axes = model.levers.map(({ settings }) => (settings.some(touches) ? settings : settings.slice(0, 1)));
  const count = axes.reduce((product, axis) => product * axis.length, 1);
  const step = Math.max(1, Math.ceil(count / combinationsTried));
  const list: Setting[][] = [];
  for (let number = 0; number < count; number += step) {
    let rest = number;
    list.push(
      axes.map((axis) => {
        const setting = axis[rest % axis.length];
        rest = Math.floor(rest / axis.length);
        return setting;
      }),
    );
  }
  return { list, all: step === 1 };
};

/** First a proof over all places that could be; only where it fails the talks are walked through. */
const checkParty = (site: Site, ground: Ground, can: Attainable, party: number): void => {
  const { model } = site;
  const { moves, id } = model.parties[party];
  const read = [...moves.flatMap(({ when }) => when ?? []), table];
  const { list, all } = combinations(model);
  const { places, all: everyPlace } = placesThatCanBe(model, read, can);
  const worlds = worldsOf(model);
  const proofs = new Map<string, boolean>();
  let tried = !all;
  for (const settings of list) {
    const lefts = [leftOf(model, party, settings, true), leftOf(model, party, settings, false)];
    const proved = lefts.every((left) => {
      const key = JSON.stringify(left);
      const known = proofs.get(key);
      if (known !== undefined) return known;
      const found =
        everyPlace && places.every((place) => openAt(ground, party, left, place, null) === "open");
      proofs.set(key, found);
      return found;
    });
    if (proved) continue;
    let stuck: Place | null = null;
    const walked = walk(ground, settings, (mover, step) => {
      if (mover !== party) return "go on";
      const left = lefts[step.round === 1 ? 0 : 1];
      const agreed = (step.agreed & (1 << party)) !== 0;
      const open = openAt(ground, party, left, step, agreed);
      if (open === "open") return "go on";
      tried = true;
      if (open === "depends" && !isShut(ground, party, left, step, agreed, worlds)) return "go on";
      stuck = step;
      return "stop";
    });
    if (stuck !== null) {
      const where = [
        ...describe(model, read, stuck),
        ...settings.map((s, i) => `${model.levers[i].id} = ${s.id}`),
      ];
      tell(site, words.noOpenMove(id, where), moves[0].span);
      return;
    }
    tried ||= !walked;
  }
  if (tried) tell(site, words.openMoveTried(id), moves[0].span);
};

/** Open when one move surely is; closed when all surely are. */
const openAt = (ground: Ground, party: number, left: Left, place: Place, agreed: boolean | null): Open => {
  const found = ground.model.parties[party].moves.map((move, index) =>
    moveAt(ground, move, left[index], place, agreed),
  );
  if (found.includes("open")) return "open";
  return found.includes("depends") ? "depends" : "closed";
};

/** Whether every move can be shut at once by some values of the assumptions. */
const isShut = (
  ground: Ground,
  party: number,
  left: Left,
  place: Place,
  agreed: boolean,
  worlds: readonly World[],
): boolean => {
  const { model } = ground;
  const guards = model.parties[party].moves.flatMap((move, index) =>
    moveAt(ground, move, left[index], place, agreed) === "closed" ? [] : (move.when ?? []),
  );
  return worlds.some((world) =>
    pointsIn(world, deciding(world, guards)).some((point) =>
      [0, 0.5, 1].some((trust) =>
        guards.every((guard) => valueAt(model, guard, place, assumptionAt(world, point), () => trust) === 0),
      ),
    ),
  );
};
