import { describe, expect, test } from "vitest";
import { MIXED, structureOf } from "../../test/game/played.ts";
import { modelOf } from "../../test/model.ts";
import { holdsForRandom } from "../../test/random/kept.ts";
import { scenarioText } from "../../test/random/scenario.ts";
import { drawStructure } from "../../test/random/talks.ts";
import { runTape } from "../expression/run.ts";
import type { Model } from "../scenario/model.ts";
import { build } from "./build.ts";
import { type Flat, flatten } from "./flat.ts";
import { NodeKind } from "./graph.ts";
import { type Kernel, Kernels, kernelFor, plainKernel } from "./kernel.ts";
import { vectorKernel } from "./vector/kernel.ts";
import { VECTOR_LANES } from "./vectors.ts";
import { readPrecision, type Work } from "./work.ts";

/** A best responder, whose choices the vectors make in another way. */
const BEST = MIXED.replace("precision: 0.2 in 0.1..0.3", "precision: best");

/** Kinds of move and packages to choose from, as many as are reached: one to eight, some closed in some lanes. */
const MANY = `parley: 1
title: Choices among few and many
clock: { round: 1 day, rounds: 4, at the end: peace }
parties:
  us: { name: US, precision: 0.5 in 0..4 }
  them: { name: Them, precision: 2 in 0..900 }
assumptions: { force: 1 in 0..2, patience: 1 in 0..2 }
issues: { terms: 1 to 7 }
packages: { a: { terms: 1 }, b: { terms: 2 }, c: { terms: 3 }, d: { terms: 4 }, e: { terms: 5 }, f: { terms: 6 } }
outcomes: { deal: "", war: "", peace: "" }
values:
  us: { deal: { terms: terms }, war: -20 in -40..5, peace: 1 in 0..2 }
  them: { deal: { terms: 5 - terms }, war: -9, peace: 2 in -1..3 }
agreed by: [us, them]
state: { open: { values: 0 to 6, start: 0 } }
turns: [more, us, them]
chance:
  more:
    one of:
      - { chance: 0.3 in 0.1..0.5, does: { open: if open < 6 then open + 1 else 6 } }
      - { chance: 0.2, does: { open: if open < 5 then open + 2 else 6 } }
      - { chance: 0.1 in 0..0.2, believed: { them: 0.3 in 0.1..0.4 }, does: { open: if open < 4 then open + 3 else 6 } }
      - { chance: 0.05, ends: war }
      - { chance: 0.05, ends: peace }
moves:
  us:
    offer: { offers: [a, b, c, d, e, f], when: open > 3 }
    wait: { when: patience > -1 }
    first: { when: open > 0, costs: { us: 1 } }
    second: { when: open > 1 and force > 0.7, costs: { us: 0.3 in 0..1 }, does: { open: 0 } }
    third: { when: open > 2, costs: { us: 2 }, does: { open: 0 } }
    fourth: { when: open > 4 and force > 1.1, ends: war }
    fifth: { when: open > 4, costs: { us: 0.1 }, does: { open: 1 } }
  them:
    accept: { accepts: the offer }
    refuse: {}
`;

const TERMS = Array.from({ length: 150 }, (_, i) => i + 1);

/** An offer of so many packages that their exponentials do not fit beside each other. */
const LONG = `parley: 1
title: A long list
clock: { round: 1 day, rounds: 2, at the end: peace }
parties: { us: { name: US, precision: 0.5 in 0..4 }, them: { name: Them, precision: 0.1 in 0..2 } }
issues: { terms: 1 to 150 }
packages: { ${TERMS.map((terms) => `p${terms}: { terms: ${terms} }`).join(", ")} }
outcomes: { deal: "", peace: "" }
values:
  us: { deal: { terms: 0.1 * terms }, peace: 1 in 0..9 }
  them: { deal: { terms: 5 - 0.1 * terms }, peace: 2 in -1..3 }
agreed by: [us, them]
turns: [us, them]
moves:
  us: { offer: { offers: [${TERMS.map((terms) => `p${terms}`).join(", ")}] }, wait: {} }
  them: { accept: { accepts: the offer }, refuse: {} }
`;

type Side = (model: Model, lanes: number) => Float64Array;

/** Each lane a little further towards one end of the ranges. */
const within: Side = (model, lanes) => {
  const side = new Float64Array(model.assumptions.length * lanes);
  model.assumptions.forEach(({ low, high }, i) => {
    for (let lane = 0; lane < lanes; lane++) side[i * lanes + lane] = low + ((high - low) * (lane + 1)) / 9;
  });
  return side;
};

/** Some lanes where guards close everything. */
const beyond: Side = (model, lanes) => {
  const side = within(model, lanes);
  const patience = model.assumptions.findIndex(({ id }) => id === "patience");
  for (let lane = 1; lane < lanes; lane += 3) side[patience * lanes + lane] = -2;
  return side;
};

