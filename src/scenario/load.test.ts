import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assumptionIndex, load } from "./load.ts";
import type { Model } from "./model.ts";
import { render } from "./render.ts";

const folder = new URL("../../scenarios/", import.meta.url);
const library = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

const modelOf = (text: string): Model => {
  const { model, problems } = load(text, "a.yaml");
  if (model === null) throw new Error(render(problems, text, "a.yaml"));
  return model;
};

describe("the library", () => {
  it.each(library)("%s loads without an error or a warning that matters", (name) => {
    const text = textOf(name);
    const { model, problems } = load(text, name);
    expect(
      render(
        problems.filter(({ severity }) => severity === "error"),
        text,
        name,
      ),
    ).toBe("");
    expect(model).not.toBeNull();
  });
});

const pair = `parley: 1
title: Two
parties: { a: {}, b: { factions: [x, y] } }
clock: { round: 2 weeks, rounds: 3, at the end: drift }
`;

describe("homes", () => {
  const homeOf = (party: string) =>
    modelOf(`parley: 1
title: Home
parties: { a: {}, b: ${party} }
issues: { i: [p, q] }
packages: { one: { i: p } }
values: { a: { deal: 1 }, b: { deal: 2 } }
`).parties[1].home;
  const plain = { weight: { op: "number", value: 1 }, veto: false };
  it("are null where whoever signs decides alone", () => {
    expect(homeOf("{ factions: [x, y] }")).toBeNull();
    expect(homeOf("{ factions: [x, y], ratified by: leader }")).toBeNull();
  });
  it("count every faction alike unless something is said", () =>
    expect(homeOf("{ factions: [x, y], ratified by: majority }")).toEqual({
      decides: { kind: "majority" },
      members: [plain, plain],
    }));
  it("have quotas, weights with ranges and vetoes", () =>
    expect(
      homeOf("{ factions: { x: { weight: 2.5 in 1..3 }, y: { veto: yes } }, ratified by: at least 2.5 }"),
    ).toEqual({
      decides: { kind: "quota", weight: 2.5 },
      members: [
        { weight: { op: "assumption", index: 0 }, veto: false },
        { ...plain, veto: true },
      ],
    }));
});

describe("assumptions", () => {
  const model = modelOf(`${pair}outcomes: { drift: none, war: war }
assumptions:
  fact: 5
  guess: { is: 3 in 1..5 uniform, because: a reason, source: somewhere }
  sum: guess + fact
values:
  a: { war: 1 in 0..2, drift: (2 in 1..3) + (4 in 3..5) }
  b: { war: { is: sum, because: x }, each week: "'values.a.war' * 2" }
  b/x: { drift: 7 in 6..8 }
`);
  it("are named by their key or by their path, in the order of the file", () =>
    expect(model.assumptions.map(({ id }) => id)).toEqual([
      "fact",
      "guess",
      "values.a.war",
      "values.a.drift",
      "values.a.drift 2",
      "values.b/x.drift",
    ]));
  it("carry range, shape, reason and source", () =>
    expect(model.assumptions[1]).toMatchObject({
      value: 3,
      low: 1,
      high: 5,
      shape: "uniform",
      because: "a reason",
      source: "somewhere",
    }));
  it("are points when they are facts", () =>
    expect(model.assumptions[0]).toMatchObject({ low: 5, value: 5, high: 5 }));
  it("are found by name", () => {
    expect(assumptionIndex(model, "values.a.war")).toBe(2);
    expect(assumptionIndex(model, "sum")).toBeNull();
  });
  it("are written out where a definition is used", () => {
    const sum = { op: "add", a: { op: "assumption", index: 1 }, b: { op: "assumption", index: 0 } };
    expect(model.rows[1].outcomes[1]).toEqual(sum);
    expect(model.definitions).toEqual([{ id: "sum", value: sum }]);
  });
  it("written in place can be read elsewhere by their path", () =>
    expect(model.rows[1].flow).toEqual({
      op: "multiply",
      a: { op: "assumption", index: 2 },
      b: { op: "number", value: 2 },
    }));
  it("are shared by a faction that takes a value over", () => {
    const [, party, x, y] = model.rows;
    expect(x.outcomes[1]).toEqual(party.outcomes[1]);
    expect(y.outcomes).toEqual(party.outcomes);
    expect(x.outcomes[0]).toEqual({ op: "assumption", index: 5 });
  });
  it("keep the length of a round and its unit apart", () =>
    expect(model.clock).toMatchObject({ unit: "week", length: 2, rounds: 3, end: 0 }));
});

