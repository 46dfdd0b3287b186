import { number, type Term } from "../../src/expression/term.ts";
import type { Model } from "../../src/scenario/model.ts";

/** A model whose numbers of one sort are all pushed to where arithmetic gets hard. */
export interface Extreme {
  readonly name: string;
  readonly push: (model: Model) => Model;
}

const precision = (lambda: number): Extreme => ({
  name: `precision ${lambda}`,
  push: (model) => ({ ...model, rows: model.rows.map((row) => ({ ...row, precision: number(lambda) })) }),
});

/** Every chance block certain (its first branch happens) or impossible; every party always or never gets to act. */
const certainty = (p: 0 | 1): Extreme => ({
  name: `every chance is ${p}`,
  push: (model) => ({
    ...model,
    chances: model.chances.map((block) => ({
      ...block,
      branches: block.branches.map((branch, i) => ({
        ...branch,
        probability: number(i === 0 ? p : 0),
        believed: branch.believed.map((b) => ({ ...b, probability: number(i === 0 ? 1 - p : 0) })),
      })),
    })),
    turns: model.turns.map((turn) =>
      turn.kind === "party" && turn.acts !== null ? { ...turn, acts: number(p) } : turn,
    ),
  }),
});

const trust = (prior: number, ratio: number, cap: number): Extreme => ({
  name: `trust ${prior} at first, evidence ${ratio} times likelier at most ${cap} times`,
  push: (model) => ({
    ...model,
    relations: model.relations.map((relation) => ({ ...relation, atFirst: number(prior) })),
    evidence: model.evidence.map((kind) => ({
      ...kind,
      ratio: number(ratio),
      otherwise: kind.otherwise === null ? null : number(1 / ratio),
      cap,
    })),
  }),
});

const inFact = (p: 0 | 1): Extreme => ({
  name: `in fact ${p}`,
  push: (model) => ({
    ...model,
    relations: model.relations.map((relation) => ({ ...relation, inFact: number(p) })),
  }),
});

const points = (factor: number): Extreme => {
  const times = (a: Term): Term => ({ op: "multiply", a, b: number(factor) });
  return {
    name: `points times ${factor}`,
    push: (model) => ({
      ...model,
      rows: model.rows.map((row) => ({
        ...row,
        outcomes: row.outcomes.map(times),
        flow: times(row.flow),
        deal: row.deal && {
          ...row.deal,
          kept: times(row.deal.kept),
          broken: row.deal.broken && times(row.deal.broken),
        },
      })),
    }),
  };
};

const discount = (factor: 0 | 1): Extreme => ({
  name: `discount ${factor}`,
  push: (model) => ({ ...model, rows: model.rows.map((row) => ({ ...row, discount: number(factor) })) }),
});

/** Largest count that the tests go to: with a ratio of 1e12 the odds leave what a number can hold. */
const OFTEN = 40;

export const extremes: readonly Extreme[] = [
  ...[0, 1e3, 1e6, 1e9].map(precision),
  certainty(0),
  certainty(1),
  ...[0, 1e-300, 0.5, 1 - 2 ** -53, 1].flatMap((prior) =>
    [1e-12, 1, 1e12].map((ratio) => trust(prior, ratio, ratio === 1 ? 1 : OFTEN)),
  ),
  inFact(0),
  inFact(1),
  points(1e9),
  points(1e-9),
  points(0),
  discount(0),
  discount(1),
];
