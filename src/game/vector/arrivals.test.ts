import { expect, test } from "vitest";
import { graphOf, MIXED } from "../../../test/game/played.ts";
import { flatten } from "../flat.ts";
import { arrivalsOf } from "./arrivals.ts";

test("arrivals are the edges looked at from the other end, in their order", () => {
  const graph = graphOf(MIXED);
  const { first, edge, source } = arrivalsOf(flatten(graph));
  const plain: { edge: number; source: number }[][] = Array.from({ length: graph.nodeCount }, () => []);
  for (let node = 0; node < graph.nodeCount; node++) {
    for (let e = graph.firstEdge[node]; e < graph.firstEdge[node + 1]; e++) {
      plain[graph.target[e]].push({ edge: e, source: node });
    }
  }
  const found = plain.map((_, node) =>
    Array.from(edge.subarray(first[node], first[node + 1]), (e, i) => ({
      edge: e,
      source: source[first[node] + i],
    })),
  );
  expect(found).toEqual(plain);
});
