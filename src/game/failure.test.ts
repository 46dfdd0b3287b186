import { expect, test } from "vitest";
import { assumptionsOf, MIXED, structureOf } from "../../test/game/played.ts";
import { modelOf } from "../../test/model.ts";
import { build } from "./build.ts";
import { evaluate } from "./evaluate.ts";

test("ends that do not make up everything that can happen are a fault of the engine, and no number", () => {
  const model = modelOf(MIXED);
  const graph = build(model, structureOf(model));
  const fine = evaluate(graph, assumptionsOf(model));
  expect(fine).toHaveProperty("outcomes");
  // As a fault in the building of the graph would have it: what crosses from the second node on is lost.
  const target = graph.target.slice();
  target.fill(1, graph.firstEdge[1], graph.firstEdge[2]);
  expect(evaluate({ ...graph, target }, assumptionsOf(model))).toMatchObject({ code: "engine-fault" });
});
