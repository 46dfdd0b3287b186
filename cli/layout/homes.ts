import { ratificationFindings } from "../../src/lenses/agreement/homeFindings.ts";
import type { AgreementValue } from "../../src/lenses/agreement/value.ts";
import { figure } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, item, table } from "../table.ts";
import { agreement as words } from "../words.ts";
import { heading } from "./frame.ts";

/** What the homes that must ratify leave of what could be agreed, and who stands in the way. */
export function homeLines(value: AgreementValue, style: Style): readonly string[] {
  const { ratification, parties } = value;
  if (ratification === null) return [];
  const nameOf = (party: string): string => parties.find((one) => one.party === party)!.name;
  const left = (head: string): Column => ({ head, align: "left", flows: true });
  const right = (head: string): Column => ({ head, align: "right", flows: true });
  const homes = ratification.homes.map(({ party, ratifiedBy, winSet, zone }) => [
    nameOf(party),
    ratifiedBy,
    words.of(winSet, value.packages),
    words.of(zone.all, winSet),
  ]);
  const factions = ratification.factions.map((one) => [
    one.name,
    nameOf(one.party),
    figure(one.weight),
    one.veto ? words.yes : "",
    one.reservation === null ? words.anything : figure(one.reservation),
    words.of(one.accepts, value.packages),
    one.lowering === null || one.lowering === 0 ? "" : figure(one.lowering),
  ]);
  return [
    heading(words.homes, style),
    ...ratificationFindings(value, ratification).flatMap((text) => item("  - ", text, style)),
    "",
    ...table(
      [left(words.party), left(words.ratified), right(words.winSet), right(words.together)],
      homes,
      style,
    ),
    "",
    ...table(
      [
        left(words.faction),
        left(words.party),
        right(words.weight),
        left(words.veto),
        right(words.reservation),
        right(words.accepts),
        right(words.lowering),
      ],
      factions,
      style,
    ),
  ];
}
