import type { Graph } from "../game/graph.ts";
import { VECTOR_LANES } from "../game/vectors.ts";
import type { Batch } from "../lenses/engine.ts";
import type { Found } from "./packed.ts";

/** Lanes of a batch that are evaluated together. */
export interface Piece {
  readonly task: Task;
  readonly from: number;
  readonly lanes: number;
  /** What evaluating it takes, in the measure of its task. */
  readonly work: number;
}

/** A batch on its way through the places of a runner: what is still to be handed out, and what has come back. */
export class Task {
  readonly batch: Batch;
  /** Work of one lane, in nodes, edges and slots: what evaluating takes grows with each. */
  private readonly weight: number;
  private readonly found: Found[number][];
  private given = 0;
  private missing: number;

  constructor(batch: Batch) {
    const { nodeCount, edgeCount, tape } = batch.graph;
    this.batch = batch;
    this.weight = nodeCount + edgeCount + tape.length;
    this.found = new Array(batch.lanes);
    this.missing = batch.lanes;
  }

  get graph(): Graph {
    return this.batch.graph;
  }

  /** Lanes that nobody has taken yet. */
  get lanesLeft(): number {
    return this.batch.lanes - this.given;
  }

  /** The same in work. */
  get left(): number {
    return this.weight * this.lanesLeft;
  }

  /** Takes lanes of about so much work; full vectors, so that cutting wastes none of them. */
  take(work: number): Piece {
    const vectors = Math.max(1, Math.round(work / (this.weight * VECTOR_LANES)));
    const lanes = Math.min(vectors * VECTOR_LANES, this.lanesLeft);
    const piece = { task: this, from: this.given, lanes, work: lanes * this.weight };
    this.given += lanes;
    return piece;
  }

  /** Assignments of a piece alone: [index * lanes + lane]. */
  assumptions({ from, lanes }: Piece): Float64Array {
    const { assumptions, lanes: all } = this.batch;
    const count = assumptions.length / all;
    const own = new Float64Array(count * lanes);
    for (let index = 0; index < count; index++) {
      const at = index * all + from;
      own.set(assumptions.subarray(at, at + lanes), index * lanes);
    }
    return own;
  }

  /** Takes in what was found; with the last piece the batch is told. Returns whether that was the last. */
  receive({ from, lanes }: Piece, found: Found): boolean {
    for (let lane = 0; lane < lanes; lane++) this.found[from + lane] = found[lane];
    this.missing -= lanes;
    if (this.missing === 0) this.batch.keep(this.found);
    return this.missing === 0;
  }
}
