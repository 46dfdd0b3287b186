import { describe, expect, test } from "vitest";
import { assumptionsOf, MIXED, modelOf, structureOf } from "../../test/game/played.ts";
import { runTape } from "../expression/run.ts";
import { build } from "./build.ts";
import { flatten } from "./flat.ts";
import { type Kernel, kernelFor, plainKernel } from "./kernel.ts";
import { vectorKernel } from "./vector/kernel.ts";
import { VECTOR_LANES } from "./vectors.ts";
import { readPrecision, type Work } from "./work.ts";

/** A best responder, whose choices the vectors make in another way. */
const BEST = MIXED.replace("precision: 0.2 in 0.1..0.3", "precision: best");

function run(text: string, kernel: Kernel): Work {
  const model = modelOf(text);
  const flat = flatten(build(model, structureOf(model)));
  const { work, backward, backwardInFact, forward, tally } = kernel(flat);
  const { lanes } = work;
  const side = new Float64Array(assumptionsOf(model).length * lanes);
  model.assumptions.forEach(({ low, high }, i) => {
    // Each lane a little further towards one end of the ranges.
    for (let lane = 0; lane < lanes; lane++) side[i * lanes + lane] = low + ((high - low) * (lane + 1)) / 9;
  });
  runTape(flat.graph.tape, side, lanes, work.slots);
  readPrecision(flat, work);
  backward();
  forward();
  backwardInFact();
  tally();
  return work;
}

/** Where two rooms first differ in their bits; null where they do not. */
function difference(a: Work, b: Work): string | null {
  for (const name of [
    "slots",
    "values",
    "facts",
    "choice",
    "reach",
    "outcomes",
    "kept",
    "open",
    "taken",
    "stuck",
  ] as const) {
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
  ["a logit choice", MIXED],
  ["a best response", BEST],
  [
    "choices so sharp that most moves are never taken",
    MIXED.replaceAll(/precision: 0\.\d+ in [\d.]+/g, "precision: 400"),
  ],
])("with %s", (_, text) => {
  test.each([1, 3, 8])(
    "the passes written out for %i lanes say the same to the bit as plain loops",
    (lanes) => {
      expect(difference(run(text, kernelFor(4, lanes)), run(text, plainKernel(lanes)))).toBeNull();
    },
  );

  test("the passes in vectors say the same to the bit as plain loops", () => {
    const vectors = vectorKernel(4);
    if (vectors === null) throw new Error("no vectors here");
    const plain = run(text, plainKernel(VECTOR_LANES));
    expect(difference(run(text, vectors), plain)).toBeNull();
    expect(new Set(plain.values.subarray(0, VECTOR_LANES)).size).toBe(VECTOR_LANES);
  });
});

test("where code may not be generated, the plain loops run", () => {
  const forbidden = () => {
    throw new EvalError("code generation is forbidden");
  };
  expect(difference(run(MIXED, kernelFor(4, 2, forbidden)), run(MIXED, plainKernel(2)))).toBeNull();
});
