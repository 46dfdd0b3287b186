import { Opcode, operate } from "../../expression/operation.ts";
import { number, type Term } from "../../expression/term.ts";
import type { Model } from "../model.ts";
import { type Place, valueAt } from "./point.ts";

const unknown = (): number => Number.NaN;

/**
 * A term at one place of the talks: what the place decides is worked out, assumptions and trust are left. Equal parts
 * of the result are one object.
 */
export const specialise = (model: Model, whole: Term, place: Place): Term => {
  const memory = new Map<Term, Term>();
  const distinct = new Map<string, Term>();
  const numbers = new Map<Term, number>();
  const once = (term: Term): Term => {
    const key = keyOf(term, numbers);
    const twin = distinct.get(key);
    if (twin !== undefined) return twin;
    distinct.set(key, term);
    numbers.set(term, numbers.size);
    return term;
  };
  const at = (term: Term): Term => {
    const known = memory.get(term);
    if (known !== undefined) return known;
    const made = once(reduce(term));
    memory.set(term, made);
    return made;
  };
  const reduce = (term: Term): Term => {
    if (term.op === "number" || term.op === "assumption" || term.op === "trust") return term;
    if (term.op === "if") {
      const test = at(term.test);
      if (test.op === "number") return at(test.value !== 0 ? term.then : term.otherwise);
      return { op: "if", test, then: at(term.then), otherwise: at(term.otherwise) };
    }
    if ("b" in term) return binary(term.op, at(term.a), at(term.b));
    if ("a" in term) {
      const a = at(term.a);
      return a.op === "number" ? number(operate(Opcode[term.op], a.value, 0)) : { op: term.op, a };
    }
    return number(valueAt(model, term, place, unknown, unknown));
  };
  return at(whole);
};

const binary = (op: Extract<Term, { b: Term }>["op"], a: Term, b: Term): Term => {
  if (a.op === "number" && b.op === "number") return number(operate(Opcode[op], a.value, b.value));
  const [known, other] = a.op === "number" ? [a.value, b] : b.op === "number" ? [b.value, a] : [null, a];
  // One side may decide a conjunction whatever the other is; NaN times 0 is not wanted here, so products stay.
  if (op === "and" && known === 0) return number(0);
  if (op === "or" && known !== null && known !== 0) return number(1);
  if ((op === "and" && known !== null) || (op === "or" && known === 0)) return other;
  return { op, a, b };
};

/** What a term is, when its parts are known by their numbers. */
const keyOf = (term: Term, numbers: ReadonlyMap<Term, number>): string => {
  if (term.op === "number") return `number ${term.value}`;
  if (term.op === "assumption") return `assumption ${term.index}`;
  if (term.op === "trust") return `trust ${term.relation}`;
  const parts = [
    ...("test" in term ? [term.test, term.then, term.otherwise] : []),
    ...("a" in term ? [term.a] : []),
    ...("b" in term ? [term.b] : []),
  ];
  return `${term.op} ${parts.map((part) => numbers.get(part)).join(" ")}`;
};
