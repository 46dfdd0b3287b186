/**
 * As much of WebAssembly's binary form as the vector kernel needs (WebAssembly Core Specification 2.0, section 5).
 * Code is a list of bytes, perhaps in pieces; an instruction is written after what it takes from the stack.
 */
export type Code = readonly (number | Code)[];

export type ValueType = "i32" | "v128";

const typeByte: Readonly<Record<ValueType, number>> = { i32: 0x7f, v128: 0x7b };

/** A number in the variable-length form, unsigned. */
function unsigned(value: number): Code {
  const bytes: number[] = [];
  let left = value;
  do {
    const low = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left > 0 ? low + 128 : low);
  } while (left > 0);
  return bytes;
}

function signed(value: number): Code {
  const bytes: number[] = [];
  let left = value;
  for (;;) {
    const low = left & 127;
    left >>= 7;
    const done = (left === 0 && (low & 64) === 0) || (left === -1 && (low & 64) !== 0);
    bytes.push(done ? low : low + 128);
    if (done) return bytes;
  }
}

const vector = (code: number, ...operands: readonly Code[]): Code => [operands, 0xfd, unsigned(code)];

export const i32 = {
  of: (value: number): Code => [0x41, signed(value)],
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  mul: (a: Code, b: Code): Code => [a, b, 0x6c],
  shl: (a: Code, by: number): Code => [a, i32.of(by), 0x74],
  less: (a: Code, b: Code): Code => [a, b, 0x48],
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)],
};

/** Two doubles side by side; comparisons give masks of all ones and all zeros. */
export const f64x2 = {
  of: (value: number): Code => {
    const bytes = new Uint8Array(new Float64Array([value, value]).buffer);
    return [0xfd, unsigned(0x0c), [...bytes]];
  },
  load: (address: Code, offset: number): Code => [address, 0xfd, 0, 3, unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    address,
    value,
    0xfd,
    11,
    3,
    unsigned(offset),
  ],
  equal: (a: Code, b: Code): Code => vector(0x47, a, b),
  notEqual: (a: Code, b: Code): Code => vector(0x48, a, b),
  atLeast: (a: Code, b: Code): Code => vector(0x4c, a, b),
  and: (a: Code, b: Code): Code => vector(0x4e, a, b),
  or: (a: Code, b: Code): Code => vector(0x50, a, b),
  /** `a` where the mask is ones, `b` where it is zeros. */
  select: (mask: Code, a: Code, b: Code): Code => vector(0x52, a, b, mask),
  xor: (a: Code, b: Code): Code => vector(0x51, a, b),
  abs: (a: Code): Code => vector(0xec, a),
  add: (a: Code, b: Code): Code => vector(0xf0, a, b),
  sub: (a: Code, b: Code): Code => vector(0xf1, a, b),
  mul: (a: Code, b: Code): Code => vector(0xf2, a, b),
  div: (a: Code, b: Code): Code => vector(0xf3, a, b),
  /** `b` where it is greater, else `a`. */
  greater: (a: Code, b: Code): Code => vector(0xf7, a, b),
  /** `b` where it is less, else `a`. */
  lesser: (a: Code, b: Code): Code => vector(0xf6, a, b),
  /** The bits, as whole numbers, moved up. */
  shiftBits: (a: Code, by: number): Code => [a, i32.of(by), 0xfd, unsigned(0xcb)],
  addBits: (a: Code, b: Code): Code => vector(0xce, a, b),
};

/** The upper bits of both lanes set to the upper 32 bits of a word, the lower ones 0. */
export const highWords = (high: number): Code => {
  const bytes = new Uint8Array(new Int32Array([0, high, 0, high]).buffer);
  return [0xfd, unsigned(0x0c), [...bytes]];
};

export const when = (condition: Code, then: Code): Code => [condition, 0x04, 0x40, then, 0x0b];

/** Goes on with one of the branches, by its number from 0; nowhere else. */
export function branch(index: Code, branches: readonly Code[]): Code {
  const last = branches.length - 1;
  const choose: Code = [index, 0x0e, unsigned(last), branches.map((_, i) => unsigned(i))];
  // Leaving block i leads to the body of branch i, and each body leaves the outermost block.
  const bodies = branches.reduce<Code>(
    (inside, body, i) => [0x02, 0x40, inside, 0x0b, body, 0x0c, unsigned(last - i)],
    choose,
  );
  return [0x02, 0x40, bodies, 0x0b];
}

/** Calls a routine of the same module by its place among them. */
export const call = (routine: number, ...parameters: readonly Code[]): Code => [
  parameters,
  0x10,
  unsigned(routine),
];

/** Repeats a body while a condition holds. */
export function loop(condition: Code, body: Code): Code {
  return [0x02, 0x40, 0x03, 0x40, condition, 0x45, 0x0d, 1, body, 0x0c, 0, 0x0b, 0x0b];
}

/** A variable of a function. */
export interface Local {
  readonly get: Code;
  set(value: Code): Code;
  add(value: Code): Code;
}

/** A function in the making, which returns nothing. */
export class Routine {
  readonly parameters: readonly Local[];
  private readonly locals: ValueType[] = [];

  constructor(parameterCount: number) {
    this.parameters = Array.from({ length: parameterCount }, (_, index) => local(index));
  }

  local(type: ValueType): Local {
    return local(this.parameters.length + this.locals.push(type) - 1);
  }

  body(code: Code): Uint8Array {
    const declared = this.locals.map((type): Code => [1, typeByte[type]]);
    return bytesOf([unsigned(declared.length), declared, code, 0x0b]);
  }
}

function local(index: number): Local {
  const get: Code = [0x20, unsigned(index)];
  const set = (value: Code): Code => [value, 0x21, unsigned(index)];
  return { get, set, add: (value) => set(i32.add(get, value)) };
}

/** A module that works on one memory, imported as `m.memory`, and exports its routines by name. */
export function moduleOf(
  routines: readonly { readonly name: string; readonly routine: Routine; readonly code: Code }[],
): Uint8Array {
  const sized = (bytes: Uint8Array): Uint8Array => joined([bytesOf(unsigned(bytes.length)), bytes]);
  const section = (id: number, items: readonly Uint8Array[]): Uint8Array =>
    joined([Uint8Array.of(id), sized(joined([bytesOf(unsigned(items.length)), ...items]))]);
  const types = routines.map(({ routine }) => {
    const count = routine.parameters.length;
    return bytesOf([0x60, unsigned(count), new Array<number>(count).fill(typeByte.i32), 0]);
  });
  return joined([
    Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0),
    section(1, types),
    section(2, [bytesOf([text("m"), text("memory"), 2, 0, 0])]),
    section(
      3,
      routines.map((_, index) => bytesOf(unsigned(index))),
    ),
    section(
      7,
      routines.map(({ name }, index) => bytesOf([text(name), 0, unsigned(index)])),
    ),
    section(
      10,
      routines.map(({ routine, code }) => sized(routine.body(code))),
    ),
  ]);
}

function text(name: string): Code {
  return [name.length, [...name].map((letter) => letter.charCodeAt(0))];
}

function bytesOf(code: Code): Uint8Array {
  const bytes: number[] = [];
  const write = (part: Code): void => {
    for (let i = 0; i < part.length; i++) {
      const inner = part[i];
      if (typeof inner === "number") bytes.push(inner);
      else write(inner);
    }
  };
  write(code);
  return Uint8Array.from(bytes);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
