import type { Term } from "../../expression/term.ts";
import { toText } from "../../maths/exact.ts";
import type { Model, Party, Row } from "../../scenario/model.ts";
import { type Failure, failed } from "../failure.ts";
import { exactly, isTrue, NoNumber } from "./exactly.ts";
import { boundsOf } from "./parts.ts";
import { type Moment, nowhere, positionOf, type Situation, situationOf } from "./situation.ts";
import type { Decision, Faction, Home, Rule, Space, Party as SpaceParty } from "./space.ts";
import { combinationsOf, mostCells, TooManyCells, worthOf } from "./valued.ts";

/** What a file leaves open, or what is to be taken in place of what it says. */
export interface Choices {
  /** Points without an agreement by the id of the row, where playing on says what they are. */
  readonly reservations: ReadonlyMap<string, number>;
}

export interface Found {
  readonly space: Space;
  /** What a reader must know about how the space was made. */
  readonly notes: readonly string[];
}

/** The space of a scenario at a moment, in exact numbers; or why there is none. */
export function spaceFrom(model: Model, moment: Moment, choices: Choices): Found | Failure {
  const wide = model.issues.find((issue) => issue.kind === "numeric" && stepsOf(issue) > mostValues);
  if (wide !== undefined) {
    return failed(
      "too-many-values",
      `unsupported issue "${wide.id}": more than ${mostValues} values`,
      "write larger steps",
    );
  }
  const situation = situationOf(model, moment);
  try {
    const agreeing = model.parties.filter(({ agrees }) => agrees);
    const parties = agreeing.flatMap((party) => partyOf(situation, choices, party));
    const silent = agreeing.filter((party) => rowOf(situation, party)?.deal == null);
    const space: Space = {
      issues: model.issues.map((issue, index) => ({
        id: issue.id,
        values: issue.kind === "options" ? issue.options : situation.numbers[index].map(toText),
      })),
      parties,
      rules: (model.rules ?? []).flatMap((rule) => rulesOf(situation, rule)),
      named: model.packages
        .filter(({ same }, index) => same === index)
        .map(({ id, terms }) => ({
          id,
          values: terms.map((term, issue) => positionOf(model.issues[issue], term)),
        })),
      commonScale: model.commonScale,
    };
    return { space, notes: notesOf(situation, silent) };
  } catch (error) {
    if (error instanceof NoNumber) {
      return failed(
        "not-finite",
        `invalid value: ${error.message}`,
        "look for a division by zero in the values",
      );
    }
    if (error instanceof TooManyCells) {
      return failed(
        "too-many-combinations",
        `unsupported value or rule: it hangs on ${error.message} at once`,
        "write it as a sum over issues, or as conditions on single issues joined by `and`",
      );
    }
    throw error;
  }
}

function partyOf(situation: Situation, choices: Choices, party: Party): readonly SpaceParty[] {
  const row = rowOf(situation, party);
  if (row?.deal == null) return [];
  return [
    {
      id: party.id,
      name: party.name,
      worth: worthOf(situation, row),
      ...reservationOf(situation, choices, row),
      home: homeOf(situation, choices, party),
    },
  ];
}

/** A step that fits no screen and no analysis; what is finer has to be coarsened by whoever knows what it means. */
const mostValues = 100_000;

const stepsOf = (issue: { readonly low: number; readonly high: number; readonly step: number }): number =>
  Math.round((issue.high - issue.low) / issue.step) + 1;

/** The party's own row, or that of the faction that speaks for it at the moment. */
function rowOf({ model, variables }: Situation, party: Party): Row | null {
  if (party.row !== null) return model.rows[party.row];
  return party.speaker === null ? null : model.rows[party.factions[variables[party.speaker]].row];
}

function reservationOf(
  situation: Situation,
  { reservations }: Choices,
  { id, noDeal }: Row,
): Pick<SpaceParty, "reservation" | "without"> {
  const given = reservations.get(id);
  if (given !== undefined) return { reservation: exactly(given), without: "played" };
  return { reservation: noDeal === null ? null : situation.at(noDeal, nowhere) };
}

function homeOf(situation: Situation, choices: Choices, { home, factions }: Party): Home | null {
  if (home === null) return null;
  return {
    decides: decisionOf(home.decides),
    factions: factions.map(({ id, name, row: index }, position): Faction => {
      const { weight, veto } = home.members[position];
      const row = situation.model.rows[index];
      return {
        id,
        name,
        worth: worthOf(situation, row),
        ...reservationOf(situation, choices, row),
        weight: situation.at(weight, nowhere),
        veto,
      };
    }),
  };
}

const decisionOf = (decides: NonNullable<Party["home"]>["decides"]): Decision =>
  decides.kind === "quota" ? { kind: "quota", weight: exactly(decides.weight) } : decides;

/** A truth as rules: each of several that must all hold by itself, and an "or" of single issues as what it forbids. */
function rulesOf(situation: Situation, rule: Term): readonly Rule[] {
  if (rule.op === "and") return [...rulesOf(situation, rule.a), ...rulesOf(situation, rule.b)];
  const forbidden = boundsOf(situation, { op: "not", a: rule });
  if (forbidden !== null) return [{ kind: "forbidden", bounds: forbidden }];
  const issues = situation.issuesRead(rule);
  const cells = issues.reduce((product, issue) => product * situation.numbers[issue].length, 1);
  if (cells > mostCells) throw new TooManyCells(`${cells} combinations of values`);
  const allowed = Array.from(combinationsOf(situation.numbers, issues), (values) =>
    isTrue(situation.at(rule, values)),
  );
  return [{ kind: "table", issues, allowed }];
}

function notesOf(situation: Situation, silent: readonly Party[]): readonly string[] {
  const rounded = situation.rounded()
    ? [
        "Some values come through a root, an exponential or a logarithm: these are taken as the decimals of their doubles.",
      ]
    : [];
  const accepting = silent.map(
    ({ name }) => `${name} must agree and has no value for a deal: it is taken to accept everything.`,
  );
  return [...rounded, ...accepting];
}
