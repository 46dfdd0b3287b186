import { LINE } from "../vectors.ts";

/** The little of WebAssembly that is used here; the engine's types name no environment. */
export interface Environment {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, (...parameters: number[]) => void>> };
}

interface Memory {
  readonly buffer: ArrayBuffer;
}

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
