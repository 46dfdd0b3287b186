import { listed, plainNumber } from "../sentence.ts";
import { atPackage, pointsOf } from "./phrases.ts";
import type { AgreementValue, HomeTold, RatificationTold } from "./value.ts";

/** What homes do to the zone, who stands in the way, and whether tied hands help. */
export function ratificationFindings(
  value: AgreementValue,
  ratification: RatificationTold,
): readonly string[] {
  const { zone, headline, factions, homes, surviving } = ratification;
  const refusing = factions.some(({ accepts }) => accepts !== null && accepts !== value.packages);
  if (!refusing && zone.all !== null) return ["Every faction accepts every package."];
  const before = value.zone.all === null ? "the packages" : `the ${value.zone.all} packages`;
  const count = zone.all ?? (zone.open ? "some" : "none");
  const best =
    headline === null
      ? ""
      : ` The fairest of them: ${atPackage(headline, value)} (${pointsOf(headline.points, value.parties)}).`;
  const lost = `${surviving} of the ${value.zone.points} undominated points among them can be ratified.`;
  return [
    `Of ${before} that the leaders could agree ${count} pass at home. ${lost}${best}`,
    ...(zone.open ? vetoes(value, factions) : opening(value, factions)),
    ...homes.flatMap((home) => tiedHands(value, home)),
  ];
}

function vetoes(value: AgreementValue, factions: RatificationTold["factions"]): readonly string[] {
  return factions.flatMap(({ party, name, withoutVeto }) => {
    if (withoutVeto?.packages == null) return [];
    return [`Without the veto of ${name} (${nameOf(value, party)}) ${withoutVeto.packages} would pass.`];
  });
}

function opening(value: AgreementValue, factions: RatificationTold["factions"]): readonly string[] {
  const ways = factions.flatMap(({ party, name, lowering, withoutVeto }) => {
    const who = `${name} (${nameOf(value, party)})`;
    if (lowering !== null) return [`${who} would have to give ${plainNumber(lowering)}`];
    return withoutVeto?.open ? [`${who} would have to lose its veto`] : [];
  });
  if (ways.length === 0) return ["No single faction could open the way alone."];
  return [`To open the way alone, ${listed(ways)}.`];
}

/** Schelling's conjecture: who is bound at home gets more, as long as there is something left to agree. */
function tiedHands(value: AgreementValue, { party, nash, zone }: HomeTold): readonly string[] {
  const name = nameOf(value, party);
  if (!zone.open) return [`${name}'s home alone leaves nothing to agree.`];
  if (nash === null || nash.free === nash.tied) return [];
  const more = nash.tied > nash.free;
  return [
    `Bound by its home alone, ${name} gets ${plainNumber(nash.tied)} at the Nash point instead of ${plainNumber(nash.free)}: tied hands ${more ? "help" : "hurt"} it here.`,
  ];
}

const nameOf = ({ parties }: AgreementValue, id: string): string =>
  parties.find(({ party }) => party === id)!.name;
