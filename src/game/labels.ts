import type { Model } from "../scenario/model.ts";
import type { EdgeLabel } from "./graph.ts";

/** Every label an edge of a model's game can carry, in a fixed order, so that an edge holds a small number. */
export interface Labels {
  readonly all: readonly EdgeLabel[];
  readonly time: number;
  move(party: number, move: number): number;
  package(party: number, move: number, pack: number): number;
  /** -1 is "nothing happens". */
  branch(block: number, branch: number): number;
  outcome(outcome: number): number;
  acts(party: number, does: boolean): number;
}

export function labelsOf(model: Model): Labels {
  const all: EdgeLabel[] = [{ kind: "time" }];
  const add = (label: EdgeLabel): number => all.push(label) - 1;
  const outcomes = model.outcomes.map((_, outcome) => add({ kind: "outcome", outcome }));
  const blocks = model.chances.map(({ branches }, block) =>
    [-1, ...branches.keys()].map((branch) => add({ kind: "branch", block, branch })),
  );
  const acts = model.parties.map((_, party) =>
    [false, true].map((does) => add({ kind: "acts", party, does })),
  );
  const moves = model.parties.map(({ moves }, party) =>
    moves.map((_, move) => add({ kind: "move", party, move })),
  );
  const packages = model.parties.map(({ moves }, party) =>
    moves.map(({ offers }, move) => {
      const of = new Map<number, number>();
      for (const index of offers ?? []) {
        const pack = model.packages[index].same;
        if (!of.has(pack)) of.set(pack, add({ kind: "package", party, move, package: pack }));
      }
      return of;
    }),
  );
  return {
    all,
    time: 0,
    move: (party, move) => moves[party][move],
    package: (party, move, pack) => packages[party][move].get(pack)!,
    branch: (block, branch) => blocks[block][branch + 1],
    outcome: (outcome) => outcomes[outcome],
    acts: (party, does) => acts[party][does ? 1 : 0],
  };
}
