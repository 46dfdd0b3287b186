import { expect, test } from "vitest";
import { graphOf, MIXED } from "../../../test/game/played.ts";
import { flatten } from "../flat.ts";
import { arrivalsOf } from "./arrivals.ts";

test("arrivals are the edges looked at from the other end, in their order", () => {
  const graph = graphOf(MIXED);
  const { first, edge, source } = arrivalsOf(flatten(graph));
  for (let node = 0; node < graph.nodeCount; node++) {
    const plain = [...graph.target.keys()].filter((e) => graph.target[e] === node);
    expect([...edge.subarray(first[node], first[node + 1])]).toEqual(plain);
    for (let i = first[node]; i < first[node + 1]; i++) {
      expect(graph.firstEdge[source[i]]).toBeLessThanOrEqual(edge[i]);
      expect(graph.firstEdge[source[i] + 1]).toBeGreaterThan(edge[i]);
    }
  }
});
