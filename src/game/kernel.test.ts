import { describe, expect, test } from "vitest";
import { assumptionsOf, MIXED, modelOf, structureOf } from "../../test/game/played.ts";
import { runTape } from "../expression/run.ts";
import { build } from "./build.ts";
import { flatten } from "./flat.ts";
import { type Kernel, kernelFor, plainKernel } from "./kernel.ts";
import { readPrecision, type Work, workFor } from "./work.ts";

const model = modelOf(MIXED);
const flat = flatten(build(model, structureOf(model)));

function run(kernel: Kernel, lanes: number): Work & { readonly facts: Float64Array } {
  const work = workFor(flat, lanes);
  const values = assumptionsOf(model);
  const side = new Float64Array(values.length * lanes);
  for (let i = 0; i < values.length; i++) {
    // Each lane a little further towards one end of the ranges.
    const { low, high } = model.assumptions[i];
    for (let lane = 0; lane < lanes; lane++) side[i * lanes + lane] = low + ((high - low) * (lane + 1)) / 9;
  }
  runTape(flat.graph.tape, side, lanes, work.slots);
  readPrecision(flat, work);
  const facts = new Float64Array(work.values.length);
  kernel.backward(flat, work);
  kernel.forward(flat, work);
  kernel.backwardInFact(flat, work, facts);
  return { ...work, facts };
}

describe.each([1, 3, 8])("the passes written out, %i lanes", (lanes) => {
  test("say the same to the bit as the plain loops", () => {
    const written = run(kernelFor(flat.rows, lanes), lanes);
    const plain = run(plainKernel, lanes);
    expect(written.values).toEqual(plain.values);
    expect(written.choice).toEqual(plain.choice);
    expect(written.reach).toEqual(plain.reach);
    expect(written.facts).toEqual(plain.facts);
    expect(written.stuck).toEqual(plain.stuck);
  });
});

test("where code may not be generated, the plain loops run", () => {
  const forbidden = () => {
    throw new EvalError("code generation is forbidden");
  };
  expect(kernelFor(2, 1, forbidden)).toBe(plainKernel);
});
