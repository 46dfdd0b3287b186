import { Columns, type Filled } from "./columns.ts";
import { GameError } from "./error.ts";
import { type Graph, NodeKind } from "./graph.ts";
import { Ints } from "./grow.ts";
import type { Labels } from "./labels.ts";
import type { Numbers } from "./numbers.ts";
import type { Place, Projected } from "./place.ts";
import { follow, type Leg, type Option, type Plan } from "./plan.ts";
import { StateTable } from "./states.ts";
import { spread } from "./words.ts";
import type { Worth } from "./worth.ts";

/** What a search finds: the columns of a graph. */
export type Found = Filled & Pick<Graph, "target" | "states" | "gates" | "roundStart">;

/** Targets from here on are ends, which are numbered after all other nodes. */
const END = 2 ** 30;

/** What kind of node is still to be written for the entry at hand. */
const Stage = { acts: 0, decide: 1, packages: 2, chance: 3, toll: 4, lottery: 5 } as const;
type Stage = (typeof Stage)[keyof typeof Stage];

/**
 * The forward search. A layer holds the states that can stand at one turn of one round, each as an **entry**. Entries
 * are numbered through all layers; an edge names the entry it leads to (as `~entry`, since its node is not yet known)
 * and is turned into a node at the close. An entry that leaves no node, because nothing can happen there, stands for an
 * entry of the next layer instead.
 */
export class Search {
  private readonly states: StateTable;
  private readonly numbers: Numbers;
  private readonly worth: Worth;
  private readonly labels: Labels;
  private readonly maxNodes: number;

  private readonly columns = new Columns();
  private readonly gates = new Ints();
  private roundStart: number[] = [];

  private readonly entryState = new Ints();
  /**
   * Where an entry leads: a node, an end (from END), or `~entry` of a later layer. Until its layer is searched: 1 when a
   * toll leads to it, so that it is not itself the gate of its round.
   */
  private readonly entryNode = new Ints();
  /** Per state: its entry in the layer that is being filled, where `mark` names that layer. */
  private entryOf = new Int32Array(1024);
  private mark = new Int32Array(1024);
  private layer = 0;
  private layerStart = 0;
  private opening = true;

  /** The ends found, each an index into the ends of the graph with its round and one state. */
  private readonly endIndex = new Ints();
  private readonly endRound = new Ints();
  private readonly endState = new Ints();
  /** Per index into the ends: where it was last found, and in which round. */
  private readonly endLast: number[] = [];
  private readonly endLastRound: number[] = [];

  /** Nodes still to be written for the entry at hand; the number of the i-th is that of the first plus i. */
  private readonly stages: Stage[] = [];
  private readonly stageOptions: (Option | null)[] = [];
  private readonly stageLegs: (Leg | null)[] = [];
  private pending = 0;
  private first = 0;

  private readonly place: Place;
  private readonly after: Place;

  constructor(numbers: Numbers, worth: Worth, labels: Labels, maxNodes: number) {
    this.numbers = numbers;
    this.worth = worth;
    this.labels = labels;
    this.maxNodes = maxNodes;
    const width = numbers.layout.words;
    this.states = new StateTable(width);
    this.place = { words: this.states.words.data, offset: 0, round: 1 };
    this.after = { words: new Int32Array(width), offset: 0, round: 1 };
  }

  /** Puts the talks at their start, at the beginning of a round. */
  begin(start: Int32Array, round: number): void {
    this.roundStart = new Array<number>(round).fill(0);
    this.layer = 1;
    this.entry(this.states.find(start), 0);
  }

  /** One turn of a round; without plans, or where a plan is null, the turn passes. */
  turn(round: number, plans: Projected<Plan | null> | null): void {
    const from = this.layerStart;
    const to = this.nextLayer(round);
    for (let entry = from; entry < to; entry++) {
      const state = this.stand(entry);
      const plan = plans === null ? null : plans.at(this.place);
      const gate = this.opening && this.entryNode.data[entry] === 0;
      if (plan === null && !gate) {
        // The list may grow while the entry is made, so its array is looked up afterwards.
        const later = ~this.entry(state, 0);
        this.entryNode.data[entry] = later;
        continue;
      }
      const node = this.columns.nodes;
      this.entryNode.data[entry] = node;
      if (gate) this.gates.push(node);
      if (plan === null) {
        this.node(NodeKind.toll, -1, this.worth.free(), state);
        this.edge(-1, this.labels.time, ~this.entry(state, 0));
      } else {
        this.expand(plan, state);
      }
    }
    this.opening = false;
  }

