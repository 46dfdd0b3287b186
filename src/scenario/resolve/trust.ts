import { number } from "../../expression/term.ts";
import type { Evidence, Relation } from "../model.ts";
import { entriesOf, get } from "../tree.ts";
import * as words from "../words.ts";
import { type Desk, find, ids, report } from "./desk.ts";
import { type Formulas, termOf, termOr } from "./formula.ts";
import type { PartyNames, RelationNames } from "./vocabulary.ts";

/** Splits `iran in us` where both sides are parties, since a party's own name may hold the word `in`. */
export const resolveRelationNames = (desk: Desk, parties: readonly PartyNames[]): readonly RelationNames[] =>
  entriesOf(get(desk.root, "trust")).flatMap(({ key }) => {
    const known = ids(parties);
    const parts = key.text.split(" in ");
    for (let cut = 1; cut < parts.length; cut++) {
      const holder = known.indexOf(parts.slice(0, cut).join(" in "));
      const about = known.indexOf(parts.slice(cut).join(" in "));
      if (holder < 0 || about < 0) continue;
      if (holder === about) report(desk, words.trustInOneself(key.text), key.span);
      return [{ id: key.text, holder, about }];
    }
    report(desk, words.invalidRelation(key.text, known), key.span);
    return [];
  });

export const resolveRelations = (formulas: Formulas): readonly Relation[] =>
  formulas.vocabulary.relations.map(({ id, holder, about }) => {
    const block = get(get(formulas.desk.root, "trust"), id);
    return {
      id,
      holder,
      about,
      atFirst: termOr(formulas, get(block, "at first"), "constant", 0.5),
      inFact: termOf(formulas, get(block, "in fact"), "signing"),
    };
  });

export const resolveEvidenceNames = (desk: Desk): readonly string[] =>
  entriesOf(get(desk.root, "evidence")).map(({ key }) => key.text);

const times = /^\s*([0-9]+)(?:\s+times?)?\s*$/;
/** The graph counts evidence in its states; a higher cap would only multiply them. */
const highestCap = 100;

export const resolveEvidence = (formulas: Formulas): readonly Evidence[] =>
  entriesOf(get(formulas.desk.root, "evidence")).map(({ key, value }) => {
    const { desk, vocabulary } = formulas;
    const about = get(value, "about");
    const relation =
      about?.kind === "scalar" ? find(desk, about, "trust relation", ids(vocabulary.relations)) : null;
    const otherwise = get(value, "otherwise");
    const most = get(value, "at most");
    const cap = most?.kind === "scalar" ? Number(times.exec(most.text)?.[1] ?? Number.NaN) : 1;
    if (!(cap >= 1 && cap <= highestCap) && most?.kind === "scalar")
      report(desk, words.invalidCap(most.text, highestCap), most.span);
    return {
      id: key.text,
      relation: relation ?? 0,
      ratio: termOr(formulas, get(value, "times likelier"), "constant", 1),
      otherwise: otherwise === undefined ? null : (termOf(formulas, otherwise, "constant") ?? number(1)),
      cap: cap >= 1 && cap <= highestCap ? cap : 1,
    };
  });
