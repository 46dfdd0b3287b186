import { describe, expect, test } from "vitest";
import { graphOf, MIXED, structureOf } from "../../test/game/played.ts";
import { modelOf } from "../../test/model.ts";
import { build } from "./build.ts";
import { GameError } from "./error.ts";
import { type Graph, type GraphState, NodeKind } from "./graph.ts";
import { stateAt } from "./layout.ts";

/** The decisions of a party in one round, with their states and the moves open there. */
function decisions(graph: Graph, round: number, party: number): { state: GraphState; moves: string[] }[] {
  const found: { state: GraphState; moves: string[] }[] = [];
  for (let node = 0; node < graph.nodeCount; node++) {
    if (graph.kind[node] !== NodeKind.decision || graph.round[node] !== round) continue;
    const moves: string[] = [];
    for (let edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; edge++) {
      const label = graph.labels[graph.label[edge]];
      if (label.kind === "move" && label.party === party) moves.push(String(label.move));
      if (label.kind === "package" && label.party === party) moves.push(`${label.move}:${label.package}`);
    }
    if (moves.length > 0) found.push({ state: stateAt(graph.states, graph.state[node]), moves });
  }
  return found;
}

/** Two makers of offers; who speaks for the first can change. */
const TALKS = (
  change: { rounds?: number; speaker?: string; extra?: string; agreed?: string } = {},
): string => `parley: 1
title: Talks
clock: { round: 1 day, rounds: ${change.rounds ?? 3}, at the end: nothing }
parties:
  north: { name: North, factions: [doves, hawks], precision: 1 }
  south: { name: South, precision: 1 }
agreed by: ${change.agreed ?? "[north, south]"}
issues: { share: [less, more] }
packages: { low: { share: less }, high: { share: more } }
outcomes: { deal: agreed, nothing: no agreement }
values:
  north: { deal: { share: { less: 1, more: 2 } }, nothing: 0 }
  south: { deal: { share: { less: 2, more: 1 } }, nothing: 0 }
state: { line: { speaks for: north, start: doves${change.speaker ?? ""} } }
turns: [election, north, south]
chance: { election: { chance: 0.5, does: { line: other } } }
moves:
  north: { offer: { offers: [low, high] }, wait: {} }
  south: { accept: { accepts: the offer }, wait: {} }
${change.extra ?? ""}`;

describe("the shape of the graph", () => {
  const graph = graphOf(MIXED);

  test("every edge goes from a lower number to a higher one, and ends come last", () => {
    let ended = false;
    for (let node = 0; node < graph.nodeCount; node++) {
      ended ||= graph.kind[node] === NodeKind.end;
      expect(graph.kind[node] === NodeKind.end).toBe(ended);
      expect(graph.firstEdge[node + 1] > graph.firstEdge[node]).toBe(!ended);
      for (let edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; edge++) {
        expect(graph.target[edge]).toBeGreaterThan(node);
        expect(graph.target[edge]).toBeLessThan(graph.nodeCount);
      }
    }
  });

  test("everything but the start is led to, and rounds never go back", () => {
    const led = new Uint8Array(graph.nodeCount);
    for (let node = 0; node < graph.nodeCount; node++) {
      for (let edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; edge++) {
        led[graph.target[edge]] = 1;
        expect(graph.round[graph.target[edge]]).toBeGreaterThanOrEqual(graph.round[node]);
      }
    }
    expect([...led].map((l, node) => (l === 0 ? node : -1)).filter((node) => node >= 0)).toEqual([0]);
  });

  test("a state stands once in a place of a round", () => {
    const model = modelOf(TALKS());
    const talks = build(model, structureOf(model));
    for (const round of [1, 2, 3]) {
      const states = decisions(talks, round, 1).map(({ state }) => JSON.stringify(state));
      expect(new Set(states).size).toBe(states.length);
    }
    // Two lines, and nothing, low or high on the table: six states at most in front of the second party.
    expect(decisions(talks, 2, 1)).toHaveLength(6);
  });
});

describe("offers", () => {
  test("what is on the table cannot be offered again, and only the other party can accept it", () => {
    const graph = graphOf(TALKS());
    for (const { state, moves } of decisions(graph, 2, 0)) {
      if (state.table >= 0) expect(moves).not.toContain(`0:${state.table}`);
    }
    for (const { state, moves } of decisions(graph, 2, 1)) {
      expect(moves.includes("0")).toBe(state.table >= 0);
      expect(state.agreed).toBe(state.table >= 0 ? 1 : 0);
    }
  });

  test("a change of speaker clears what the party had put on the table, unless it keeps its offers", () => {
    const tables = (text: string) =>
      decisions(graphOf(text), 2, 0).map(({ state }) => `${state.variables[0]} ${state.table}`);
    // In round 2 before the first party speaks, its own offer of round 1 stands only while the line has not changed.
    expect(new Set(tables(TALKS({ speaker: "" })))).toEqual(
      new Set(["0 -1", "1 -1", "0 0", "0 1", "1 0", "1 1"]),
    );
    const once = TALKS().replace("chance: 0.5", "chance: if round = 2 then 1 else 0");
    expect(new Set(tables(once))).toEqual(new Set(["1 -1"]));
    const kept = once.replace("start: doves", "start: doves, keeps offers: yes");
    expect(new Set(tables(kept))).toEqual(new Set(["1 -1", "1 0", "1 1"]));
  });

  test("one who must agree alone is enough", () => {
    const graph = graphOf(TALKS({ agreed: "[south]" }));
    const deals = graph.ends.filter(({ outcome }) => outcome === 0);
    expect(deals.map((end) => end.package).sort()).toEqual([0, 1]);
  });
});

