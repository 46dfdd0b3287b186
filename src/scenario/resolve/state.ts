import type { StateVariable } from "../model.ts";
import { entriesOf, get, type Scalar, scalarsOf, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Desk, find, ids, report } from "./desk.ts";
import type { PartyNames } from "./vocabulary.ts";

const wholeRange = /^\s*(-?[0-9]+)\s+to\s+(-?[0-9]+)\s*$/;
/** More values than this in one variable would only make graphs that nobody can build. */
const mostValues = 1000;

export const resolveState = (desk: Desk, parties: readonly PartyNames[]): readonly StateVariable[] =>
  entriesOf(get(desk.root, "state")).map(({ key, value }) => {
    const speaker = get(value, "speaks for");
    const given = get(value, "values");
    const speaksFor = speaker?.kind === "scalar" ? find(desk, speaker, "party", ids(parties)) : null;
    if (speaker === undefined && given === undefined)
      report(desk, words.stateWithoutValues(key.text), key.span);
    if (speaker !== undefined && given !== undefined)
      report(desk, words.valuesOfSpeaker(key.text), given.span);
    if (speaksFor !== null && parties[speaksFor].factions.length === 0)
      report(desk, words.speakerWithoutFactions(parties[speaksFor].id), speaker!.span);
    let values: readonly string[] = speaksFor === null ? [] : parties[speaksFor].factions;
    let low: number | null = null;
    if (speaker === undefined && given?.kind === "list") values = distinct(desk, scalarsOf(given));
    if (speaker === undefined && given?.kind === "scalar") {
      const match = wholeRange.exec(given.text);
      const [first, last] = match === null ? [0, -1] : [Number(match[1]), Number(match[2])];
      if (match === null) report(desk, words.invalidValues(given.text), given.span);
      else if (last < first) report(desk, words.emptyRange(given.text), given.span);
      else {
        const count = last - first + 1;
        if (count > mostValues) report(desk, words.tooManyStateValues(count, mostValues), given.span);
        low = first;
        values = Array.from({ length: Math.min(count, mostValues) }, (_, i) => String(first + i));
      }
    }
    const start = get(value, "start");
    const position =
      start?.kind === "scalar" && values.length > 0 ? find(desk, start, "value", values) : null;
    return {
      id: key.text,
      values,
      low,
      start: position ?? 0,
      speaksFor,
      keepsOffers: textOf(get(value, "keeps offers")) === "yes",
    };
  });

const distinct = (desk: Desk, scalars: readonly Scalar[]): readonly string[] => {
  const values: string[] = [];
  for (const scalar of scalars) {
    if (values.includes(scalar.text)) report(desk, words.namedTwice("value", scalar.text), scalar.span);
    else values.push(scalar.text);
  }
  return values;
};
