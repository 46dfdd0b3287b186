import type {
  ApproachReference,
  Change,
  Query,
  QuerySubject,
  Span,
  Syntax,
} from "../../expression/syntax.ts";
import { ids, meant } from "../resolve/desk.ts";
import * as words from "../words.ts";
import { constantOutcome } from "./certain.ts";
import { type Site, tell } from "./site.ts";

/** Where a result stands decides whether it names an approach: what a file asks is asked of every approach. */
type Place = "claim" | "ask";
type Kind = "number" | "truth" | "choice" | "either";

/** Names, types and sense of everything under `claims`, `asks` and `expect`. What the lenses give is not its business. */
export const checkQuestions = (site: Site): void => {
  const { claims, asks, expectations } = site.model;
  for (const claim of claims) {
    if (claim.holds === null) continue;
    wanted(site, claim.holds, "truth", "claim");
    const certain = constantOutcome(site.model, claim.holds);
    if (certain === false) tell(site, words.claimNeverTrue(claim.id), claim.holds.span);
    if (certain === true) tell(site, words.claimAlwaysTrue(claim.id), claim.holds.span);
  }
  for (const ask of asks) wanted(site, ask.of, "number", "ask");
  for (const { of, value, span } of expectations) {
    const kind = typeof value === "boolean" ? "truth" : "number";
    const found = kindOf(site, of, "claim");
    if (found !== null && found !== "either" && found !== kind)
      tell(site, words.expectsOtherKind(found, kind), span);
  }
};

const wanted = (site: Site, syntax: Syntax, kind: "number" | "truth", place: Place): void => {
  const found = kindOf(site, syntax, place);
  if (found !== null && found !== "either" && found !== kind)
    tell(
      site,
      words.wrongResult(site.model.text.slice(syntax.span.start, syntax.span.end), kind),
      syntax.span,
    );
};

/** What a result is, or null when that has been reported as a fault. */
const kindOf = (site: Site, syntax: Syntax, place: Place): Kind | null => {
  const part = (inner: Syntax, kind: "number" | "truth"): void => wanted(site, inner, kind, place);
  switch (syntax.kind) {
    case "number":
      return "number";
    case "range":
      tell(site, words.rangeInClaim(), syntax.span);
      return null;
    case "name":
      return assumptionKind(site, syntax.name, syntax.span);
    case "negate":
      part(syntax.of, "number");
      return "number";
    case "not":
      part(syntax.of, "truth");
      return "truth";
    case "binary":
      part(syntax.left, "number");
      part(syntax.right, "number");
      return "number";
    case "compare":
      compared(site, syntax, place);
      return "truth";
    case "and":
    case "or":
      part(syntax.left, "truth");
      part(syntax.right, "truth");
      return "truth";
    case "if":
      part(syntax.test, "truth");
      if (syntax.otherwise === null) {
        part(syntax.then, "truth");
        return "truth";
      }
      return eitherOf(kindOf(site, syntax.then, place), kindOf(site, syntax.otherwise, place));
    case "call":
      for (const argument of syntax.args) part(argument, "number");
      return "number";
    case "trust":
      relation(site, syntax.holder, syntax.about, syntax.span);
      return "number";
    case "query":
      return queried(site, syntax, place);
  }
};

const eitherOf = (a: Kind | null, b: Kind | null): Kind | null => (a === b ? a : "either");

const assumptionKind = (site: Site, name: string, span: Span): Kind | null => {
  const { formulas } = site;
  if (formulas.declared.has(name) || formulas.byName.has(name)) {
    formulas.used.add(name);
    return "number";
  }
  const known = [...formulas.declared.keys(), ...formulas.byName.keys()];
  tell(site, words.unknownInClaim(name, meant(name, known)), span);
  return null;
};

/** `best(us | A, round 2) = accept` compares with a move; everything else compares numbers. */
const compared = (site: Site, syntax: Extract<Syntax, { kind: "compare" }>, place: Place): void => {
  const { operator } = syntax;
  const isChoice = (side: Syntax): side is Query => side.kind === "query" && side.name === "best";
  const [left, right] = isChoice(syntax.right) ? [syntax.right, syntax.left] : [syntax.left, syntax.right];
  const choice = isChoice(left) ? left : null;
  if (choice === null) {
    wanted(site, left, "number", place);
    wanted(site, right, "number", place);
    return;
  }
  queried(site, choice, place);
  if (operator !== "=" && operator !== "!=") tell(site, words.choiceHasNoOrder(operator), syntax.span);
  const party = partyOf(site, choice.subjects[0]);
  if (right.kind !== "name") tell(site, words.choiceWithoutMove(), right.span);
  else if (party !== null) named(site, "move", right.name, ids(site.model.parties[party].moves), right.span);
};