function run(flat: Flat, kernel: Kernel, side: Float64Array): Work {
  const { work, backward, backwardInFact, forward, tally } = kernel(flat);
  const { nodeCount } = flat.graph;
  // Twice, so that what is left from one block is met by the next.
  for (const values of [side.map((value) => value / 2), side]) {
    runTape(flat.graph.tape, values, work.lanes, work.slots);
    readPrecision(flat, work);
    backward();
    forward();
    backwardInFact();
    tally();
    // Asked for here too, since they may be worked out only then.
    expect(work.facts).toHaveLength(nodeCount * flat.rows * work.lanes);
  }
  return work;
}

function flatOf(text: string): { readonly flat: Flat; readonly model: Model } {
  const model = modelOf(text);
  return { flat: flatten(build(model, structureOf(model))), model };
}

function vectors(rows: number): Kernel {
  const kernel = vectorKernel(rows);
  if (kernel === null) throw new Error("no vectors here");
  return kernel;
}

const COLUMNS = [
  ...(["slots", "start", "startInFact", "values", "facts", "choice", "reach"] as const),
  ...(["outcomes", "kept", "open", "taken", "stuck"] as const),
];

/** Where two rooms first differ in their bits; null where they do not. */
function difference(a: Work, b: Work): string | null {
  for (const name of COLUMNS) {
    const bits = (work: Work): BigInt64Array =>
      new BigInt64Array(work[name].buffer, work[name].byteOffset, work[name].length);
    const [x, y] = [bits(a), bits(b)];
    if (x.length !== y.length) return `${name}: ${x.length} and ${y.length} numbers`;
    const at = x.findIndex((bit, i) => bit !== y[i]);
    if (at >= 0) return `${name}[${at}]: ${a[name][at]} and ${b[name][at]}`;
  }
  return null;
}

describe.each([
  ["a logit choice", MIXED, within],
  ["a best response", BEST, within],
  [
    "choices so sharp that most moves are never taken",
    MIXED.replaceAll(/precision: 0\.\d+ in [\d.]+/g, "precision: 400"),
    within,
  ],
  ["few and many options", MANY, within],
  ["few and many options, all closed in some lanes", MANY, beyond],
  ["a long list of options", LONG, within],
])("with %s", (_, text, side) => {
  const { flat, model } = flatOf(text);

  test.each([1, 3, 8])(
    "the passes written out for %i lanes say the same to the bit as plain loops",
    (lanes) => {
      const values = side(model, lanes);
      const plain = run(flat, plainKernel(lanes), values);
      expect(difference(run(flat, kernelFor(flat.rows, lanes), values), plain)).toBeNull();
    },
  );

  test("the passes in vectors say the same to the bit as plain loops", () => {
    const values = side(model, VECTOR_LANES);
    const plain = run(flat, plainKernel(VECTOR_LANES), values);
    expect(difference(run(flat, vectors(flat.rows), values), plain)).toBeNull();
    expect(new Set(plain.values.subarray(0, VECTOR_LANES)).size).toBe(VECTOR_LANES);
  });
});

test("among these are choices of every length that is written out and longer, means too, and closed lanes", () => {
  const { flat, model } = flatOf(MANY);
  const { kind, firstEdge, detail } = flat.graph;
  const lengths = (of: number): Set<number> =>
    new Set([...kind.keys()].filter((n) => kind[n] === of).map((n) => firstEdge[n + 1] - firstEdge[n]));
  expect([...lengths(NodeKind.decision)]).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 6]));
  expect(Math.max(...lengths(NodeKind.chance))).toBeGreaterThan(4);
  expect(detail.some((index, node) => kind[node] === NodeKind.chance && index >= 0)).toBe(true);
  const { stuck } = run(flat, vectors(flat.rows), beyond(model, VECTOR_LANES));
  expect([...stuck]).toEqual([0, 1, 0, 0, 1, 0, 0, 1]);
});

/** Larger graphs are left out: what they would show beyond the others is only that they are large. */
const MOST_EDGES = 20_000;

test("on random scenarios the passes in vectors say the same to the bit as plain loops", () => {
  let compared = 0;
  holdsForRandom(88, 60, (draw) => {
    const model = modelOf(scenarioText(draw));
    const graph = build(model, drawStructure(draw, model));
    if (graph.edgeCount > MOST_EDGES) return;
    compared += 1;
    const flat = flatten(graph);
    const values = within(model, VECTOR_LANES);
    const plain = run(flat, plainKernel(VECTOR_LANES), values);
    expect(difference(run(flat, vectors(flat.rows), values), plain)).toBeNull();
    expect(difference(run(flat, kernelFor(flat.rows, VECTOR_LANES), values), plain)).toBeNull();
  });
  expect(compared).toBeGreaterThan(40);
});

test("more rows than code is written for are left to other kernels", () => {
  expect(vectorKernel(65)).toBeNull();
  expect(new Kernels().of(65, VECTOR_LANES)).toBeTypeOf("function");
});

test("where code may not be generated, the plain loops run", () => {
  const forbidden = () => {
    throw new EvalError("code generation is forbidden");
  };
  const { flat, model } = flatOf(MIXED);
  const values = within(model, 2);
  const plain = run(flat, plainKernel(2), values);
  expect(difference(run(flat, kernelFor(flat.rows, 2, forbidden), values), plain)).toBeNull();
});
