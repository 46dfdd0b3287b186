import type { EdgeLabel } from "../game/graph.ts";
import type { Effect, Model } from "../scenario/model.ts";

/** Who is behind a step of the talks: a party's id, or the name of a chance block. */
export function whoOf(model: Model, label: EdgeLabel): string {
  switch (label.kind) {
    case "move":
    case "package":
    case "acts":
      return model.parties[label.party].id;
    case "branch":
      return model.chances[label.block].id;
    case "outcome":
      return "the outcome";
    case "time":
      return "time";
  }
}

/** What a step or an option is, in the words of the file. */
export function whatOf(model: Model, label: EdgeLabel): string {
  switch (label.kind) {
    case "move":
      return model.parties[label.party].moves[label.move].id;
    case "package":
      return `${model.parties[label.party].moves[label.move].id} ${model.packages[label.package].id}`;
    case "branch":
      return label.branch < 0
        ? "nothing happens"
        : effect(model, model.chances[label.block].branches[label.branch].effect);
    case "outcome":
      return model.outcomes[label.outcome].id;
    case "acts":
      return label.does ? "acts" : "does not get to act";
    case "time":
      return "time goes by";
  }
}

function effect(model: Model, { ends, shows, assigns }: Effect): string {
  const parts = [
    ...(ends ?? []).map(({ outcome }) => model.outcomes[outcome].id),
    ...assigns.map(({ variable }) => `${model.state[variable].id} changes`),
    ...(ends === null ? shows.map((kind) => `${model.evidence[kind].id} is seen`) : []),
  ];
  return parts.length === 0 ? "it happens" : parts.join(", ");
}
