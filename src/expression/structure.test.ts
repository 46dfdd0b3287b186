import { expect, it } from "vitest";
import { structure } from "./structure.ts";
import type { Term } from "./term.ts";

it("names everything a term reads, once and in order", () => {
  const state = (variable: number): Term => ({ op: "state", variable });
  const test: Term = { op: "less", a: { op: "issue", issue: 2 }, b: { op: "deadline" } };
  const sum: Term = { op: "add", a: state(4), b: { op: "multiply", a: state(1), b: state(4) } };
  const otherwise: Term = {
    op: "exp",
    a: { op: "add", a: { op: "trust", relation: 1 }, b: { op: "assumption", index: 7 } },
  };
  expect(structure({ op: "if", test, then: sum, otherwise })).toEqual({
    state: [1, 4],
    issues: [2],
    relations: [1],
    assumptions: [7],
    round: false,
    deadline: true,
    package: false,
  });
});

it("visits a shared part once, however often it is used", () => {
  let term: Term = { op: "round" };
  for (let i = 0; i < 200; i++) term = { op: "add", a: term, b: term };
  expect(structure(term).round).toBe(true);
});
