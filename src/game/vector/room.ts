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

/** Plans what stands where in one memory, before it is made. Everything begins at a multiple of a line. */
export class Room {
  private size = 0;
  private readonly columns: { readonly at: number; readonly bytes: Uint8Array }[] = [];

  /** Room for numbers, each in all lanes: a line for each. */
  numbers(count: number): Span {
    return this.take(LINE * count);
  }

  /** Whole numbers that stay as they are, made when it is known where they will stand. */
  column(make: (from: number) => Uint8Array | Int32Array): Span {
    const column = make(this.size);
    const span = this.take(column.byteLength);
    this.columns.push({
      at: span.from,
      bytes: new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
    });
    return span;
  }

  /** The memory, with the columns in it. */
  open({ Memory }: Environment): Memory {
    const memory = new Memory({ initial: Math.ceil(this.size / PAGE) });
    const all = new Uint8Array(memory.buffer);
    for (const { at, bytes } of this.columns) all.set(bytes, at);
    return memory;
  }

  private take(bytes: number): Span {
    const from = this.size;
    this.size += Math.ceil(bytes / LINE) * LINE;
    return { from, to: from + bytes };
  }
}
