import type { Model, Setting } from "../scenario/model.ts";
import type { GraphState, Structure } from "./graph.ts";

/** The settings of the levers that a structure chooses, in the order of the levers. */
export function settingsOf(model: Model, structure: Structure): readonly Setting[] {
  return model.levers.map((lever, index) => lever.settings[structure.settings[index]]);
}

/** The round of the deadline: of the last lever that sets one, else the clock's; `Infinity` is never. */
export function deadlineOf(model: Model, settings: readonly Setting[]): number {
  return settings.reduce((deadline, setting) => setting.deadline ?? deadline, model.clock!.deadline);
}

/**
 * The state in which the talks begin. What is asked for (`from`) replaces what the levers set, which replaces the file.
 * A package on the table at the start was put there by whoever moves the lever; where that is nobody, by the one party
 * that could have offered it; where several could, nobody has agreed to it yet.
 */
export function startOf(model: Model, structure: Structure): GraphState {
  const settings = settingsOf(model, structure);
  const variables = model.state.map((variable) => variable.start);
  const shown = model.evidence.map(() => 0);
  let table = -1;
  let by: number | null = null;
  settings.forEach((setting, lever) => {
    for (const { variable, value } of setting.start) variables[variable] = value;
    for (const kind of setting.shows) shown[kind] = Math.min(shown[kind] + 1, model.evidence[kind].cap);
    if (setting.table !== null) {
      table = canonical(model, setting.table);
      by = model.levers[lever].by;
    }
  });
  if (structure.from !== null) {
    for (const { variable, value } of structure.from.variables) variables[variable] = value;
    for (const { evidence, times } of structure.from.shown) {
      shown[evidence] = Math.min(times, model.evidence[evidence].cap);
    }
    if (structure.from.table !== null) {
      table = canonical(model, structure.from.table);
      by = null;
    }
  }
  const offerer = table < 0 ? null : (by ?? onlyOfferer(model, table));
  const agreed = offerer === null ? 0 : 1 << offerer;
  return { variables, table, agreed, shown, missed: model.evidence.map(() => 0) };
}

/** The first of the packages that say the same; -1 stays nothing. */
export function canonical(model: Model, index: number): number {
  return index < 0 ? -1 : model.packages[index].same;
}

function onlyOfferer(model: Model, table: number): number | null {
  const able = model.parties.flatMap((party, index) => {
    const offers = party.moves.some((move) =>
      move.offers?.some((offer) => canonical(model, offer) === table),
    );
    return offers ? [index] : [];
  });
  return able.length === 1 ? able[0] : null;
}
