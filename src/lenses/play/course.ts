import type { Solution } from "../../game/evaluate.ts";
import { type EdgeLabel, NodeKind } from "../../game/graph.ts";
import type { Model } from "../../scenario/model.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { CourseStep } from "./value.ts";

interface Likeliest {
  readonly steps: readonly CourseStep[];
  /** The probability of exactly this course. */
  readonly probability: number;
}

/** The single most probable way from the start to an end, in short. */
export function likeliest(engine: Engine, course: Course): Likeliest {
  const found = engine.derived(course, engine.central, "likeliest course", (solution) =>
    trace(engine.model, solution),
  );
  if ("code" in found) throw new Error(found.message);
  return found;
}

/** Nodes come in topological order, so the best way to each is known before it is left (Viterbi 1967). */
function trace(model: Model, { flat, work }: Solution): Likeliest {
  const { graph, inner } = flat;
  const best = new Float64Array(graph.nodeCount);
  const edgeTo = new Int32Array(graph.nodeCount).fill(-1);
  const nodeTo = new Int32Array(graph.nodeCount).fill(-1);
  best[0] = 1;
  for (let node = 0; node < inner; node++) {
    if (best[node] === 0) continue;
    for (let edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; edge++) {
      const probability = best[node] * chanceOf(graph.kind[node], edge);
      const to = graph.target[edge];
      if (probability <= best[to]) continue;
      best[to] = probability;
      edgeTo[to] = edge;
      nodeTo[to] = node;
    }
  }
  let end = inner;
  for (let node = inner; node < graph.nodeCount; node++) if (best[node] > best[end]) end = node;
  const steps: CourseStep[] = [];
  for (let node = end; node !== 0; node = nodeTo[node]) {
    const edge = edgeTo[node];
    const from = nodeTo[node];
    const step = stepOf(model, graph.labels[graph.label[edge]]);
    const probability = chanceOf(graph.kind[from], edge);
    if (step !== null) steps.unshift({ round: graph.round[from], ...step, probability });
  }
  return { steps, probability: best[end] };

  function chanceOf(kind: number, edge: number): number {
    if (kind === NodeKind.decision) return work.choice[edge];
    return kind === NodeKind.chance ? work.slots[graph.weight[edge]] : 1;
  }
}

/** What an edge says to a reader; null where nothing happened. */
function stepOf(model: Model, label: EdgeLabel): { readonly who: string; readonly what: string } | null {
  switch (label.kind) {
    case "move": {
      const party = model.parties[label.party];
      return { who: party.id, what: party.moves[label.move].id };
    }
    case "package":
      return { who: model.parties[label.party].id, what: model.packages[label.package].id };
    case "branch":
      if (label.branch < 0) return null;
      return { who: model.chances[label.block].id, what: "happens" };
    case "outcome":
      return { who: "the outcome", what: model.outcomes[label.outcome].id };
    case "acts":
      return label.does ? null : { who: model.parties[label.party].id, what: "does not get to act" };
    case "time":
      return null;
  }
}
