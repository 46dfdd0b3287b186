import { structure } from "../../expression/structure.ts";
import type { Party } from "../model.ts";
import { promises } from "../promises.ts";
import { ids } from "../resolve/desk.ts";
import { type Entry, entriesOf, get, itemsOf, type Node } from "../tree.ts";
import * as words from "../words.ts";
import { satisfies } from "./point.ts";
import { type Site, tell } from "./site.ts";

/** Whether the sections fit together: who moves has values, what is played has a clock, packages obey the rules. */
export const checkFrame = (site: Site): void => {
  const { model, formulas } = site;
  const { root } = formulas.desk;
  const keyOf = (section: string, name: string): Entry["key"] | undefined =>
    entriesOf(get(root, section)).find(({ key }) => key.text === name)?.key;
  const section = (name: string): Entry["key"] | undefined =>
    entriesOf(root).find(({ key }) => key.text === name)?.key;

  for (const party of model.parties)
    checkParty(site, party, keyOf("parties", party.id)!, keyOf("moves", party.id));
  const played = section("moves") ?? section("chance") ?? section("turns");
  if (played !== undefined && model.clock === null) tell(site, words.missingClock(played.text), played.span);
  if (played !== undefined && played.text !== "turns" && section("turns") === undefined)
    tell(site, words.missingTurns(played.text), played.span);

  const speakers = new Set<number>();
  for (const { id, speaksFor } of model.state) {
    if (speaksFor === null) continue;
    if (speakers.has(speaksFor))
      tell(site, words.secondSpeaker(model.parties[speaksFor].id), keyOf("state", id)!.span);
    speakers.add(speaksFor);
  }
  checkRules(site, itemsOf(get(root, "rules")), (name) => keyOf("packages", name)!);
  checkTrust(site, (name) => keyOf("trust", name)!);
  checkEvidence(site, (name) => keyOf("evidence", name)!);
  checkBroken(site);
};

const checkParty = (site: Site, party: Party, key: Entry["key"], moves: Entry["key"] | undefined): void => {
  if (party.moves.length === 0 || moves === undefined) return;
  const hasRow = party.row !== null || party.factions.length > 0;
  const valued = entriesOf(get(site.formulas.desk.root, "values")).some(
    ({ key: owner }) => owner.text === party.id || owner.text.startsWith(`${party.id}/`),
  );
  if (!hasRow || !valued) tell(site, words.movesWithoutValues(party.id), moves.span);
  else if (party.factions.length > 0 && party.speaker === null)
    tell(site, words.nobodySpeaks(party.id, ids(party.factions)), key.span);
  const block = get(get(site.formulas.desk.root, "parties"), party.id);
  const given = entriesOf(get(block, "factions")).some(({ value }) => get(value, "precision") !== undefined);
  if (valued && get(block, "precision") === undefined && !given)
    tell(site, words.precisionNotGiven(party.id), key.span);
};

const checkRules = (site: Site, rules: readonly Node[], keyOf: (name: string) => Entry["key"]): void => {
  const { model } = site;
  for (const [position, rule] of (model.rules ?? []).entries()) {
    const node = rules[position];
    for (const { id, terms } of model.packages)
      if (!satisfies(rule, terms))
        tell(site, words.breaksRule(id, node.kind === "scalar" ? node.text : ""), keyOf(id).span);
  }
};

/** `in fact` that hangs on nothing makes the lasting of a deal an input. */
const checkTrust = (site: Site, keyOf: (name: string) => Entry["key"]): void => {
  const { relations } = site.model;
  const said = new Map<number, string>();
  for (const { id, about, inFact } of relations) {
    if (inFact === null) continue;
    const before = said.get(about);
    if (before !== undefined) tell(site, words.inFactTwice(id, before), keyOf(id).span);
    said.set(about, before ?? id);
  }
  for (const index of promises(site.model)) {
    const { id, inFact } = relations[index];
    if (inFact === null) {
      tell(site, words.withoutInFact(id), keyOf(id).span);
      continue;
    }
    const reads = structure(inFact);
    if (reads.state.length === 0 && reads.issues.length === 0 && !reads.package && !reads.round)
      tell(site, words.inFactOnNothing(id), keyOf(id).span);
  }
};

/** Without `otherwise` trust drifts: only what happens is read, and what does not happen says nothing. */
const checkEvidence = (site: Site, keyOf: (name: string) => Entry["key"]): void => {
  const { model } = site;
  const byChance = new Set(model.chances.flatMap((block) => block.branches.flatMap((b) => b.effect.shows)));
  for (const [index, { id, otherwise }] of model.evidence.entries())
    if (otherwise === null && byChance.has(index)) tell(site, words.withoutOtherwise(id), keyOf(id).span);
};

/**
 * What `broken` does not name counts 0, which is easy to overlook where `kept` names it. Who gives `broken` a constant
 * has thought of the whole: the rest is meant to count 0.
 */
const checkBroken = (site: Site): void => {
  for (const { key: owner, value } of entriesOf(get(site.formulas.desk.root, "values"))) {
    const deal = get(value, "deal");
    const kept = get(deal, "kept");
    const broken = get(deal, "broken");
    if (kept === undefined || owner.text.includes("/")) continue;
    const missing = entriesOf(kept).flatMap(({ key, value: options }) => {
      if (key.text === "also" || key.text === "constant") return [];
      const there = get(broken, key.text);
      if (there === undefined) return [key.text];
      return entriesOf(there).length === 0 || get(there, "is") !== undefined
        ? []
        : entriesOf(options).flatMap((option) =>
            get(there, option.key.text) === undefined ? [`${key.text}.${option.key.text}`] : [],
          );
    });
    const place = entriesOf(deal).find(
      ({ key }) => key.text === (broken === undefined ? "kept" : "broken"),
    )!.key;
    const meantSo = get(broken, "constant") !== undefined;
    if (missing.length > 0 && !meantSo) tell(site, words.unnamedInBroken(owner.text, missing), place.span);
    const party = site.model.rows.find((row) => row.id === owner.text);
    if (broken !== undefined && party?.deal?.restsOn.length === 0)
      tell(site, words.brokenWithoutTrust(owner.text), place.span);
  }
};
