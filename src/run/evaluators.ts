import { Evaluator } from "../game/evaluate.ts";
import type { Graph } from "../game/graph.ts";
import { Kernels } from "../game/kernel.ts";
import { VECTOR_LANES } from "../game/vectors.ts";

/** Bytes that the rooms of several evaluators may take together. One alone may take more: its graph needs it. */
const ROOM = 2 ** 28;

/**
 * Evaluators of the graphs that were needed last, as many as fit beside each other: making the room of a graph costs as
 * much as some forty assignments, and a lens comes back to the same few graphs again and again.
 */
export class Evaluators {
  private readonly kernels = new Kernels();
  /** The one needed last stands last. */
  private readonly kept = new Map<Graph, Evaluator>();
  private room = 0;

  of(graph: Graph): Evaluator {
    let evaluator = this.kept.get(graph);
    if (evaluator === undefined) {
      evaluator = new Evaluator(graph, this.kernels);
      this.room += roomOf(graph);
    } else {
      this.kept.delete(graph);
    }
    this.kept.set(graph, evaluator);
    for (const oldest of this.kept.keys()) {
      if (this.room <= ROOM || oldest === graph) break;
      this.kept.delete(oldest);
      this.room -= roomOf(oldest);
    }
    return evaluator;
  }
}

/** Bytes of all numbers that a graph has while lanes of it are evaluated side by side. */
function roomOf({ nodeCount, edgeCount, rowCount, tape }: Graph): number {
  return 8 * VECTOR_LANES * (nodeCount * (2 * rowCount + 1) + edgeCount + tape.length);
}
