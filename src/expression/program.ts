import { Opcode } from "./operation.ts";
import type { Term } from "./term.ts";

/** Codes of what a term reads, beside those of `Opcode`. */
export const Leaf = { state: 32, round: 33, deadline: 34, package: 35, issue: 36, trust: 37 } as const;

/**
 * A term laid out flat, parts before wholes, each shared part once. Specialising the same term at millions of
 * places then reads numbers only. `slot` and `stamp` remember, per part, what the walk with that stamp found.
 */
export interface Program {
  readonly code: Uint8Array;
  /** Parts by position; for a leaf its index. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly z: Int32Array;
  readonly value: Float64Array;
  readonly slot: Int32Array;
  readonly stamp: Int32Array;
}

export function layOut(term: Term): Program {
  const order = partsFirst(term);
  const position = new Map(order.map((part, index) => [part, index]));
  const size = order.length;
  const program: Program = {
    code: new Uint8Array(size),
    x: new Int32Array(size),
    y: new Int32Array(size),
    z: new Int32Array(size),
    value: new Float64Array(size),
    slot: new Int32Array(size),
    stamp: new Int32Array(size),
  };
  order.forEach((part, index) => {
    const parts = partsOf(part).map((one) => position.get(one)!);
    program.code[index] = codeOf(part);
    program.x[index] = parts.length > 0 ? parts[0] : leafIndex(part);
    program.y[index] = parts[1] ?? 0;
    program.z[index] = parts[2] ?? 0;
    if (part.op === "number") program.value[index] = part.value;
  });
  return program;
}

function codeOf(term: Term): number {
  switch (term.op) {
    case "number":
      return Opcode.constant;
    case "if":
      return Opcode.select;
    case "state":
    case "round":
    case "deadline":
    case "package":
    case "issue":
    case "trust":
      return Leaf[term.op];
    default:
      return Opcode[term.op];
  }
}

function leafIndex(term: Term): number {
  if (term.op === "assumption") return term.index;
  if (term.op === "state") return term.variable;
  if (term.op === "issue") return term.issue;
  return term.op === "trust" ? term.relation : 0;
}

function partsOf(term: Term): readonly Term[] {
  if (term.op === "if") return [term.test, term.then, term.otherwise];
  if ("b" in term) return [term.a, term.b];
  return "a" in term ? [term.a] : [];
}

/** Every part once, before what it is a part of; without recursion, since sums over many issues are deep. */
function partsFirst(term: Term): readonly Term[] {
  const order: Term[] = [];
  const done = new Set<Term>();
  const open: { readonly part: Term; readonly ready: boolean }[] = [{ part: term, ready: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, ready } = next;
    if (done.has(part)) continue;
    if (ready) {
      done.add(part);
      order.push(part);
      continue;
    }
    open.push({ part, ready: true });
    for (const one of partsOf(part)) if (!done.has(one)) open.push({ part: one, ready: false });
  }
  return order;
}