const named = (
  site: Site,
  what: words.Kind,
  name: string,
  known: readonly string[],
  span: Span,
): number | null => {
  const index = known.indexOf(name);
  if (index >= 0) return index;
  tell(site, words.unknownName(what, name, meant(name, known), known), span);
  return null;
};

const relation = (site: Site, holder: string, about: string, span: Span): void => {
  named(site, "trust relation", `${holder} in ${about}`, ids(site.model.relations), span);
};

const textOf = (subject: QuerySubject | undefined): string =>
  subject?.kind === "path" ? subject.parts.join("/") : "";

/** The party of a row's name, `us` or `us/maximalists`; null and nothing said when it is unknown. */
const partyOf = (site: Site, subject: QuerySubject | undefined): number | null => {
  const first = subject?.kind === "path" ? subject.parts[0] : "";
  const party = site.model.parties.findIndex((candidate) => candidate.id === first);
  return party < 0 ? null : party;
};

/** Results of a row: `us`, `us/maximalists`. A party without values has none. */
const valued = (site: Site, subject: QuerySubject | undefined, span: Span): void => {
  const { rows, parties } = site.model;
  const name = textOf(subject);
  if (ids(rows).includes(name)) return;
  if (ids(parties).includes(name)) tell(site, words.partyWithoutValues(name), span);
  else named(site, "party", name, ids(rows), span);
};

const queried = (site: Site, query: Query, place: Place): Kind | null => {
  const { model } = site;
  const [first, second, third] = query.subjects;
  const span = first?.span ?? query.span;
  const rows = ids(model.rows);
  const outcomes = ids(model.outcomes);
  const events = [...outcomes, "lasting deal", "broken deal"];
  switch (query.name) {
    case "P":
      named(site, "outcome", textOf(first), events, span);
      return played(site, query, place, ["by round"]);
    case "E":
    case "E*":
      valued(site, first, span);
      return played(site, query, place, ["name"]);
    case "trust":
      if (first?.kind === "trust") relation(site, first.holder, first.about, span);
      // Without an approach it is the trust at the start, the same for all.
      return query.approach === null ? "number" : played(site, query, place, ["round"]);
    case "length":
      return played(site, query, place, []);
    case "taken":
      takenMove(site, first);
      return played(site, query, place, []);
    case "best":
      named(site, "party", textOf(first), [...new Set([...ids(model.parties), ...rows])], span);
      played(site, query, place, ["round"]);
      return "choice";
    case "value":
      valued(site, first, span);
      if (second !== undefined) {
        const known = [...ids(model.packages), ...outcomes.filter((id) => id !== "deal"), "no deal"];
        named(site, "outcome", textOf(second), known, second.span);
      }
      if (third?.kind === "expression") wanted(site, third.of, "number", place);
      return "number";
    case "ripe": {
      const party = named(site, "party", textOf(first), ids(model.parties), span);
      if (party !== null && !model.ripeness.some((ripeness) => ripeness.party === party))
        tell(site, words.missingRipeness(textOf(first)), span);
      return "either";
    }
    case "agreeable":
      named(site, "package", textOf(first), ids(model.packages), span);
      return agreed(site, query);
    case "ratifies":
      named(site, "party", textOf(first), ids(model.parties), span);
      if (second !== undefined) named(site, "package", textOf(second), ids(model.packages), second.span);
      return agreed(site, query);
    case "zopa":
      return agreed(site, query);
    case "share":
      named(site, "lever", textOf(first), ids(model.levers), span);
      if (second?.kind === "between") {
        approach(site, second.from);
        approach(site, second.to);
      }
      if (third?.kind === "expression") wanted(site, third.of, "number", "ask");
      return "number";
    default:
      return "either";
  }
};

/** What could be agreed has an approach where the talks say what a party has without an agreement, and no rounds. */
const agreed = (site: Site, query: Query): Kind => {
  if (query.approach !== null) approach(site, query.approach);
  for (const modifier of query.modifiers) tell(site, words.uselessModifier(query.name), modifier.span);
  return "truth";
};

