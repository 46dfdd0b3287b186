import { type Design, type PlainDesign, plainDesign, type Runs, runs } from "../../maths/design.ts";
import type { Measure } from "../measure.ts";
import { severally, type Work } from "../work.ts";
import { movedTo, type World } from "../world.ts";
import type { Plausible } from "./plausible.ts";

/**
 * How points are spread. A scrambled Sobol sequence is the more even, but with more inputs than the points have binary
 * digits the digits of one input repeat those of others, and an interaction looks like another input; each input of a Latin
 * hypercube is even by itself and knows nothing of the others.
 */
export const methodFor = (inputs: number, points: number): "sobol" | "latin hypercube" =>
  2 ** inputs <= points ? "sobol" : "latin hypercube";

/** The same in words, as a result tells how it was made. */
export const spreadBy = (inputs: number, points: number): string =>
  `${points} points of ${methodFor(inputs, points) === "sobol" ? "a scrambled Sobol sequence" : "a Latin hypercube"}`;

/** The plain sample of all that is plausible, the same for the same seed on every machine. */
export function sampleOf(plausible: Plausible, points: number, seed: number): PlainDesign {
  const { inputs } = plausible;
  const method = methodFor(inputs.laws.length, points);
  return plainDesign(inputs, { method, points, seed }, plausible.assembly());
}

/** How many points are evaluated in one go: enough for every thread, few enough that memory does not grow with the sample. */
const block = 256;

/**
 * Measures at every point of a design: one run for each measure, a point evaluated once for all of them. A point without
 * a number is kept with the reason why.
 */
export function* evaluate(
  plausible: Plausible,
  design: Design,
  measures: readonly Measure[],
): Work<readonly Runs[]> {
  const demands = measures.flatMap((measure) => measure.demands);
  const values = measures.map(() => new Float64Array(design.size));
  const failures: { point: number; reason: string }[][] = measures.map(() => []);
  yield* severally(blocksOf(design).map(([from, to]) => evaluated(from, to)));
  return measures.map((_, index) => runs(design, values[index], failures[index]));

  function* evaluated(from: number, to: number): Work<void> {
    const worlds = worldsOf(plausible, design, from, to);
    yield [{ demands, worlds }];
    worlds.forEach((here, at) => {
      const point = from + at;
      measures.forEach((measure, index) => {
        const found = measure.at(here);
        if (typeof found === "number") values[index][point] = found;
        else {
          values[index][point] = Number.NaN;
          failures[index].push({ point, reason: found.message });
        }
      });
    });
  }
}

/** Where blocks begin and end: where the next point leans on none of those before it. */
function blocksOf(design: Design): readonly (readonly [from: number, to: number])[] {
  const blocks: [number, number][] = [];
  for (let from = 0; from < design.size; ) {
    let to = Math.min(from + block, design.size);
    while (to < design.size && design.step(to) !== null) to++;
    blocks.push([from, to]);
    from = to;
  }
  return blocks;
}

function worldsOf(
  { assumptions, world }: Plausible,
  design: Design,
  from: number,
  to: number,
): readonly World[] {
  const worlds: World[] = [];
  for (let point = from; point < to; point++) {
    const step = design.step(point);
    const values = design.point(point);
    if (step === null || step.from < from) worlds.push(world(values));
    else {
      const moved = step.moved.map((input) => assumptions[input]);
      const there = step.moved.map((input) => values[input]);
      worlds.push(movedTo(worlds[step.from - from], moved, there));
    }
  }
  return worlds;
}
