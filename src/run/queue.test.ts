import fc from "fast-check";
import { expect, test } from "vitest";
import type { Graph } from "../game/graph.ts";
import type { Batch } from "../lenses/engine.ts";
import { MOST, Queue, type Taker } from "./queue.ts";
import { type Piece, Task } from "./task.ts";

/** A batch of so many lanes over a graph of so many edges; nothing else of either is looked at. */
function taskOf(edges: number, lanes: number): Task {
  const graph = { nodeCount: 0, edgeCount: edges, tape: { length: 0 } } as Graph;
  const batch: Batch = { graph, lanes, assumptions: new Float64Array(lanes), wanted: [], keep() {} };
  return new Task(batch);
}

const takers = (count: number): readonly Taker[] =>
  Array.from({ length: count }, () => ({ at: null, held: new Set<Graph>(), chores: 0 }));

const workOf = ({ task, lanes }: Piece): number => task.graph.edgeCount * lanes;

/** Lets takers work off a queue, each as quick as the other, and tells what each was given. */
function workedOff(tasks: readonly Task[], count: number) {
  const all = takers(count);
  const queue = new Queue(all);
  queue.add(tasks);
  const given = all.map((): Piece[] => []);
  const busy = all.map(() => 0);
  const open = new Set(all.keys());
  while (open.size > 0) {
    const first = [...open].reduce((a, b) => (busy[b] < busy[a] ? b : a));
    const piece = queue.next(all[first]);
    if (piece === null) {
      open.delete(first);
      continue;
    }
    all[first].held.add(piece.task.graph);
    given[first].push(piece);
    busy[first] += workOf(piece);
  }
  return { given, busy };
}

const batches = fc.array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 3000 })), {
  maxLength: 8,
});

test("every lane is given once, and no piece is too large", () => {
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 8 }), (sizes, count) => {
      const tasks = sizes.map(([edges, lanes]) => taskOf(edges, lanes));
      const { given } = workedOff(tasks, count);
      for (const task of tasks) {
        const pieces = given
          .flat()
          .filter((piece) => piece.task === task)
          .sort((a, b) => a.from - b.from);
        let at = 0;
        for (const piece of pieces) {
          if (piece.from !== at) throw new Error(`lanes from ${at} on are missing or given twice`);
          at += piece.lanes;
        }
        expect(at).toBe(task.batch.lanes);
        const vector = 8 * task.graph.edgeCount;
        expect(Math.max(...pieces.map(workOf))).toBeLessThanOrEqual(MOST + vector);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("takers end together, but for what would have to be laid out once more", () => {
  fc.assert(
    fc.property(batches, fc.integer({ min: 2, max: 8 }), (sizes, count) => {
      const { busy } = workedOff(
        sizes.map(([edges, lanes]) => taskOf(edges, lanes)),
        count,
      );
      // The last piece of each is one of the least that is worth sending, or one vector of the largest graph; lanes that take
      // as long as a layout, and the piece of them that was given last, are left to whoever has laid out their graph.
      const least = Math.max(8e5 + 4e5, 8 * 100_000 * 1.5);
      const kept = 700 * Math.max(0, ...sizes.map(([edges]) => edges));
      expect(Math.max(...busy) - Math.min(...busy)).toBeLessThanOrEqual(least + kept);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("two takers stay each with a graph of its own while there are two", () => {
  const [a, b] = [taskOf(20_000, 1000), taskOf(20_000, 1000)];
  const { given } = workedOff([a, b], 2);
  given.forEach((pieces, taker) => {
    const own = [a, b][taker];
    expect(pieces[0].task).toBe(own);
    // Only what is left at the very end may be shared.
    const foreign = pieces.filter(({ task }) => task !== own).reduce((sum, piece) => sum + workOf(piece), 0);
    expect(foreign).toBeLessThan(0.05 * 2e7);
  });
});

test("a taker begins with what it holds, and the largest comes first", () => {
  const [small, middle, large] = [taskOf(1000, 500), taskOf(2000, 500), taskOf(4000, 500)];
  const [one, two] = takers(2);
  one.held.add(middle.graph);
  const queue = new Queue([one, two]);
  queue.add([small, middle, large]);
  expect(queue.next(one)?.task).toBe(middle);
  expect(queue.next(two)?.task).toBe(large);
});

test("what another has laid out is left to it, unless that one is held up or it is much", () => {
  const [few, many] = [taskOf(1000, 8), taskOf(2000, 4000)];
  const [one, two] = takers(2);
  for (const { graph } of [few, many]) one.held.add(graph);
  const queue = new Queue([one, two]);
  queue.add([few, many]);
  expect(queue.next(two)?.task).toBe(many);
  queue.drop(new Set([many]));
  expect(queue.next(two)).toBe(null);
  one.chores = 1;
  expect(queue.next(two)?.task).toBe(few);
});

test("what is given back is given again, before anything else", () => {
  const [one, two] = takers(2);
  const queue = new Queue([one, two]);
  queue.add([taskOf(1000, 8)]);
  const piece = queue.next(one);
  if (piece === null) throw new Error("there is one piece");
  expect(queue.next(two)).toBe(null);
  queue.giveBack(piece);
  expect(queue.next(two)).toBe(piece);
  expect(queue.next(one)).toBe(null);
});
