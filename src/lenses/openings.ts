import type { Evaluation } from "../game/evaluation.ts";
import type { Graph } from "../game/graph.ts";

/** Expected number of decisions at which a move was open, and at which it was taken. */
export interface Openings {
  readonly open: number;
  readonly taken: number;
}

export function openings(
  { labels }: Graph,
  { open, taken }: Pick<Evaluation, "open" | "taken">,
  party: number,
  move: number,
): Openings {
  const label = labels.findIndex(
    (candidate) => candidate.kind === "move" && candidate.party === party && candidate.move === move,
  );
  return label < 0 ? { open: 0, taken: 0 } : { open: open[label] + 0, taken: taken[label] + 0 };
}
