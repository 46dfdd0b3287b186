import { Evaluators } from "../game/evaluators.ts";
import type { Graph } from "../game/graph.ts";
import { Calculator } from "../lenses/chores.ts";
import { readingFrom } from "../lenses/readings.ts";
import type { Answer, ChoreErrand, Errand } from "./errand.ts";
import { type Packed, pack } from "./packed.ts";

/** Does errands, wherever it lives. It needs neither the model nor the text: a graph and assignments are enough. */
export class Performer {
  private readonly graphs = new Map<number, Graph>();
  private readonly evaluators = new Evaluators();
  private readonly calculator = new Calculator();

  answer(errand: Errand | ChoreErrand): Answer {
    try {
      if ("chore" in errand) return { ok: true, result: this.calculator.perform(errand.chore) };
      return { ok: true, packed: this.perform(errand) };
    } catch (error) {
      const { message, stack = null } = error instanceof Error ? error : new Error(String(error));
      return { ok: false, message, stack };
    }
  }

  private perform({ key, graph, lanes, assumptions, lists, wanted }: Errand): Packed {
    if (graph !== null) this.graphs.set(key, graph);
    const known = this.graphs.get(key);
    if (known === undefined) throw new Error(`missing graph ${key}`);
    const readings = lists.map((list) => list.map(readingFrom));
    const byLane = Array.from(wanted, (list) => readings[list]);
    const found = this.evaluators.of(known).readMany(assumptions, lanes, byLane);
    return pack(
      found,
      wanted,
      lists.map(({ length }) => length),
    );
  }
}
