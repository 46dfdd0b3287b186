import { LINE } from "../vectors.ts";

/** The little of WebAssembly that is used here; the engine's types name no environment. */
export interface Environment {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Routines };
}

export interface Memory {
  readonly buffer: ArrayBuffer;
}

export type Routines = Readonly<Record<string, (...parameters: number[]) => void>>;

const PAGE = 65_536;

/** Where something stands in memory: addresses of its first byte and of the byte after its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Plans what stands where in one memory, before it is made. Everything begins at a multiple of a line. Room that is
 * never written to costs nothing, so a bound will do where it is not known yet how much is needed.
 */
export class Room {
  private size = 0;

  /** Room for numbers, each in all lanes: a line for each. */
  numbers(count: number): Span {
    return this.take(LINE * count);
  }

  /** Room for 32-bit whole numbers. */
  words(count: number): Span {
    return this.take(4 * count);
  }

  open({ Memory }: Environment): Memory {
    return new Memory({ initial: Math.ceil(this.size / PAGE) });
  }

  private take(bytes: number): Span {
    const from = this.size;
    this.size += Math.ceil(bytes / LINE) * LINE;
    return { from, to: from + bytes };
  }
}

export const numbersIn = ({ buffer }: Memory, { from, to }: Span): Float64Array =>
  new Float64Array(buffer, from, (to - from) / 8);

export const wordsIn = ({ buffer }: Memory, { from, to }: Span): Int32Array =>
  new Int32Array(buffer, from, (to - from) / 4);

/** Address of a number of a list: number i stands i lines behind the first. */
export const line = ({ from }: Span, index: number): number => from + LINE * index;

/** What is made when it is first needed. */
export function lazily<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
