import type { Flat } from "../flat.ts";

/** The edges that lead to each node: those to node n are edge[first[n]] .. edge[first[n + 1] - 1], in their order. */
export interface Arrivals {
  readonly first: Int32Array;
  readonly edge: Int32Array;
  /** Where each of them comes from. */
  readonly source: Int32Array;
}

export function arrivalsOf({ graph, inner }: Flat): Arrivals {
  const { nodeCount, edgeCount, firstEdge, target } = graph;
  const first = new Int32Array(nodeCount + 1);
  for (let e = 0; e < edgeCount; e++) first[target[e] + 1]++;
  for (let node = 0; node < nodeCount; node++) first[node + 1] += first[node];
  const next = first.slice();
  const edge = new Int32Array(edgeCount);
  const source = new Int32Array(edgeCount);
  for (let node = 0; node < inner; node++) {
    for (let e = firstEdge[node]; e < firstEdge[node + 1]; e++) {
      const at = next[target[e]]++;
      edge[at] = e;
      source[at] = node;
    }
  }
  return { first, edge, source };
}
