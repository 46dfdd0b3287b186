import { type Graph, NodeKind } from "./graph.ts";
import { Ints } from "./grow.ts";

/** The columns of a graph that a search fills node by node and edge by edge. */
export type Filled = Pick<
  Graph,
  | "nodeCount"
  | "edgeCount"
  | "kind"
  | "decider"
  | "detail"
  | "firstEdge"
  | "weight"
  | "label"
  | "round"
  | "state"
>;

/** Nodes and edges as they are found; the edges of a node follow it before the next node does. */
export class Columns {
  /** Where each edge leads, in the terms of the search. */
  readonly target = new Ints();
  /** Kind, round and decider of a node in one number: kind | round << 2 | (decider + 1) << 18. */
  private readonly shape = new Ints();
  private readonly detail = new Ints();
  private readonly firstEdge = new Ints();
  private readonly stateOf = new Ints();
  private readonly weight = new Ints();
  private readonly label = new Ints();

  /** How many nodes there are so far. */
  get nodes(): number {
    return this.shape.length;
  }

  node(kind: number, round: number, decider: number, detail: number, state: number): void {
    this.shape.push(kind | (round << 2) | ((decider + 1) << 18));
    this.detail.push(detail);
    this.stateOf.push(state);
    this.firstEdge.push(this.target.length);
  }

  edge(weight: number, label: number, target: number): void {
    this.weight.push(weight);
    this.label.push(label);
    this.target.push(target);
  }

  /** Closes the columns with the ends, which are numbered after all other nodes. */
  finish(endIndex: Ints, endRound: Ints, endState: Ints): Filled {
    const inner = this.nodes;
    const nodeCount = inner + endIndex.length;
    const edgeCount = this.target.length;
    const filled: Filled = {
      nodeCount,
      edgeCount,
      kind: new Uint8Array(nodeCount).fill(NodeKind.end, inner),
      decider: new Int16Array(nodeCount).fill(-1, inner),
      detail: joined(this.detail, endIndex),
      firstEdge: new Int32Array(nodeCount + 1).fill(edgeCount, inner),
      weight: this.weight.data.slice(0, edgeCount),
      label: this.label.data.slice(0, edgeCount),
      round: new Uint16Array(nodeCount),
      state: joined(this.stateOf, endState),
    };
    filled.firstEdge.set(this.firstEdge.data.subarray(0, inner));
    for (let node = 0; node < inner; node++) {
      const shape = this.shape.data[node];
      filled.kind[node] = shape & 3;
      filled.round[node] = (shape >>> 2) & 0xffff;
      filled.decider[node] = (shape >>> 18) - 1;
    }
    filled.round.set(endRound.data.subarray(0, endRound.length), inner);
    return filled;
  }
}

function joined(a: Ints, b: Ints): Int32Array {
  const both = new Int32Array(a.length + b.length);
  both.set(a.data.subarray(0, a.length));
  both.set(b.data.subarray(0, b.length), a.length);
  return both;
}
