import { type Assembly, assemble } from "./assembly.ts";
import type { Inputs } from "./inputs.ts";
import { sha256 } from "./sha256.ts";
import { balanced, type Method, randomFrom, uniforms } from "./uniforms.ts";

/** Changes whenever the same request gives other points, so that runs of one version are not taken for those of another. */
const version = 1;

/** The points at which something is to be evaluated. */
export interface Design {
  /** A hash over everything that fixes the points: the same id means the same points. */
  readonly id: string;
  readonly kind: string;
  readonly method: Method;
  readonly seed: number;
  readonly inputs: Inputs;
  /** How many points. */
  readonly size: number;
  /** The values of the inputs at a point, one for each law: pure, a new array each time. */
  point(index: number): Float64Array;
  /** Where a point differs from an earlier one in few inputs: from which one, and in which inputs. */
  step(index: number): { readonly from: number; readonly moved: readonly number[] } | null;
}

/** Points that have nothing to do with each other but their evenness. */
export interface PlainDesign extends Design {
  readonly kind: "plain";
  readonly stream: number;
  /** Whether the number of points keeps the evenness of the method: a power of two for Sobol's sequence. */
  readonly balanced: boolean;
  /** The first input that is drawn by random numbers because the method has no more dimensions; null where none is. */
  readonly randomFrom: number | null;
}

export interface PlainOptions {
  readonly method: Method;
  readonly points: number;
  readonly seed: number;
  /** Different streams give independent estimates; pairs of their points are not independent (see `uniforms`). */
  readonly stream?: number;
}

/**
 * A sample of the inputs: input j takes dimension j of `uniforms`. `assembly` where one of these inputs is at hand already:
 * setting up many laws takes as long as many points.
 */
export function plainDesign(
  inputs: Inputs,
  options: PlainOptions,
  assembly: Assembly = assemble(inputs),
): PlainDesign {
  const { method, points, seed, stream = 0 } = options;
  checkSize(points);
  const count = inputs.laws.length;
  const uniform = uniforms(method, seed, points, count, stream);
  const { values } = assembly;
  return {
    id: designId({ kind: "plain", method, seed, inputs, size: points }, { stream }),
    kind: "plain",
    method,
    seed,
    stream,
    inputs,
    size: points,
    balanced: balanced(method, points),
    randomFrom: randomFrom(method, count),
    point(index) {
      checkIndex(index, points);
      return values((input) => uniform(index, input));
    },
    step: () => null,
  };
}

/**
 * The id of a design: whatever else fixes its points, beside what every design has, is told in `further`, in an order that
 * does not change.
 */
export function designId(
  design: Pick<Design, "kind" | "method" | "seed" | "inputs" | "size">,
  further: Readonly<Record<string, unknown>>,
): string {
  const { kind, method, seed, inputs, size } = design;
  const laws = inputs.laws.map(({ shape, low, value, high }) => [shape, low, value, high]);
  const correlations = inputs.correlations.map(({ a, b, rank }) => [a, b, rank]);
  return sha256(JSON.stringify({ version, kind, method, seed, size, laws, correlations, further }));
}

export function checkSize(points: number): void {
  if (!(Number.isInteger(points) && points >= 1 && points <= 0x80000000))
    throw new RangeError(`invalid number of points ${points}: it is a whole number from 1 to 2147483648`);
}

export function checkIndex(index: number, size: number): void {
  if (!(Number.isInteger(index) && index >= 0 && index < size))
    throw new RangeError(`unknown point ${index}: the design has points 0..${size - 1}`);
}

/** A point at which there is no number, and why. */
interface FailedPoint {
  readonly point: number;
  readonly reason: string;
}

/** What came of evaluating a design. An analysis refuses runs of another design. */
export interface Runs {
  /** The id of the design. */
  readonly design: string;
  /** One for each point, NaN where it failed. */
  readonly values: Float64Array;
  /** By rising point, each point once. */
  readonly failures: readonly FailedPoint[];
}

/** Thrown by an analysis that is given runs it did not draw. */
export class ForeignRuns extends Error {
  constructor(design: Design, found: string) {
    super(
      `invalid runs of design ${found.slice(0, 12)}: this analysis is of design ${design.id.slice(0, 12)}; evaluate that one`,
    );
    this.name = "ForeignRuns";
  }
}

/** Throws ForeignRuns where the runs are not of this design. */
export function checkRuns(design: Design, { design: id }: Runs): void {
  if (id !== design.id) throw new ForeignRuns(design, id);
}

/**
 * Puts values beside the design whose points they belong to, in the order of the points. Whatever is no finite number
 * counts as failed, with the reason given or, where none is, with the value as the reason.
 */
export function runs(design: Design, values: Float64Array, failures: Runs["failures"] = []): Runs {
  if (values.length !== design.size)
    throw new RangeError(`invalid number of values ${values.length}: the design has ${design.size} points`);
  const reasons = new Map(failures.map(({ point, reason }) => [point, reason]));
  for (const point of reasons.keys()) checkIndex(point, design.size);
  const kept = values.map((value, point) =>
    Number.isFinite(value) && !reasons.has(point) ? value : Number.NaN,
  );
  const failed = Array.from(kept.keys()).filter((point) => Number.isNaN(kept[point]));
  return {
    design: design.id,
    values: kept,
    failures: failed.map((point) => ({
      point,
      reason: reasons.get(point) ?? `invalid number ${values[point]}`,
    })),
  };
}

/** Evaluates a design with any function. What it throws becomes the reason why the point failed. */
export function evaluated(design: Design, f: (point: Float64Array) => number): Runs {
  const failures: FailedPoint[] = [];
  const values = Float64Array.from({ length: design.size }, (_, point) => {
    try {
      return f(design.point(point));
    } catch (error) {
      failures.push({ point, reason: error instanceof Error ? error.message : String(error) });
      return Number.NaN;
    }
  });
  return runs(design, values, failures);
}