  /**
   * From one step of the clock to the next, or to the end of the talks. `closes`: does a round of the scenario end, or
   * only its first half?
   */
  cross(round: number, end: number | null, closes: boolean): void {
    if (closes) this.roundStart.push(this.gates.length);
    const from = this.layerStart;
    const to = this.nextLayer(round);
    const entered = closes && end === null ? round + 1 : round;
    for (let entry = from; entry < to; entry++) {
      const state = this.stand(entry);
      const toll = this.worth.crossing(this.place);
      const leads = end === null ? ~this.entry(state, toll < 0 ? 0 : 1) : this.end(end, this.place);
      if (toll < 0) {
        this.entryNode.data[entry] = leads;
        continue;
      }
      this.entryNode.data[entry] = this.columns.nodes;
      if (closes && end === null) this.gates.push(this.columns.nodes);
      this.place.round = entered;
      this.node(NodeKind.toll, -1, toll, state);
      this.place.round = round;
      this.edge(-1, this.labels.time, leads);
    }
    this.opening = closes;
  }

  finish(): Found {
    const { columns, gates, numbers, states } = this;
    const inner = columns.nodes;
    return {
      ...columns.finish(this.endIndex, this.endRound, this.endState),
      target: this.resolved(inner),
      states: {
        count: states.count,
        layout: numbers.layout,
        words: states.words.data.slice(0, states.words.length),
      },
      gates: gates.data.slice(0, gates.length),
      roundStart: Int32Array.from(this.roundStart),
    };
  }

  /** Writes the node of a turn and those that belong to it alone. */
  private expand(plan: Plan, state: number): void {
    this.first = this.columns.nodes;
    this.pending = 0;
    const main = plan.acts >= 0 ? Stage.acts : plan.decider >= 0 ? Stage.decide : Stage.chance;
    this.later(main, null, null);
    for (let i = 0; i < this.pending; i++) this.writeStage(i, plan, state);
    if (this.columns.nodes + this.endIndex.length > this.maxNodes) throw this.tooMany();
  }

  private writeStage(i: number, plan: Plan, state: number): void {
    switch (this.stages[i]) {
      case Stage.acts:
        this.node(NodeKind.chance, -1, -1, state);
        this.edge(plan.acts, plan.actsLabel, this.later(Stage.decide, null, null));
        this.edge(plan.idle, plan.idleLabel, ~this.entry(state, 0));
        return;
      case Stage.decide:
        this.node(NodeKind.decision, plan.decider, 0, state);
        for (const option of plan.options) this.edge(option.weight, option.label, this.leadOption(option));
        return;
      case Stage.chance:
        this.node(NodeKind.chance, -1, plan.belief, state);
        for (const option of plan.options) this.edge(option.weight, option.label, this.leadOption(option));
        return;
      case Stage.packages:
        this.node(NodeKind.decision, plan.decider, 1, state);
        for (const leg of this.stageOptions[i]!.legs) this.edge(-1, leg.label, this.leadLeg(leg));
        return;
      case Stage.toll: {
        const option = this.stageOptions[i]!;
        this.node(NodeKind.toll, -1, option.toll, state);
        this.edge(-1, this.labels.time, this.leadPaid(option));
        return;
      }
      case Stage.lottery: {
        const leg = this.stageLegs[i]!;
        this.node(NodeKind.chance, -1, -1, state);
        follow(leg, this.place.words, this.place.offset, this.after.words);
        for (const { outcome, slot, label } of leg.ends!)
          this.edge(slot, label, this.end(outcome, this.after));
      }
    }
  }

  private leadOption(option: Option): number {
    return option.toll >= 0 ? this.later(Stage.toll, option, null) : this.leadPaid(option);
  }

