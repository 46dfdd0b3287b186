import type { Failure } from "../game/evaluation.ts";

/** What was found, by lane: one value for each reading that is wanted there, or why the lane has no numbers. */
export type Found = readonly (readonly object[] | Failure)[];

/**
 * What was found as one column of numbers, because tens of thousands of small objects take longer to copy between
 * threads than they took to work out. Lane after lane, value after value; where there is a failure there are no numbers.
 */
export interface Packed {
  readonly numbers: Float64Array;
  /** By list of readings and place in it; null where no lane has a value. */
  readonly shapes: readonly (readonly (Shape | null)[])[];
  /** In the order of the lanes; `reading` is the place in the list, or null where the whole lane has no numbers. */
  readonly failures: readonly Missing[];
}

/** A value is a list of numbers, or a record of numbers (length null) and lists of numbers. */
type Shape =
  | { readonly kind: "list"; readonly length: number }
  | { readonly kind: "record"; readonly fields: readonly Field[] };

interface Field {
  readonly name: string;
  readonly length: number | null;
}

interface Missing {
  readonly lane: number;
  readonly reading: number | null;
  readonly failure: Failure;
}

/**
 * Packs what was found. `wanted` says by lane which of the `lists` of readings was asked for; `lists` holds their
 * lengths.
 *
 * @throws Error when a value is neither a list nor a record of numbers, or not of the shape of the lanes before it.
 */
export function pack(found: Found, wanted: Uint32Array, lists: readonly number[]): Packed {
  const shapes = lists.map((length) => new Array<Shape | null>(length).fill(null));
  const failures: Missing[] = [];
  let size = 0;
  found.forEach((values, lane) => {
    if ("code" in values) {
      failures.push({ lane, reading: null, failure: values });
      return;
    }
    const own = shapes[wanted[lane]];
    values.forEach((value, reading) => {
      if ("code" in value) {
        failures.push({ lane, reading, failure: value as Failure });
        return;
      }
      const shape = own[reading] ?? shapeOf(value);
      own[reading] = shape;
      size += sizeOf(shape);
    });
  });
  const numbers = new Float64Array(size);
  let at = 0;
  found.forEach((values, lane) => {
    if ("code" in values) return;
    values.forEach((value, reading) => {
      if ("code" in value) return;
      at = write(numbers, at, value, shapes[wanted[lane]][reading] as Shape);
    });
  });
  return { numbers, shapes, failures };
}

/** What was packed, in lists of its own: no two values share their bytes. */
export function unpack({ numbers, shapes, failures }: Packed, wanted: Uint32Array): Found {
  let at = 0;
  let next = 0;
  const missing = (lane: number, reading: number | null): Failure | null => {
    const failure = failures[next];
    if (failure === undefined || failure.lane !== lane || failure.reading !== reading) return null;
    next += 1;
    return failure.failure;
  };
  return Array.from(wanted, (list, lane) => {
    const failure = missing(lane, null);
    if (failure !== null) return failure;
    return shapes[list].map((shape, reading) => {
      const absent = missing(lane, reading);
      if (absent !== null) return absent;
      const value = read(numbers, at, shape as Shape);
      at += sizeOf(shape as Shape);
      return value;
    });
  });
}

function shapeOf(value: object): Shape {
  if (value instanceof Float64Array) return { kind: "list", length: value.length };
  const fields = Object.entries(value).map(([name, part]): Field => {
    if (typeof part === "number") return { name, length: null };
    if (part instanceof Float64Array) return { name, length: part.length };
    throw new Error(`unsupported value of a reading: ${name} is neither a number nor a list of numbers`);
  });
  return { kind: "record", fields };
}

function sizeOf(shape: Shape): number {
  if (shape.kind === "list") return shape.length;
  return shape.fields.reduce((sum, { length }) => sum + (length ?? 1), 0);
}

function write(numbers: Float64Array, from: number, value: object, shape: Shape): number {
  const list = (part: unknown, length: number, at: number): number => {
    if (!(part instanceof Float64Array) || part.length !== length) throw otherShape();
    numbers.set(part, at);
    return at + length;
  };
  if (shape.kind === "list") return list(value, shape.length, from);
  const record = value as Readonly<Record<string, unknown>>;
  if (Object.keys(record).length !== shape.fields.length) throw otherShape();
  return shape.fields.reduce((at, { name, length }) => {
    const part = record[name];
    if (length !== null) return list(part, length, at);
    if (typeof part !== "number") throw otherShape();
    numbers[at] = part;
    return at + 1;
  }, from);
}

const otherShape = (): Error =>
  new Error("unsupported value of a reading: its shape is not that of the same reading at other assignments");

function read(numbers: Float64Array, from: number, shape: Shape): object {
  if (shape.kind === "list") return numbers.slice(from, from + shape.length);
  const record: Record<string, number | Float64Array> = {};
  let at = from;
  for (const { name, length } of shape.fields) {
    record[name] = length === null ? numbers[at] : numbers.slice(at, at + length);
    at += length ?? 1;
  }
  return record;
}
