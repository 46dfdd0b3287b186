import { reservedNames } from "../resolve/scope.ts";
import { spellingKey } from "../spelling.ts";
import { entriesOf, get, type Node, type Scalar, scalarsOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Site, tell } from "./site.ts";

interface Name {
  readonly kind: string;
  readonly key: Scalar;
}

/** Two spellings of one name, and one name that means two things where an expression could not tell which. */
export const checkNames = (site: Site): void => {
  const { root } = site.formulas.desk;
  const names = declaredNames(root);
  spellings(site, names);
  for (const group of groups)
    alike(
      site,
      names.filter(({ kind }) => group.includes(kind)),
    );
  for (const { kind, key } of names)
    if (readable.has(kind) && reservedNames.includes(key.text))
      tell(site, words.reservedName(kind, key.text), key.span);
  for (const { kind, key } of names) {
    if (kind === "lever" && key.text === "says") tell(site, words.reservedName(kind, key.text), key.span);
    if (kind === "issue" && reservedIssues.includes(key.text))
      tell(site, words.reservedName(kind, key.text), key.span);
  }
};

/** Keys of a deal's values: an issue with such a name could not be valued. */
const reservedIssues: readonly string[] = ["kept", "broken", "rests on", "also", "constant", "is"];
/** Kinds of names that expressions read. */
const readable: ReadonlySet<string> = new Set(["issue", "state variable", "assumption"]);
/** Kinds that stand in one place without a word that says which is meant: in expressions, after `with`, after `from`, in `value(…)`. */
const groups: readonly (readonly string[])[] = [
  [...readable],
  ["lever", "assumption"],
  ["state variable", "kind of evidence"],
  ["package", "outcome"],
];

const alike = (site: Site, names: readonly Name[]): void => {
  const first = new Map<string, Name>();
  for (const name of names) {
    const { text, span } = name.key;
    const other = first.get(text);
    if (other === undefined) first.set(text, name);
    else if (other.kind !== name.kind) tell(site, words.ambiguousName(text, other.kind, name.kind), span);
  }
};

/** Every name a file declares. Options and values belong to their issue and are compared among themselves only. */
const declaredNames = (root: Node): readonly Name[] => {
  const keys = (section: string, kind: string): Name[] =>
    entriesOf(get(root, section)).map(({ key }) => ({ kind, key }));
  return [
    ...keys("parties", "party"),
    ...keys("issues", "issue"),
    ...keys("packages", "package"),
    ...keys("outcomes", "outcome"),
    ...keys("assumptions", "assumption"),
    ...keys("evidence", "kind of evidence"),
    ...keys("state", "state variable"),
    ...keys("chance", "chance block"),
    ...keys("levers", "lever"),
    ...keys("approaches", "approach"),
    ...keys("views", "view"),
    ...entriesOf(get(root, "moves")).flatMap(({ key: party, value }) =>
      entriesOf(value).map(({ key }) => ({ kind: `move of ${party.text}`, key })),
    ),
    ...entriesOf(get(root, "issues")).flatMap(({ key: issue, value }) =>
      value.kind === "list" ? scalarsOf(value).map((key) => ({ kind: `option of ${issue.text}`, key })) : [],
    ),
    ...entriesOf(get(root, "state")).flatMap(({ key: variable, value }) =>
      scalarsOf(get(value, "values")).map((key) => ({ kind: `value of ${variable.text}`, key })),
    ),
  ];
};

/** Within one kind two spellings are two things by mistake; nobody means `Iran` and `iran` to be two parties. */
const spellings = (site: Site, names: readonly Name[]): void => {
  const first = new Map<string, Scalar>();
  for (const { kind, key } of names) {
    const spelling = `${kind}\n${spellingKey(key.text)}`;
    const other = first.get(spelling);
    if (other === undefined) first.set(spelling, key);
    else if (other.text !== key.text) tell(site, words.twoSpellings(kind, other.text, key.text), key.span);
  }
};