  private leadPaid(option: Option): number {
    return option.legs.length > 1 ? this.later(Stage.packages, option, null) : this.leadLeg(option.legs[0]);
  }

  private leadLeg(leg: Leg): number {
    if (leg.ends !== null && leg.ends.length > 1) return this.later(Stage.lottery, null, leg);
    follow(leg, this.place.words, this.place.offset, this.after.words);
    if (leg.ends !== null) return this.end(leg.ends[0].outcome, this.after);
    return ~this.entry(this.states.find(this.after.words), 0);
  }

  /** Puts off a node and gives the number that it will have. */
  private later(stage: Stage, option: Option | null, leg: Leg | null): number {
    const at = this.pending++;
    this.stages[at] = stage;
    this.stageOptions[at] = option;
    this.stageLegs[at] = leg;
    return this.first + at;
  }

  private node(kind: number, decider: number, detail: number, state: number): void {
    this.columns.node(kind, this.place.round, decider, detail, state);
  }

  private edge(weight: number, label: number, target: number): void {
    this.columns.edge(weight, label, target);
  }

  /** The entry of a state in the layer that is being filled. */
  private entry(state: number, tolled: number): number {
    if (state >= this.mark.length) this.enlarge(state);
    if (this.mark[state] === this.layer) return this.entryOf[state];
    this.mark[state] = this.layer;
    const entry = this.entryState.length;
    this.entryOf[state] = entry;
    this.entryState.push(state);
    this.entryNode.push(tolled);
    return entry;
  }

  private enlarge(state: number): void {
    let size = this.mark.length;
    while (size <= state) size *= 2;
    const mark = new Int32Array(size);
    const entryOf = new Int32Array(size);
    mark.set(this.mark);
    entryOf.set(this.entryOf);
    this.mark = mark;
    this.entryOf = entryOf;
  }

  private end(outcome: number, at: Place): number {
    const index = this.worth.end(outcome, at);
    const { round } = this.place;
    if (this.endLastRound[index] === round) return this.endLast[index];
    const found = END + this.endIndex.length;
    this.endIndex.push(index);
    this.endRound.push(round);
    this.endState.push(this.states.find(at === this.after ? at.words : this.standing()));
    this.endLast[index] = found;
    this.endLastRound[index] = round;
    return found;
  }

  /** The words of the state at hand, as a state by itself. */
  private standing(): Int32Array {
    const { words, offset } = this.place;
    return words.subarray(offset, offset + this.states.width);
  }

  /** Closes the layer at hand and begins to fill the next; returns where the closed one stops. */
  private nextLayer(round: number): number {
    this.layer += 1;
    this.layerStart = this.entryState.length;
    this.place.round = round;
    this.after.round = round;
    return this.layerStart;
  }

  private stand(entry: number): number {
    const state = this.entryState.data[entry];
    this.place.words = this.states.words.data;
    this.place.offset = state * this.states.width;
    return state;
  }

  /** Edges with the numbers of nodes instead of entries and ends. */
  private resolved(inner: number): Int32Array {
    const nodes = this.entryNode.data;
    for (let entry = this.entryNode.length - 1; entry >= 0; entry--) {
      if (nodes[entry] < 0) nodes[entry] = nodes[~nodes[entry]];
    }
    const { length, data } = this.columns.target;
    const target = data.slice(0, length);
    for (let edge = 0; edge < target.length; edge++) {
      const leads = target[edge] < 0 ? nodes[~target[edge]] : target[edge];
      target[edge] = leads >= END ? leads - END + inner : leads;
    }
    return target;
  }

  private tooMany(): GameError {
    const { names, layout } = this.numbers;
    const states = { count: this.states.count, layout, words: this.states.words.data };
    const parts = spread(names, states);
    const list = parts.map(({ name, values }) => `${name} ${values}`).join(", ");
    return new GameError(
      "too-many-nodes",
      `the game has more than ${this.maxNodes} points by round ${this.place.round}`,
      `different values so far: ${list}; make the largest coarser, or let evidence count fewer times`,
      { kind: "size", parts },
    );
  }
}
