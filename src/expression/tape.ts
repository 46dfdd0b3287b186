import { UndefinedNumber } from "./error.ts";
import { firstBinary, Opcode, operate } from "./operation.ts";
import { Leaf, layOut, type Program } from "./program.ts";
import { SlotTable } from "./slots.ts";
import type { BinaryOp, Term, UnaryOp } from "./term.ts";

/**
 * A straight line of operations, each writing one slot from slots before it. Built once per graph by specialising
 * terms to what the structure knows (state, round, package, evidence counts), folding constants and interning equal
 * operations; run once per assignment of the assumptions, at one or at many assignments (lanes) side by side.
 */
export interface Tape {
  readonly length: number;
  readonly ops: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  /** Value of constant slots. */
  readonly constants: Float64Array;
}

/** What the structure knows at the place where a term is specialised. */
export interface Context {
  readonly round: number;
  /** `Infinity` is never. */
  readonly deadline: number;
  /** -1 is nothing. */
  readonly package: number;
  /** Position of a named value, or the whole number itself. */
  state(variable: number): number;
  /** NaN when nothing is on the table. */
  issue(issue: number): number;
  /** The slot that holds the trust of a relation here. */
  trust(relation: number): number;
}

/**
 * Builds a tape. Equal operations share a slot. What is folded is folded with the functions that run, and only where
 * the bits are the same for every assignment: x + 0 stays when x might be -0, and 0 * x always stays, because x may
 * be infinite, undefined or negative.
 */
export class TapeBuilder {
  private readonly slots = new SlotTable();
  private readonly programs = new Map<Term, Program>();
  private readonly undefinedSlot = this.constant(Number.NaN);
  private walks = 0;

  get length(): number {
    return this.slots.length;
  }

  constant(value: number): number {
    return this.slots.constant(value);
  }

  assumption(index: number): number {
    return this.slots.intern(Opcode.assumption, index, 0, 0);
  }

  /** The value of a slot that is the same at every assignment, or null. */
  constantOf(slot: number): number | null {
    return this.slots.ops[slot] === Opcode.constant ? this.slots.constants[slot] : null;
  }

  unary(op: UnaryOp, a: number): number {
    return this.operation(Opcode[op], a, 0);
  }

  binary(op: BinaryOp, a: number, b: number): number {
    return this.operation(Opcode[op], a, b);
  }

  select(test: number, yes: number, no: number): number {
    const { slots } = this;
    if (slots.isConstant(test)) return slots.constants[test] !== 0 ? yes : no;
    if (yes === no) return yes;
    if (slots.isTruth(test) && slots.constantIs(yes, 1) && slots.constantIs(no, 0)) return test;
    return slots.intern(Opcode.select, test, yes, no);
  }

  /**
   * The slot of a term at a place. Throws UndefinedNumber when the term, or a part of it that is not merely compared,
   * is no number there whatever the assumptions are.
   */
  specialise(term: Term, context: Context): number {
    if (term.op === "number") return this.constant(term.value);
    if (term.op === "assumption") return this.assumption(term.index);
    let program = this.programs.get(term);
    if (program === undefined) {
      program = layOut(term);
      this.programs.set(term, program);
    }
    // A walk that starts inside another one (trust reads terms too) has a stamp of its own.
    this.walks++;
    const root = program.code.length - 1;
    return this.defined(this.walk(program, root, this.walks, context), program, root);
  }

  finish(): Tape {
    return this.slots.finish();
  }

  private walk(program: Program, part: number, stamp: number, context: Context): number {
    if (program.stamp[part] === stamp) return program.slot[part];
    const slot = this.step(program, part, stamp, context);
    program.stamp[part] = stamp;
    program.slot[part] = slot;
    return slot;
  }

