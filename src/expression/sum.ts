import type { Term } from "./term.ts";

/** A constant and multiples of other terms. Equal parts count as one only when they are one object. */
export interface Sum {
  readonly constant: number;
  readonly parts: ReadonlyMap<Term, number>;
}

/** Collects a sum, so that p + (1 - p) is seen to be 1. What is no sum is once itself. */
export function sumOf(term: Term, memory: Map<Term, Sum>): Sum {
  const known = memory.get(term);
  if (known !== undefined) return known;
  const made = collect(term, (part) => sumOf(part, memory));
  memory.set(term, made);
  return made;
}

function collect(term: Term, of: (part: Term) => Sum): Sum {
  if (term.op === "number" && !Number.isNaN(term.value)) return { constant: term.value, parts: new Map() };
  if (term.op === "negate") return scaled(of(term.a), -1);
  if (term.op === "add") return joined(of(term.a), of(term.b), 1);
  if (term.op === "subtract") return joined(of(term.a), of(term.b), -1);
  if (term.op === "multiply" && term.a.op === "number") return scaled(of(term.b), term.a.value);
  if (term.op === "multiply" && term.b.op === "number") return scaled(of(term.a), term.b.value);
  return { constant: 0, parts: new Map([[term, 1]]) };
}

function scaled({ constant, parts }: Sum, by: number): Sum {
  return {
    constant: constant * by,
    parts: new Map(Array.from(parts, ([part, times]) => [part, times * by])),
  };
}

function joined(a: Sum, b: Sum, sign: 1 | -1): Sum {
  const parts = new Map(a.parts);
  for (const [part, times] of b.parts) parts.set(part, (parts.get(part) ?? 0) + sign * times);
  return { constant: a.constant + sign * b.constant, parts };
}
