import { Opcode } from "./operation.ts";
import type { Tape } from "./tape.ts";

/** Marks of a slot, known when it is made. */
const truthMark = 1;
/** Never -0, so that adding 0 to it changes no bit. */
const notMinusZero = 2;

/**
 * The growing columns of a tape, with an open-addressing hash over them that finds an operation that is already there.
 * It holds integers only: a graph asks for slots millions of times.
 */
export class SlotTable {
  length = 0;
  ops = new Uint8Array(1024);
  a = new Int32Array(1024);
  constants = new Float64Array(1024);
  private b = new Int32Array(1024);
  private c = new Int32Array(1024);
  private marks = new Uint8Array(1024);
  /** Slot + 1 by hash; 0 is empty. At most half full. */
  private table = new Int32Array(4096);
  private readonly double = new Float64Array(1);
  private readonly words = new Int32Array(this.double.buffer);

  isConstant(slot: number): boolean {
    return this.ops[slot] === Opcode.constant;
  }

  /** Is this slot always +0 (or always 1, and so on), to the bit? */
  constantIs(slot: number, value: number): boolean {
    return this.isConstant(slot) && Object.is(this.constants[slot], value);
  }

  /** Is it always 0 or 1? */
  isTruth(slot: number): boolean {
    return (this.marks[slot] & truthMark) !== 0;
  }

  /** Does adding `zero` to `slot` leave every bit as it is? */
  addsNothing(zero: number, slot: number): boolean {
    if (!this.isConstant(zero) || this.constants[zero] !== 0) return false;
    return Object.is(this.constants[zero], -0) || (this.marks[slot] & notMinusZero) !== 0;
  }

  constant(value: number): number {
    // One NaN only, so that equal terms share slots whatever the machine's NaN looks like.
    this.double[0] = Number.isNaN(value) ? Number.NaN : value;
    const slot = this.intern(Opcode.constant, this.words[0], this.words[1], 0);
    this.constants[slot] = value;
    return slot;
  }

  intern(op: number, a: number, b: number, c: number): number {
    const mask = this.table.length - 1;
    let place = hash(op, a, b, c) & mask;
    for (let entry = this.table[place]; entry !== 0; entry = this.table[place]) {
      const slot = entry - 1;
      if (this.ops[slot] === op && this.a[slot] === a && this.b[slot] === b && this.c[slot] === c)
        return slot;
      place = (place + 1) & mask;
    }
    const slot = this.length++;
    if (slot === this.ops.length) this.grow();
    this.ops[slot] = op;
    this.a[slot] = a;
    this.b[slot] = b;
    this.c[slot] = c;
    this.marks[slot] = this.marksOf(op, a, b, c);
    this.table[place] = slot + 1;
    if (this.length * 2 > this.table.length) this.rehash();
    return slot;
  }

  /** The columns, cut to length; the bits that stand for a constant in `a` and `b` are cleared. */
  finish(): Tape {
    const { length } = this;
    const tape: Tape = {
      length,
      ops: this.ops.slice(0, length),
      a: this.a.slice(0, length),
      b: this.b.slice(0, length),
      c: this.c.slice(0, length),
      constants: this.constants.slice(0, length),
    };
    for (let slot = 0; slot < length; slot++) {
      if (tape.ops[slot] !== Opcode.constant) continue;
      tape.a[slot] = 0;
      tape.b[slot] = 0;
    }
    return tape;
  }

  private marksOf(op: number, a: number, b: number, c: number): number {
    const { marks } = this;
    switch (op) {
      case Opcode.constant: {
        const value = this.double[0];
        if (Object.is(value, -0)) return 0;
        return value === 0 || value === 1 ? truthMark | notMinusZero : notMinusZero;
      }
      case Opcode.not:
      case Opcode.less:
      case Opcode["less or equal"]:
      case Opcode.equal:
      case Opcode.and:
      case Opcode.or:
        return truthMark | notMinusZero;
      case Opcode.exp:
      case Opcode.logistic:
      case Opcode.abs:
        return notMinusZero;
      // A sum is -0 only when both parts are.
      case Opcode.add:
        return (marks[a] | marks[b]) & notMinusZero;
      case Opcode.subtract:
        return marks[a] & notMinusZero;
      case Opcode.min:
      case Opcode.max:
        return marks[a] & marks[b];
      case Opcode.select:
        return marks[b] & marks[c];
    }
    return 0;
  }

  private grow(): void {
    const size = this.ops.length * 2;
    const wider = <T extends Int32Array | Uint8Array | Float64Array>(column: T, larger: T): T => {
      larger.set(column);
      return larger;
    };
    this.ops = wider(this.ops, new Uint8Array(size));
    this.a = wider(this.a, new Int32Array(size));
    this.b = wider(this.b, new Int32Array(size));
    this.c = wider(this.c, new Int32Array(size));
    this.marks = wider(this.marks, new Uint8Array(size));
    this.constants = wider(this.constants, new Float64Array(size));
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    const mask = this.table.length - 1;
    for (let slot = 0; slot < this.length; slot++) {
      let place = hash(this.ops[slot], this.a[slot], this.b[slot], this.c[slot]) & mask;
      while (this.table[place] !== 0) place = (place + 1) & mask;
      this.table[place] = slot + 1;
    }
  }
}

/** Multiplies and folds, so that neighbouring slots land far apart (the finish is that of MurmurHash3). */
function hash(op: number, a: number, b: number, c: number): number {
  let h =
    Math.imul(a + 0x7f4a7c15, 0x85ebca6b) ^
    Math.imul(b + op, 0xc2b2ae35) ^
    Math.imul(c + 0x27d4eb2f, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15) ^ op, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
