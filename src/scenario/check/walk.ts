import { structure } from "../../expression/structure.ts";
import type { Effect, Model, Setting } from "../model.ts";
import { effectsOf } from "./attainable.ts";
import { type Ground, guardAt, type Left, leftOf, moveAt } from "./guards.ts";
import { type Place, valueAt } from "./point.ts";

/** Steps taken before the walk gives up; the game itself will still find what lies beyond. */
const visitedAtMost = 4000;

/** What rounding leaves of a sum of probabilities that is 1. */
const slack = 1e-9;

const unknown = (): number => Number.NaN;

/** A place with the parties that have agreed to what is on the table, one bit each. */
export interface Step extends Place {
  readonly agreed: number;
}

/**
 * Walks through the talks under one combination of settings, round by round and turn by turn, and shows every place at
 * which a party has its turn. What hangs on an assumption or on evidence may go either way, so the walk passes every
 * place that the game can come to, and perhaps a few more. False when it had to give up.
 */
export const walk = (
  ground: Ground,
  levers: readonly Setting[],
  visit: (party: number, step: Step) => "go on" | "stop",
): boolean => {
  const { model } = ground;
  const clock = model.clock!;
  const timed = readsTime(model) || levers.some((setting) => setting.startOnly);
  const lefts = [true, false].map((first) =>
    model.parties.map((_, party) => leftOf(model, party, levers, first)),
  );
  let visited = 0;
  let here: ReadonlyMap<string, Step> = new Map([startOf(model, levers)].map((step) => [keyOf(step), step]));
  let before = "";
  for (let round = 1; round <= clock.rounds; round++) {
    // Where nothing reads the time, a round that starts like the last one brings nothing new.
    const starts = [...here.keys()].sort().join("\n");
    if (!timed && starts === before) return true;
    before = starts;
    here = new Map([...here].map(([key, step]) => [key, { ...step, round }]));
    for (const turn of model.turns) {
      const next = new Map<string, Step>();
      for (const step of here.values()) {
        if (visited > visitedAtMost) return false;
        if (turn.kind === "party" && visit(turn.party, step) === "stop") return true;
        const after =
          turn.kind === "chance"
            ? afterChance(ground, turn.block, step)
            : afterParty(
                ground,
                lefts[round === 1 ? 0 : 1][turn.party],
                turn.party,
                turn.acts !== null,
                step,
              );
        visited += after.length;
        for (const reached of after) next.set(keyOf(reached), reached);
      }
      here = next;
    }
  }
  return true;
};

const readsTime = (model: Model): boolean => {
  const guards = [
    ...model.chances.flatMap(({ when }) => when ?? []),
    ...model.parties.flatMap(({ moves }) => moves.flatMap(({ when }) => when ?? [])),
    ...effectsOf(model).flatMap(({ assigns }) => assigns.map(({ value }) => value)),
  ];
  return structure(...guards).round;
};

const keyOf = ({ state, table, agreed }: Step): string => `${table} ${agreed} ${state.join(" ")}`;

/** As the game starts: a package on the table is its lever's party's, or that of the only one who could offer it. */
const startOf = (model: Model, levers: readonly Setting[]): Step => {
  const state = model.state.map(({ start }) => start);
  let table = -1;
  let by: number | null = null;
  let deadline = model.clock!.deadline;
  for (const [index, setting] of levers.entries()) {
    for (const { variable, value } of setting.start) state[variable] = value;
    deadline = setting.deadline ?? deadline;
    if (setting.table === null) continue;
    table = model.packages[setting.table].same;
    by = model.levers[index].by;
  }
  const able = model.parties.flatMap(({ moves }, party) =>
    moves.some((move) => move.offers?.some((offered) => model.packages[offered].same === table))
      ? [party]
      : [],
  );
  const offerer = by ?? (able.length === 1 ? able[0] : null);
  return { state, table, round: 1, deadline, agreed: table < 0 || offerer === null ? 0 : 1 << offerer };
};

const afterChance = (ground: Ground, block: number, step: Step): readonly Step[] => {
  const { model } = ground;
  const { when, branches } = model.chances[block];
  const guard = guardAt(ground, when, step);
  if (guard === "closed") return [step];
  const likely = branches.map(({ probability }) => ground.range(probability, step));
  const moved = branches.flatMap(({ effect }, i) =>
    likely[i].high > 0 ? afterEffect(model, effect, step) : [],
  );
  const certain = guard === "open" && likely.reduce((sum, { low }) => sum + low, 0) >= 1 - slack;
  return certain ? moved : [step, ...moved];
};

const afterParty = (
  ground: Ground,
  left: Left,
  party: number,
  mayMiss: boolean,
  step: Step,
): readonly Step[] => {
  const { model } = ground;
  const bit = 1 << party;
  const everyone = model.parties.reduce((all, { agrees }, index) => (agrees ? all | (1 << index) : all), 0);
  const moved = model.parties[party].moves.flatMap((move, index): readonly Step[] => {
    const allowed = left[index];
    const open = moveAt(ground, move, allowed, step, (step.agreed & bit) !== 0);
    if (open === "closed" || allowed === "closed") return [];
    const after = afterEffect(model, move.effect, step);
    if (allowed !== null) {
      const tables = allowed.map((offered) => model.packages[offered].same).filter((t) => t !== step.table);
      return after.flatMap((reached) => tables.map((table) => ({ ...reached, table, agreed: bit })));
    }
    if (!move.effect.accepts) return after;
    const agreed = step.agreed | bit;
    if ((agreed & everyone) === everyone) return [];
    return after.map((reached) => (reached.table < 0 ? reached : { ...reached, agreed }));
  });
  return mayMiss ? [step, ...moved] : moved;
};

const afterEffect = (model: Model, effect: Effect, step: Step): readonly Step[] => {
  if (effect.ends !== null) return [];
  const state = [...step.state];
  let cleared = effect.withdraws;
  for (const { variable, value } of effect.assigns) {
    const position = valueAt(model, value, step, unknown, unknown);
    const { values, speaksFor, keepsOffers } = model.state[variable];
    // A value outside the variable is the game's to refuse, with the place at hand.
    if (!(position >= 0 && position < values.length)) return [];
    state[variable] = position;
    const flips = speaksFor !== null && !keepsOffers && position !== step.state[variable];
    if (flips && (step.agreed & (1 << speaksFor)) !== 0) cleared = true;
  }
  return [cleared ? { ...step, state, table: -1, agreed: 0 } : { ...step, state }];
};
