import type { Binding, Type } from "../../expression/bind.ts";
import type { Term } from "../../expression/term.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Names with a meaning of their own wherever an expression stands. */
export const reservedNames: readonly string[] = ["round", "deadline", "never", "on the table", "nothing"];

const aNumber: Type = { kind: "number" };

const set = (name: string, members: readonly (readonly [string, number])[]): Type => ({
  kind: "set",
  name,
  members: new Map(members),
});

/** What a name means that is no assumption: the words of play, an issue, a state variable. */
export const vocabularyLookup = (vocabulary: Vocabulary, name: string): Binding | undefined => {
  if (name === "round") return { type: aNumber, term: { op: "round" } };
  if (name === "deadline") return { type: aNumber, term: { op: "deadline" } };
  if (name === "on the table") {
    const members = vocabulary.packages.map((p) => [p.id, p.same] as const);
    return { type: set("package", [...members, ["nothing", -1]]), term: { op: "package" } };
  }
  const variable = vocabulary.state.findIndex((candidate) => candidate.id === name);
  if (variable >= 0) {
    const { low, values, id } = vocabulary.state[variable];
    const term: Term = { op: "state", variable };
    return low === null
      ? {
          type: set(
            id,
            values.map((value, position) => [value, position]),
          ),
          term,
        }
      : { type: aNumber, term };
  }
  const issue = vocabulary.issues.findIndex((candidate) => candidate.id === name);
  if (issue < 0) return undefined;
  const found = vocabulary.issues[issue];
  const term: Term = { op: "issue", issue };
  if (found.kind === "numeric") return { type: aNumber, term };
  return {
    type: set(
      found.id,
      found.options.map((option, position) => [option, position]),
    ),
    term,
  };
};

export const vocabularyNames = (vocabulary: Vocabulary): readonly string[] => [
  ...vocabulary.issues.map((issue) => issue.id),
  ...vocabulary.state.map((variable) => variable.id),
  "round",
  "deadline",
  "on the table",
];
