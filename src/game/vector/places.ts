import type { Flat } from "../flat.ts";

/** Where the values of nodes stand while a backward pass runs. */
export interface Places {
  /** By node. */
  readonly of: Int32Array;
  readonly count: number;
}

/** Every node in a place of its own, by its number: what is worked out stays there. */
export const everyNode = ({ graph }: Flat): Places => ({
  of: Int32Array.from({ length: graph.nodeCount }, (_, node) => node),
  count: graph.nodeCount,
});

/**
 * A place for each node until nobody waits for its values any more, `order` being the one in which the nodes that are no
 * ends are passed. Few are awaited at a time, so that their values stay where memory is fast. The first node has place 0
 * to itself; ends with the same slots in `endValues` share a place.
 */
export function awaitedOnly({ graph, inner, rows }: Flat, endValues: Int32Array, order: Int32Array): Places {
  const { nodeCount, detail, firstEdge, target } = graph;
  const of = new Int32Array(nodeCount);
  let count = 1;
  const byValues = new Map<string, number>();
  for (let node = inner; node < nodeCount; node++) {
    const from = detail[node] * rows;
    const key = endValues.subarray(from, from + rows).join();
    const place = byValues.get(key) ?? (node === 0 ? 0 : count++);
    byValues.set(key, place);
    of[node] = place;
  }
  const lastToWait = new Int32Array(nodeCount);
  for (let i = 0; i < order.length; i++) {
    for (let edge = firstEdge[order[i]]; edge < firstEdge[order[i] + 1]; edge++) lastToWait[target[edge]] = i;
  }
  const free: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    if (node > 0) of[node] = free.pop() ?? count++;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const to = target[edge];
      if (to >= inner || lastToWait[to] !== i) continue;
      free.push(of[to]);
      // Two edges may lead to one node.
      lastToWait[to] = -1;
    }
  }
  return { of, count };
}
