import { TapeBuilder } from "../expression/tape.ts";
import type { Model } from "../scenario/model.ts";
import { GameError } from "./error.ts";
import type { Graph, GraphState, Layout, Structure } from "./graph.ts";
import { labelsOf } from "./labels.ts";
import { layoutOf, writeField } from "./layout.ts";
import { Numbers } from "./numbers.ts";
import { Beliefs, chancePlans } from "./occasion.ts";
import type { Place, Projected } from "./place.ts";
import { Effects, type Plan } from "./plan.ts";
import { Search } from "./search.ts";
import { sizesOf } from "./sizes.ts";
import { deadlineOf, settingsOf, startOf } from "./start.ts";
import { partyPlans, type Workshop } from "./turn.ts";
import { Worth } from "./worth.ts";

export interface BuildOptions {
  /** The search gives up beyond this many nodes. */
  readonly maxNodes: number;
}

/** Nodes beyond which a build stops unless told otherwise. */
const MAX_NODES = 5_000_000;

/** The most rounds (or halves) that the graph's columns can number. */
const MAX_ROUNDS = 65_535;

/**
 * The game of a model under one setting of each lever: every state that can be reached, merged where states are alike,
 * in the order of time.
 *
 * @throws GameError `too-many-nodes` with the number of values that each part of the states took; `no-open-move`;
 * `invalid-value` where a move would take a variable out of its range; `no-clock` for a model without play.
 */
export function build(
  model: Model,
  structure: Structure,
  options: BuildOptions = { maxNodes: MAX_NODES },
): Graph {
  if (model.clock === null) {
    throw new GameError(
      "no-clock",
      "missing clock: without rounds there is no play",
      "add `clock:` and `turns:`",
    );
  }
  const { clock } = model;
  if (clock.rounds * structure.refine > MAX_ROUNDS) {
    throw new GameError(
      "too-many-nodes",
      `unsupported number of rounds ${clock.rounds}`,
      "use longer rounds",
    );
  }
  const start = startOf(model, structure);
  const layout = layoutOf(sizesOf(model, structure, start));
  const deadline = deadlineOf(model, settingsOf(model, structure));
  const tape = new TapeBuilder();
  const numbers = new Numbers(tape, model, layout, deadline, clock.length / structure.refine);
  const worth = new Worth(numbers);
  const labels = labelsOf(model);
  const effects = new Effects(numbers, worth, labels.outcome);
  const workshop: Workshop = { numbers, effects, labels, structure };
  const beliefs = new Beliefs();
  const turns = model.turns.map((turn) =>
    turn.kind === "party"
      ? { plans: partyPlans(workshop, turn.party, turn.acts), once: false }
      : { plans: chancePlans(workshop, beliefs, turn.block), once: !model.chances[turn.block].perTime },
  );
  const search = new Search(numbers, worth, labels, options.maxNodes);
  run(search, turns, structure, clock, written(start, layout));
  const found = search.finish();
  const nowhere: Place = { words: written(start, layout), offset: 0, round: 1 };
  const precision = Int32Array.from(model.rows, ({ precision, id }) => {
    if (precision === "best") return -1;
    const slot = numbers.at(precision, nowhere);
    numbers.check(slot, "precision", { what: `the precision of ${id}`, start: null, end: null });
    return slot;
  });
  const trustSlots = new Int32Array(found.states.count * model.relations.length);
  const place: Place = { words: found.states.words, offset: 0, round: 1 };
  for (let state = 0; state < found.states.count; state++) {
    place.offset = state * layout.words;
    for (let relation = 0; relation < model.relations.length; relation++) {
      trustSlots[state * model.relations.length + relation] = numbers.trust(relation, place);
    }
  }
  return {
    ...found,
    rowCount: model.rows.length,
    outcomeCount: model.outcomes.length,
    agreement: model.outcomes.findIndex((outcome) => outcome.agreement),
    labels: labels.all,
    rounds: clock.rounds,
    ends: worth.ends,
    tolls: worth.tolls,
    beliefs: beliefs.all,
    precision,
    trustSlots,
    relationCount: model.relations.length,
    tape: tape.finish(),
    names: numbers.names,
    checks: numbers.checks,
  };
}

/** Walks the layers in the order of time: rounds (or their halves), in each the turns, then the crossing. */
function run(
  search: Search,
  turns: readonly { readonly plans: Projected<Plan | null>; readonly once: boolean }[],
  structure: Structure,
  clock: NonNullable<Model["clock"]>,
  start: Int32Array,
): void {
  const { refine } = structure;
  const first = (structure.from?.round ?? 1) - 1;
  search.begin(start, first + 1);
  for (let step = first * refine; step < clock.rounds * refine; step++) {
    const round = Math.floor(step / refine) + 1;
    const opens = step % refine === 0;
    for (const { plans, once } of turns) search.turn(round, once && !opens ? null : plans);
    if (turns.length === 0) search.turn(round, null);
    const last = step === clock.rounds * refine - 1;
    search.cross(round, last ? clock.end : null, step % refine === refine - 1);
  }
}

function written(state: GraphState, layout: Layout): Int32Array {
  const words = new Int32Array(layout.words);
  state.variables.forEach((value, v) => {
    writeField(layout.variables[v], words, 0, value);
  });
  writeField(layout.table, words, 0, state.table + 1);
  layout.agreed.forEach((field, party) => {
    if (field.mask !== 0) writeField(field, words, 0, (state.agreed >>> party) & 1);
  });
  state.shown.forEach((times, kind) => {
    writeField(layout.shown[kind], words, 0, times);
  });
  return words;
}
