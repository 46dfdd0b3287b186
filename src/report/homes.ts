import type { AgreementValue, FactionTold, HomeTold, RatificationTold } from "../lenses/agreement/value.ts";
import { found } from "./figures.ts";
import { type Html, html, joined } from "./html.ts";
import { said, strong } from "./names.ts";
import { table } from "./table.ts";
import { points, terms, worth } from "./trades.ts";
import { listed, packagesOf, words } from "./words.ts";

const { agreements: telling } = words;

/** What the homes that must ratify leave of what could be agreed, and who must be won over. */
export function passingHomes(value: AgreementValue): Html | null {
  const { ratification } = value;
  if (ratification === null) return null;
  const { factions, zone } = ratification;
  const refusing = factions.some(({ accepts }) => accepts !== null && accepts !== value.packages);
  if (!refusing && zone.all !== null)
    return html`<h3>${telling.homes}</h3>
<p>${telling.everything}</p>`;
  const told = [
    passing(value, ratification),
    ...(zone.open ? vetoes(value, factions) : opening(value, factions)),
    ...ratification.homes.flatMap((home) => tiedHands(value, home)),
  ];
  return html`<h3>${telling.homes}</h3>
<ul>${told.map((line) => html`<li>${line}</li>\n`)}</ul>
${whoDecides(value, ratification)}`;
}

function passing(value: AgreementValue, { zone, surviving, headline }: RatificationTold): Html {
  const before = value.zone.all === null ? telling.unknown : packagesOf(value.zone.all);
  const counted = zone.open ? (zone.all ?? telling.some) : telling.nothing;
  return joined(
    [
      telling.passing(before, counted),
      ...(zone.open ? [telling.surviving(surviving, value.zone.points)] : []),
      ...(headline === null
        ? []
        : [telling.fairest(terms(headline, value), worth(headline.points, value.parties))]),
    ],
    " ",
  );
}

const vetoes = (value: AgreementValue, factions: readonly FactionTold[]): readonly Html[] =>
  factions.flatMap((one) =>
    one.withoutVeto?.packages == null ? [] : [telling.veto(member(value, one), one.withoutVeto.packages)],
  );

function opening(value: AgreementValue, factions: readonly FactionTold[]): readonly Html[] {
  const ways = factions.flatMap((one) => {
    if (one.lowering !== null) return [telling.giving(member(value, one), found(one.lowering))];
    return one.withoutVeto?.open ? [telling.lose(member(value, one))] : [];
  });
  return [ways.length === 0 ? html`${telling.stuck}` : telling.alone(listed(ways))];
}

/** Who is bound at home may get more by it, as long as there is something left to agree. */
function tiedHands(value: AgreementValue, { party, nash, zone }: HomeTold): readonly Html[] {
  const who = said(partyName(value, party));
  if (!zone.open) return [telling.nothingLeft(who)];
  if (nash === null || nash.free === nash.tied) return [];
  return [telling.tied(who, points(nash.tied), points(nash.free), nash.tied > nash.free)];
}

function whoDecides(value: AgreementValue, { factions, homes, zone }: RatificationTold): Html {
  const heads = telling.factionHeads;
  const opens = !zone.open && factions.some(({ lowering }) => lowering !== null);
  const rule = (party: string): string => homes.find((home) => home.party === party)?.ratifiedBy ?? "";
  return table({
    id: "t-factions",
    caption: telling.factions,
    narrow: "box",
    columns: [
      { head: heads.faction },
      { head: heads.party },
      { head: heads.weight, numbers: true },
      { head: heads.accepts, numbers: true },
      ...(opens ? [{ head: heads.lowering, numbers: true }] : []),
    ],
    rows: factions.map(({ party, name, weight, veto, accepts, lowering }) => ({
      cells: [
        strong(name),
        telling.ratifies(said(partyName(value, party)), rule(party)),
        veto ? telling.vetoes(found(weight)) : found(weight),
        telling.of(accepts, value.packages),
        ...(opens ? [lowering === null ? words.none : found(lowering)] : []),
      ],
    })),
  });
}

const member = (value: AgreementValue, { party, name }: FactionTold): Html =>
  telling.member(said(name), said(partyName(value, party)));

const partyName = ({ parties }: AgreementValue, id: string): string =>
  parties.find(({ party }) => party === id)!.name;
