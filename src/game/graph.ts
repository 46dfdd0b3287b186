import type { Tape } from "../expression/tape.ts";

/**
 * The game of one combination of lever settings, as flat arrays. Nodes are numbered in topological order: every edge
 * goes from a lower number to a higher one. The graph holds no assumption: numbers are slots of the tape.
 */
export interface Graph {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Outcomes of the model, and which of them is the deal (-1: none). */
  readonly outcomeCount: number;
  readonly agreement: number;
  /** Rows of the model (parties and factions with values); every node has one value per row. */
  readonly rowCount: number;
  /** What happens at a node: `NodeKind`. */
  readonly kind: Uint8Array;
  /** Decision: the row that decides. Else -1. */
  readonly decider: Int16Array;
  /**
   * End: index into `ends`. Toll: index into `tolls`. Chance: index into `beliefs`, or -1 when nobody differs.
   * Decision: 0 for a choice among kinds of move, 1 for the choice of a package inside one kind.
   */
  readonly detail: Int32Array;
  /** Edges of node n are firstEdge[n] .. firstEdge[n+1]-1. */
  readonly firstEdge: Int32Array;
  readonly target: Int32Array;
  /** Chance: slot of the probability. Decision: slot of the 0/1 mask, or -1 when always open. Toll: -1. */
  readonly weight: Int32Array;
  /** What the edge is, for reports: index into `labels`. */
  readonly label: Int32Array;
  readonly labels: readonly EdgeLabel[];
  /** Round of each node, from 1 (in rounds of the scenario, also when refined). */
  readonly round: Uint16Array;
  /**
   * Which state the node stands for: index into `states`; states repeat across rounds and turns. Ends of one round
   * whose values agree are one node, and its state is the first of those found.
   */
  readonly state: Int32Array;
  /** Columns; `stateAt` of layout.ts reads one as a `GraphState`. */
  readonly states: States;
  /**
   * Nodes at which a round starts, one for each state in which it can: those of round n are
   * gates[roundStart[n-1]] .. gates[roundStart[n]-1]. Nothing but a crossing leads to a gate, so that the reach of the
   * gates of a round is the probability that it is reached at all.
   */
  readonly gates: Int32Array;
  readonly roundStart: Int32Array;
  /** Rounds of the scenario. */
  readonly rounds: number;
  readonly ends: readonly End[];
  readonly tolls: readonly Toll[];
  readonly beliefs: readonly Belief[];
  /** Slot of λ per row; -1 for a best responder. */
  readonly precision: Int32Array;
  /** Slot of trust for each (relation, state): trustSlots[state * relationCount + relation]. */
  readonly trustSlots: Int32Array;
  readonly relationCount: number;
  readonly tape: Tape;
  readonly names: Names;
  /** What must hold of slots at every assignment, whatever the graph. */
  readonly checks: readonly Check[];
}

/** The names that messages about a state need, by index. */
export interface Names {
  readonly parties: readonly string[];
  readonly variables: readonly { readonly id: string; readonly values: readonly string[] }[];
  readonly packages: readonly string[];
  readonly evidence: readonly string[];
}

/**
 * `probability`: within 0..1. `share`: a sum of probabilities that leaves a rest, at most 1. `sum`: a sum that must be 1.
 * `precision`: 0 or more. All of them, and `number`, must be finite.
 */
export interface Check {
  readonly slot: number;
  readonly kind: "probability" | "share" | "sum" | "precision" | "number";
  /** What the number is, for messages: `the chance of contest`. */
  readonly what: string;
  /** Character offsets in the file, or null where it has no one place. */
  readonly start: number | null;
  readonly end: number | null;
}

export const NodeKind = { decision: 0, chance: 1, toll: 2, end: 3 } as const;

export type EdgeLabel =
  | { readonly kind: "move"; readonly party: number; readonly move: number }
  | { readonly kind: "package"; readonly party: number; readonly move: number; readonly package: number }
  /** A branch of a chance block; -1 is "nothing happens". */
  | { readonly kind: "branch"; readonly block: number; readonly branch: number }
  /** A lottery after a move that ends the talks. */
  | { readonly kind: "outcome"; readonly outcome: number }
  /** Whether a party gets to act this round. */
  | { readonly kind: "acts"; readonly party: number; readonly does: boolean }
  | { readonly kind: "time" };

/** States as columns: state i is words[i * layout.words] .. words[(i+1) * layout.words - 1]. */
export interface States {
  readonly count: number;
  readonly layout: Layout;
  readonly words: Int32Array;
}

/** Where each part of a state stands in its words: (word >>> shift) & mask. A part with one value takes no bits. */
export interface Field {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
  /** How many values it can take. */
  readonly size: number;
}

export interface Layout {
  /** 32-bit words in a state. */
  readonly words: number;
  readonly variables: readonly Field[];
  /** 0 is nothing, p + 1 is package p. */
  readonly table: Field;
  /** One field of a bit for each party; of no bits for a party that never agrees to anything. */
  readonly agreed: readonly Field[];
  /** By kind of evidence. */
  readonly shown: readonly Field[];
  readonly missed: readonly Field[];
}

export interface GraphState {
  /** Position of each variable's value. */
  readonly variables: readonly number[];
  /** Package on the table, canonical; -1 is nothing. */
  readonly table: number;
  /** Bit set over parties that have agreed to the package on the table. */
  readonly agreed: number;
  /** Times each kind of evidence was shown, capped. */
  readonly shown: readonly number[];
  /** Times each kind could have come and did not, capped; 0 throughout for kinds without `otherwise`. */
  readonly missed: readonly number[];
}

export interface End {
  readonly outcome: number;
  /** Package agreed, or -1. */
  readonly package: number;
  /** Slot of the analyst's probability that the deal is kept; -1 when the deal has one value or there is no deal. */
  readonly kept: number;
  /** Slot of each row's value by its own trust. */
  readonly values: Int32Array;
  /** Slot of each row's value by the analyst's `in fact`; equal to `values` where there is nothing to keep. */
  readonly factValues: Int32Array;
  /**
   * What the values of a deal that can break are put together from, per row; null at any other end. `belief` is the
   * slot of the row's own probability that the deal is kept, the analyst's where it is all the same to the row.
   */
  readonly lottery: {
    readonly belief: Int32Array;
    readonly kept: Int32Array;
    readonly broken: Int32Array;
  } | null;
}

/** V = add + factor * V' : the crossing of a round, or what a move costs at once. */
export interface Toll {
  readonly add: Int32Array;
  readonly factor: Int32Array;
}

/** Per row, the slots of the probabilities it believes, in the order of the node's edges; null for the analyst's. */
export interface Belief {
  readonly rows: readonly (Int32Array | null)[];
}

/** What fixes the structure of a graph. */
export interface Structure {
  /** One setting per lever. */
  readonly settings: readonly number[];
  readonly from: From | null;
  /** 1, or 2 for half the round. */
  readonly refine: 1 | 2;
  /** Moves forced by `--if`: at this round this party must take this move where it is open. */
  readonly forced: readonly { readonly party: number; readonly move: number; readonly round: number }[];
}

export interface From {
  readonly round: number;
  readonly variables: readonly { readonly variable: number; readonly value: number }[];
  readonly table: number | null;
  readonly shown: readonly { readonly evidence: number; readonly times: number }[];
}