describe("play", () => {
  const model = modelOf(`${pair}issues: { price: 1 to 3 in steps of 1, term: [short, long] }
packages: { one: { price: 1, term: long }, two: { price: 2, term: short }, uno: { price: 1, term: long } }
outcomes: { drift: none, war: war }
values: { a: { deal: { price: price, also: [{ when: term = long, add: 3 }], constant: 1 } }, b: { war: -1, drift: -2 } }
state: { voice: { speaks for: b, start: y }, count: { values: 2 to 5, start: 3 } }
turns: [storm, a, { b: 0.5 }]
chance: { storm: { one of: [{ hazard: 0.1, ends: war }, { hazard: 0.2, does: { count: count + 1 }, pays: { a: -1 } }], when: count < 5 } }
moves:
  a: { offer: { offers: [one, two, uno], costs: 2 }, wait: {} }
  b: { yes: { accepts: the offer }, fight: { ends: { war: 0.3, drift: rest } }, turn: { does: { voice: other } }, wait: {} }
levers:
  line: { by: a, settings: { hard: { only: { a: [offer two, wait] } }, late: { deadline: 2, start: { on the table: one, count: 4 } } } }
approaches: { hard: { line: hard }, late: { line: late, says: wait and see } }
`);
  it("knows packages that say the same", () =>
    expect(model.packages.map(({ terms, same }) => [terms, same])).toEqual([
      [[1, 1], 0],
      [[2, 0], 1],
      [[1, 1], 0],
    ]));
  it("adds the deal as an outcome", () =>
    expect(model.outcomes.map(({ id }) => id)).toEqual(["deal", "drift", "war"]));
  it("lets those agree who value a deal", () =>
    expect(model.parties.map(({ agrees }) => agrees)).toEqual([true, false]));
  it("reads the parts of a chance block", () => {
    const [storm] = model.chances;
    expect(storm.perTime).toBe(true);
    expect(storm.branches[0].effect.ends).toEqual([{ outcome: 2, probability: { op: "number", value: 1 } }]);
    expect(storm.branches[1].effect.pays).toEqual([{ party: 0, points: { op: "number", value: -1 } }]);
  });
  it("counts the positions of whole numbers from their lowest", () => {
    const [assigned] = model.chances[0].branches[1].effect.assigns;
    expect(assigned.value).toEqual({
      op: "subtract",
      a: { op: "add", a: { op: "state", variable: 1 }, b: { op: "number", value: 1 } },
      b: { op: "number", value: 2 },
    });
    expect(model.state[1]).toMatchObject({ low: 2, start: 1, values: ["2", "3", "4", "5"] });
  });
  it("gives the rest of a lottery to one outcome", () =>
    expect(model.parties[1].moves[1].effect.ends?.[1].probability).toEqual({
      op: "subtract",
      a: { op: "number", value: 1 },
      b: { op: "number", value: 0.3 },
    }));
  it("reads a move with its package in a restriction", () =>
    expect(model.levers[0].settings[0].only).toEqual([
      {
        party: 0,
        moves: [
          { move: 0, package: 1 },
          { move: 1, package: null },
        ],
      },
    ]));
  it("reads start values, the table and the deadline of a setting", () =>
    expect(model.levers[0].settings[1]).toMatchObject({
      deadline: 2,
      table: 0,
      start: [{ variable: 1, value: 2 }],
    }));
  it("knows who speaks", () => expect(model.parties[1].speaker).toBe(0));
  it("keeps one setting for each lever", () =>
    expect(model.approaches).toEqual([
      { id: "hard", says: null, settings: [0] },
      { id: "late", says: "wait and see", settings: [1] },
    ]));
});

describe("a file without approaches", () => {
  it("has one, called as written", () =>
    expect(modelOf(`${pair}outcomes: { drift: none }\n`).approaches).toEqual([
      { id: "as written", says: null, settings: [] },
    ]));
});

describe("any text", () => {
  const seeds = library.map(textOf);
  const pieces = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "'",
    '"',
    "\n",
    "  ",
    "- ",
    "in",
    "..",
    "if",
    "|",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "0",
    "-",
    "~",
    "e9",
    "rest",
  ];

  it("gives problems with places in the text, and never throws", () => {
    fc.assert(
      fc.property(
        fc.nat(seeds.length - 1),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.nat(pieces.length - 1)), { minLength: 1, maxLength: 4 }),
        (which, edits) => {
          let text = seeds[which];
          for (const [at, cut, piece] of edits) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + pieces[piece] + text.slice(place + cut);
          }
          const { model, problems } = load(text, "a.yaml");
          const failed = problems.some(({ severity }) => severity === "error");
          expect(model === null).toBe(failed);
          for (const { span } of problems) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.start).toBeLessThanOrEqual(Math.max(1, text.length));
          }
          render(problems, text, "a.yaml");
        },
      ),
      { seed: 7, numRuns: 150 },
    );
  }, 120_000);

  it("gives problems also when it is no YAML at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const { model, problems } = load(text, "a.yaml");
        expect(model).toBeNull();
        expect(problems.length).toBeGreaterThan(0);
        render(problems, text, "a.yaml");
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});
