import { expect, test } from "vitest";
import { graphOf, MIXED } from "../../../test/game/played.ts";
import { flatten } from "../flat.ts";
import { awaitedOnly, everyNode } from "./places.ts";

const flat = flatten(graphOf(MIXED));
const { graph, inner } = flat;

/** Passes the nodes in an order, each leaving its name in its place, and looks whether it finds those it waits for. */
function missed(order: Int32Array): number[] {
  const places = awaitedOnly(flat, order);
  const room = new Array<number>(places.count).fill(-1);
  for (let node = inner; node < graph.nodeCount; node++) room[places.of[node]] = node;
  const worth = (node: number): string | number => (node < inner ? node : `end ${graph.detail[node]}`);
  const wrong: number[] = [];
  for (const node of order) {
    for (const to of graph.target.subarray(graph.firstEdge[node], graph.firstEdge[node + 1])) {
      if (worth(room[places.of[to]]) !== worth(to)) wrong.push(node);
    }
    room[places.of[node]] = node;
  }
  expect(room[0]).toBe(0);
  return wrong;
}

const backwards = Int32Array.from({ length: inner }, (_, i) => inner - 1 - i);

test("values stand in their places as long as they are awaited, and ends to the last", () => {
  expect(missed(backwards)).toEqual([]);
});

test("another order gives other places, as good for it", () => {
  const height = new Int32Array(graph.nodeCount);
  for (const node of backwards) {
    for (const to of graph.target.subarray(graph.firstEdge[node], graph.firstEdge[node + 1]))
      height[node] = Math.max(height[node], height[to] + 1);
  }
  expect(missed(backwards.toSorted((a, b) => height[a] - height[b]))).toEqual([]);
});

test("few places are enough, where every node in a place of its own takes as many as there are", () => {
  const { count } = awaitedOnly(flat, backwards);
  expect(count).toBeLessThan(graph.nodeCount / 8);
  expect(everyNode(flat)).toEqual({ of: Int32Array.from(graph.kind, (_, n) => n), count: graph.nodeCount });
});
