import type { Evaluation } from "../../src/game/evaluation.ts";
import type { Graph, Structure } from "../../src/game/graph.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { PlainPlay } from "./play.ts";

/** A round reached more seldom than this has no trust worth comparing: the mean is a quotient of two tiny numbers. */
const SELDOM = 1e-9;

/** Where the engine and the plain evaluator differ by more than `tolerance` of the size of the number, one a line. */
export function differences(
  model: Model,
  structure: Structure,
  graph: Graph,
  engine: Evaluation,
  plain: PlainPlay,
  tolerance: number,
): string[] {
  const found: string[] = [];
  const same = (what: string, a: number, b: number): void => {
    if (!(Math.abs(a - b) <= tolerance * (1 + Math.abs(b)))) found.push(`${what}: engine ${a}, plain ${b}`);
  };
  const outcomes = model.outcomes.length;
  const relations = model.relations.length;
  model.outcomes.forEach(({ id }, o) => {
    same(`P(${id})`, engine.outcomes[o], plain.outcomes[o]);
  });
  same("P(lasting deal)", engine.kept, plain.kept);
  model.rows.forEach(({ id }, r) => {
    same(`E(${id})`, engine.expected[r], plain.expected[r]);
    same(`E*(${id})`, engine.expectedInFact[r], plain.expectedInFact[r]);
  });
  for (let i = (structure.from?.round ?? 1) - 1; i < plain.alive.length; i++) {
    const round = i + 1;
    same(`going on in round ${round}`, engine.alive[i], plain.alive[i]);
    same(`P(lasting deal, by round ${round})`, engine.keptByRound[i], plain.keptByRound[i]);
    model.outcomes.forEach(({ id }, o) => {
      same(`P(${id}, by round ${round})`, engine.byRound[i * outcomes + o], plain.byRound[i][o]);
    });
    if (plain.alive[i] < SELDOM) continue;
    model.relations.forEach(({ id }, r) => {
      same(`trust(${id}, round ${round})`, engine.trust[i * relations + r], plain.trust[i][r]);
    });
  }
  same("length", engine.length, plain.length);
  const labels = new Map(
    graph.labels.flatMap((label, l) => (label.kind === "move" ? [[`${label.party} ${label.move}`, l]] : [])),
  );
  model.parties.forEach((party, p) => {
    party.moves.forEach(({ id }, m) => {
      // A move that is never open may have no label at all.
      const label = labels.get(`${p} ${m}`);
      same(`open(${party.id}/${id})`, label === undefined ? 0 : engine.open[label], plain.open[p][m]);
      same(`taken(${party.id}/${id})`, label === undefined ? 0 : engine.taken[label], plain.taken[p][m]);
    });
  });
  return found;
}