/** Checks what follows the bar of a result of play. */
const played = (site: Site, query: Query, place: Place, allowed: readonly string[]): Kind => {
  const { model } = site;
  if (model.clock === null && !site.problems.some(({ code }) => code === "missing-clock"))
    tell(site, words.queryWithoutClock(query.name), query.span);
  if (query.approach !== null) {
    if (place === "ask") tell(site, words.approachInAsk(query.approach.name), query.approach.span);
    else approach(site, query.approach);
  } else if (place === "claim" && model.approaches.length > 1)
    tell(site, words.missingApproach(query.name, ids(model.approaches)), query.span);
  for (const modifier of query.modifiers) {
    if (!allowed.includes(modifier.kind)) tell(site, words.uselessModifier(query.name), modifier.span);
    else if (modifier.kind === "name")
      named(
        site,
        "outcome",
        modifier.name,
        [...ids(model.outcomes), "lasting deal", "broken deal"],
        modifier.span,
      );
    else if (model.clock !== null && modifier.round > model.clock.rounds)
      tell(site, words.roundOutside(modifier.round, model.clock.rounds), modifier.span);
  }
  return "number";
};

const takenMove = (site: Site, subject: QuerySubject | undefined): void => {
  if (subject?.kind !== "path") return;
  const { model } = site;
  const [first, second] = subject.parts;
  if (second !== undefined) {
    const party = named(site, "party", first, ids(model.parties), subject.span);
    if (party !== null) named(site, "move", second, ids(model.parties[party].moves), subject.span);
    return;
  }
  const having = model.parties.filter((party) => party.moves.some((move) => move.id === first));
  if (having.length > 1) tell(site, words.ambiguousMove(first, ids(having)), subject.span);
  if (having.length === 0) {
    const known = model.parties.flatMap((party) => ids(party.moves));
    named(site, "move", first, [...new Set(known)], subject.span);
  }
};

const approach = (site: Site, reference: ApproachReference): void => {
  const { model } = site;
  const place = { start: reference.span.start, end: reference.span.start + reference.name.length };
  named(site, "approach", reference.name, ids(model.approaches), place);
  for (const change of reference.changes) changed(site, change);
  for (const change of reference.from) started(site, change);
};

/** `with deadline = open, flip = 0.2`: a lever and its setting, or an assumption and its value. */
const changed = (site: Site, { name, value, span }: Change): void => {
  const { model, formulas } = site;
  const lever = model.levers.find((candidate) => candidate.id === name);
  const given = wordOf(value);
  if (lever !== undefined) {
    named(site, "setting", given ?? "", ids(lever.settings), value.span);
    return;
  }
  const declared = formulas.declared.get(name);
  if (declared?.index === null && !declared.faulty) tell(site, words.definitionCannotBeSet(name), span);
  else if (declared === undefined && !formulas.byName.has(name)) {
    const known = [...ids(model.levers), ...formulas.declared.keys(), ...formulas.byName.keys()];
    tell(site, words.unknownChange(name, meant(name, known)), span);
    return;
  }
  formulas.used.add(name);
  wanted(site, value, "number", "claim");
};

/** `from round 4, forces = back, on the table = focused, waffling = 2`: the state in which the talks start. */
const started = (site: Site, { name, value, span }: Change): void => {
  const { model } = site;
  const given = wordOf(value);
  const variable = model.state.find((candidate) => candidate.id === name);
  if (name === "round") {
    const rounds = model.clock?.rounds ?? 1;
    if (
      value.kind === "number" &&
      !(Number.isInteger(value.value) && value.value >= 1 && value.value <= rounds)
    )
      tell(site, words.roundOutside(value.value, rounds), value.span);
  } else if (name === "on the table") {
    named(site, "package", given ?? "", [...ids(model.packages), "nothing"], value.span);
  } else if (variable !== undefined) {
    named(site, "value", given ?? "", variable.values, value.span);
  } else if (model.evidence.some((evidence) => evidence.id === name)) {
    if (value.kind !== "number" || value.value < 0 || !Number.isInteger(value.value))
      tell(site, words.timesShown(name), value.span);
  } else {
    const known = ["round", "on the table", ...ids(model.state), ...ids(model.evidence)];
    tell(site, words.unknownStart(name, meant(name, known)), span);
  }
};

/** A bare name or a plain whole number as the text it was written as. */
const wordOf = (value: Syntax): string | null =>
  value.kind === "name" ? value.name : value.kind === "number" ? String(value.value) : null;
