import { exp } from "../maths/exp.ts";
import { log } from "../maths/log.ts";
import { logistic, logit } from "../maths/logistic.ts";
import { power } from "../maths/power.ts";
import { Opcode } from "./operation.ts";
import { runTape } from "./run.ts";
import type { Tape } from "./tape.ts";

/** As `runTape` without the tape: `assumptions[index * lanes + lane]` in, `out[slot * lanes + lane]` out. */
export type Runner = (assumptions: Float64Array, lanes: number, out: Float64Array) => void;

type Chunk = (assumptions: Float64Array, out: Float64Array, functions: typeof functionTable) => void;

export interface EmitOptions {
  /** Operations per generated function. V8 gives up on functions that are much longer. */
  readonly chunk?: number;
  /** Makes a function of its parameters and body; throws where generating code is forbidden. */
  readonly generate?: (parameters: readonly string[], body: string) => Chunk;
}

const usualChunk = 300;
const functionTable = { exp, log, logistic, logit, power };

/**
 * A tape as generated straight-line JavaScript, byte for byte what the interpreter computes. Code is made for each
 * number of lanes at its first run. It runs 2 to 5 times faster than the interpreter once V8 has optimised it, which
 * takes a few thousand runs, so it pays after ten thousand or so and the caller decides. Emitted from opcodes and
 * numbers, never from the text of a file; where generation is forbidden the interpreter runs.
 */
export function compileTape(tape: Tape, options: EmitOptions = {}): Runner {
  const { chunk = usualChunk, generate = generateFunction } = options;
  const chunksByLanes = new Map<number, readonly Chunk[] | null>();
  const make = (lanes: number): readonly Chunk[] | null => {
    const bodies = emitTape(tape, lanes, chunk);
    try {
      return bodies.map((body) => generate(["s", "o", "f"], body));
    } catch {
      return null;
    }
  };
  return (assumptions, lanes, out) => {
    let chunks = chunksByLanes.get(lanes);
    if (chunks === undefined) {
      chunks = make(lanes);
      chunksByLanes.set(lanes, chunks);
    }
    if (chunks === null) runTape(tape, assumptions, lanes, out);
    else for (const run of chunks) run(assumptions, out, functionTable);
  };
}

const generateFunction = (parameters: readonly string[], body: string): Chunk =>
  new Function(...parameters, body) as Chunk;

/**
 * The bodies of the functions, in order; `s` holds assumptions, `o` the slots, `f` the functions. Inside one function a
 * slot is a local variable `v<slot>`; slots of earlier functions are read from `o`.
 */
export function emitTape(tape: Tape, lanes: number, chunk = usualChunk): readonly string[] {
  const bodies: string[] = [];
  for (let first = 0; first < tape.length; first += chunk) {
    bodies.push(emitChunk(tape, lanes, first, Math.min(first + chunk, tape.length)));
  }
  return bodies;
}

function emitChunk(tape: Tape, lanes: number, first: number, end: number): string {
  const place = (slot: number) => (lanes === 1 ? `${slot}` : `${slot * lanes}+l`);
  const loaded = new Set<number>();
  const lines: string[] = [];
  const read = (slot: number): string => {
    if (tape.ops[slot] === Opcode.constant) return literal(tape.constants[slot]);
    if (slot < first && !loaded.has(slot)) {
      loaded.add(slot);
      lines.push(`const v${slot}=o[${place(slot)}];`);
    }
    return `v${slot}`;
  };
  for (let slot = first; slot < end; slot++) {
    const value = emitOperation(tape, slot, read, place);
    if (tape.ops[slot] === Opcode.constant) lines.push(`o[${place(slot)}]=${value};`);
    else lines.push(`const v${slot}=${value};o[${place(slot)}]=v${slot};`);
  }
  const body = lines.join("\n");
  const head = '"use strict";const {exp,log,logistic,logit,power}=f;\n';
  return lanes === 1 ? head + body : `${head}for(let l=0;l<${lanes};l++){\n${body}\n}`;
}

function emitOperation(
  tape: Tape,
  slot: number,
  read: (slot: number) => string,
  place: (slot: number) => string,
): string {
  const op = tape.ops[slot];
  if (op === Opcode.constant) return literal(tape.constants[slot]);
  if (op === Opcode.assumption) return `s[${place(tape.a[slot])}]`;
  const a = read(tape.a[slot]);
  if (op === Opcode.negate) return `-${a}`;
  const unary = unaryText[op];
  if (unary !== undefined) return `${unary}(${a})`;
  if (op === Opcode.not) return `${a}===0?1:0`;
  const b = read(tape.b[slot]);
  if (op === Opcode.select) return `${a}!==0?${b}:${read(tape.c[slot])}`;
  const sign = signs[op];
  if (sign !== undefined) return `${a}${sign}${b}`;
  switch (op) {
    case Opcode.power:
      return `power(${a},${b})`;
    case Opcode.min:
      return `Math.min(${a},${b})`;
    case Opcode.max:
      return `Math.max(${a},${b})`;
    case Opcode.less:
      return `${a}<${b}?1:0`;
    case Opcode["less or equal"]:
      return `${a}<=${b}?1:0`;
    case Opcode.equal:
      return `${a}===${b}?1:0`;
    case Opcode.and:
      return `${a}!==0&&${b}!==0?1:0`;
    case Opcode.or:
      return `${a}!==0||${b}!==0?1:0`;
  }
  throw new RangeError(`unknown operation ${op}`);
}

const unaryText: Readonly<Record<number, string>> = {
  [Opcode.exp]: "exp",
  [Opcode.log]: "log",
  [Opcode.sqrt]: "Math.sqrt",
  [Opcode.logit]: "logit",
  [Opcode.logistic]: "logistic",
  [Opcode.abs]: "Math.abs",
};

const signs: Readonly<Record<number, string>> = {
  [Opcode.add]: "+",
  [Opcode.subtract]: "-",
  [Opcode.multiply]: "*",
  [Opcode.divide]: "/",
};

/** The shortest text that reads back as the same double, in parentheses because it may begin with a minus. */
function literal(value: number): string {
  return Object.is(value, -0) ? "(-0)" : `(${value})`;
}