describe("levers", () => {
  const extra = (
    setting: string,
  ): string => `levers: { line of march: { by: north, settings: { set: ${setting} } } }
approaches: { set: { line of march: set } }
`;

  test("`only` leaves a move with one of its packages and closes the others", () => {
    const graph = graphOf(TALKS({ extra: extra("{ only: { north: [offer low, wait] } }") }));
    const open = decisions(graph, 1, 0).flatMap(({ moves }) => moves);
    // With one package left there is no second choice to make.
    expect(new Set(open)).toEqual(new Set(["0", "1"]));
  });

  test("`start only` binds in the first round", () => {
    const graph = graphOf(TALKS({ extra: extra("{ never: { north: offer }, start only: yes }") }));
    expect(new Set(decisions(graph, 1, 0).flatMap(({ moves }) => moves))).toEqual(new Set(["1"]));
    expect(decisions(graph, 2, 0).flatMap(({ moves }) => moves)).toContain("0:1");
  });

  test("a package that a lever puts on the table is the offer of whoever moves the lever", () => {
    const graph = graphOf(
      TALKS({ extra: extra("{ start: { on the table: high } }") }).replace("chance: 0.5", "chance: 0"),
    );
    expect(decisions(graph, 1, 0).map(({ state }) => [state.table, state.agreed])).toEqual([[1, 1]]);
  });
});

describe("a start in the middle, and forced moves", () => {
  test("begins in the state and the round that are asked for", () => {
    const from = { round: 2, variables: [{ variable: 0, value: 1 }], table: 0, shown: [] };
    const graph = graphOf(TALKS(), { from });
    expect([...graph.roundStart]).toEqual([0, 0, 1, graph.gates.length]);
    expect(stateAt(graph.states, graph.state[0])).toMatchObject({ variables: [1], table: 0, agreed: 1 });
  });

  test("a forced move is the only one in its round", () => {
    const graph = graphOf(TALKS(), { forced: [{ party: 1, move: 1, round: 2 }] });
    expect(new Set(decisions(graph, 2, 1).flatMap(({ moves }) => moves))).toEqual(new Set(["1"]));
    expect(decisions(graph, 1, 1).flatMap(({ moves }) => moves)).toContain("0");
  });
});

describe("evidence", () => {
  const counts = (text: string): Set<string> =>
    new Set(decisions(graphOf(text), 3, 0).map(({ state }) => `${state.shown} ${state.missed}`));
  const seen = (evidence: string): string =>
    TALKS({
      extra: `trust: { south in north: { at first: 0.5, in fact: 0.5 } }
evidence: { sign: { about: south in north, times likelier: 2, ${evidence} } }
`,
    })
      .replace("does: { line: other }", "does: { line: other }, shows: sign")
      .replace(
        "deal: { share: { less: 2, more: 1 } }",
        "deal: { kept: { share: { less: 2, more: 1 } }, broken: { share: { less: 0, more: 0 } } }",
      );

  test("counts up to its cap", () => {
    expect(counts(seen("at most: 2 times"))).toEqual(new Set(["0 0", "1 0", "2 0"]));
  });

  test("what could have come and did not is counted apart where the file says what it means", () => {
    expect(counts(seen("otherwise: 0.9, at most: 2 times"))).toEqual(new Set(["0 2", "1 2", "2 1", "2 0"]));
  });
});

describe("what cannot be built", () => {
  const failure = (make: () => unknown): GameError => {
    try {
      make();
    } catch (error) {
      if (error instanceof GameError) return error;
      throw error;
    }
    throw new Error("it was built");
  };

  test("too many nodes: the parts that explode are named, the largest first", () => {
    const model = modelOf(MIXED);
    const error = failure(() => build(model, structureOf(model), { maxNodes: 200 }));
    expect(error.code).toBe("too-many-nodes");
    expect(error.message).toMatch(/^the game has more than 200 points by round \d$/);
    const detail = error.detail;
    if (detail?.kind !== "size") throw new Error("no sizes");
    expect(detail.parts[0].values).toBeGreaterThanOrEqual(detail.parts[1].values);
    expect(detail.parts.map(({ name }) => name)).toContain("on the table");
    expect(error.note).toContain(`${detail.parts[0].name} ${detail.parts[0].values}`);
  });

  test("a variable that leaves its range says where", () => {
    const model = modelOf(
      TALKS()
        .replace("state: {", "state: { stock: { values: 0 to 2, start: 1 },")
        .replace("wait: {} }\n  south", "wait: { does: { stock: '2 - stock' } } }\n  south"),
    );
    const move = model.parties[0].moves[1];
    const grown = { op: "add", a: { op: "state", variable: 0 }, b: { op: "number", value: 1 } } as const;
    const broken = {
      ...model,
      parties: [
        {
          ...model.parties[0],
          moves: [
            model.parties[0].moves[0],
            { ...move, effect: { ...move.effect, assigns: [{ variable: 0, value: grown }] } },
          ],
        },
        model.parties[1],
      ],
    };
    const error = failure(() => build(broken, structureOf(broken)));
    expect(error.code).toBe("invalid-value");
    expect(error.message).toMatch(/^invalid value 3 for stock in round 2 \(stock = 2/);
  });

  test("a decision without an open move names round, party and state", () => {
    const model = modelOf(TALKS());
    const closed = { ...model, parties: [model.parties[0], { ...model.parties[1], moves: [] }] };
    const error = failure(() => build(closed, structureOf(closed)));
    expect(error.code).toBe("no-open-move");
    expect(error.message).toMatch(/^missing an open move of south in round 1 \(line = /);
    expect(error.detail).toMatchObject({ kind: "place", round: 1, party: 1 });
  });

  test("a model without a clock has no play", () => {
    const model = { ...modelOf(TALKS()), clock: null };
    expect(failure(() => build(model, structureOf(model))).code).toBe("no-clock");
  });
});