  private step(program: Program, part: number, stamp: number, context: Context): number {
    const code = program.code[part];
    const x = program.x[part];
    switch (code) {
      case Opcode.constant:
        return this.constant(program.value[part]);
      case Opcode.assumption:
        return this.assumption(x);
      case Leaf.state:
        return this.constant(context.state(x));
      case Leaf.round:
        return this.constant(context.round);
      case Leaf.deadline:
        return this.constant(context.deadline);
      case Leaf.package:
        return this.constant(context.package);
      case Leaf.issue:
        return this.constant(context.issue(x));
      case Leaf.trust:
        return context.trust(x);
    }
    const y = program.y[part];
    let a = this.walk(program, x, stamp, context);
    const known = this.slots.isConstant(a) ? this.slots.constants[a] : null;
    if (code === Opcode.select) {
      const z = program.z[part];
      if (known !== null) return this.walk(program, known !== 0 ? y : z, stamp, context);
      const yes = this.defined(this.walk(program, y, stamp, context), program, y);
      return this.select(a, yes, this.defined(this.walk(program, z, stamp, context), program, z));
    }
    // A condition that is settled by its first half leaves the second alone, which may be undefined then.
    if (code === Opcode.and && known === 0) return a;
    if (code === Opcode.or && known !== null && known !== 0) return this.constant(1);
    const compares = code >= Opcode.less && code <= Opcode.equal;
    if (!compares) a = this.defined(a, program, x);
    if (code < firstBinary) return this.operation(code, a, 0);
    const b = this.walk(program, y, stamp, context);
    return this.operation(code, a, compares ? b : this.defined(b, program, y));
  }

  private defined(slot: number, program: Program, part: number): number {
    if (slot === this.undefinedSlot) throw new UndefinedNumber(this.blame(program, part));
    return slot;
  }

  /** The issue that made a part undefined: itself, or what the taken branch of a condition says. */
  private blame(program: Program, part: number): number | null {
    const code = program.code[part];
    if (code === Leaf.issue) return program.x[part];
    if (code !== Opcode.select) return null;
    for (const branch of [program.y[part], program.z[part]]) {
      const walked = program.stamp[branch] === program.stamp[part];
      if (walked && program.slot[branch] === this.undefinedSlot) return this.blame(program, branch);
    }
    return null;
  }

  private operation(code: number, a: number, b: number): number {
    const { slots } = this;
    const unary = code < firstBinary;
    const { constants } = slots;
    if (slots.isConstant(a) && (unary || slots.isConstant(b))) {
      return this.constant(operate(code, constants[a], unary ? 0 : constants[b]));
    }
    const same = unary ? this.simplerUnary(code, a) : this.simpler(code, a, b);
    if (same !== null) return same;
    const swapped = b < a && commutes(code);
    return swapped ? slots.intern(code, b, a, 0) : slots.intern(code, a, b, 0);
  }

  private simplerUnary(code: number, a: number): number | null {
    const { slots } = this;
    const twice = slots.ops[a] === code;
    if (code === Opcode.negate && twice) return slots.a[a];
    if (code === Opcode.not && twice && slots.isTruth(slots.a[a])) return slots.a[a];
    return null;
  }

  /** A slot that already holds this result, bit for bit; at most one operand is a constant. */
  private simpler(code: number, a: number, b: number): number | null {
    const { slots } = this;
    switch (code) {
      case Opcode.add:
        if (slots.addsNothing(b, a)) return a;
        return slots.addsNothing(a, b) ? b : null;
      case Opcode.subtract:
        return slots.constantIs(b, 0) ? a : null;
      case Opcode.multiply:
        if (slots.constantIs(b, 1)) return a;
        return slots.constantIs(a, 1) ? b : null;
      case Opcode.divide:
        return slots.constantIs(b, 1) ? a : null;
      case Opcode.power:
        if (slots.constantIs(b, 0)) return this.constant(1);
        return slots.constantIs(b, 1) ? a : null;
      case Opcode.min:
      case Opcode.max:
        return a === b ? a : null;
      case Opcode.and:
      case Opcode.or: {
        const settles = code === Opcode.and ? 0 : 1;
        if (slots.isConstant(a)) return this.truth(slots.constants[a], settles, b);
        if (slots.isConstant(b)) return this.truth(slots.constants[b], settles, a);
        return a === b && slots.isTruth(a) ? a : null;
      }
    }
    return null;
  }

  /** `and` or `or` with a known side: settled, or what the other side says. */
  private truth(known: number, settles: 0 | 1, other: number): number | null {
    if ((known !== 0 ? 1 : 0) === settles) return this.constant(settles);
    return this.slots.isTruth(other) ? other : null;
  }
}

function commutes(code: number): boolean {
  switch (code) {
    case Opcode.add:
    case Opcode.multiply:
    case Opcode.min:
    case Opcode.max:
    case Opcode.equal:
    case Opcode.and:
    case Opcode.or:
      return true;
  }
  return false;
}
