import { listed, plainNumber } from "../sentence.ts";
import type { AgreementValue, ChangeTold, DealTold, PartyTold, PointTold, TradeTold } from "./value.ts";

/** `North 81, South 46`. */
export const pointsOf = (points: readonly number[], parties: readonly PartyTold[]): string =>
  parties.map(({ name }, k) => `${name} ${plainNumber(points[k])}`).join(", ");

/** The name of a package, or what it says on every issue. */
export const atPackage = (
  { name, package: values }: Pick<PointTold, "name" | "package">,
  { issues }: Pick<AgreementValue, "issues">,
): string => name ?? issues.map((issue, index) => `${issue} ${values[index]}`).join(", ");

/** `sanctions from kept to lifted (North -19, South +34) for enrichment …`: who gives what for what. */
export function tradeWords({ changes, effects }: TradeTold, parties: readonly PartyTold[]): string {
  const words = changes.map((change) => changeWords(change, changes.length > 1 ? parties : null));
  const together = effectWords(effects, parties);
  return changes.length > 1 ? `${listed(words)}, together ${together},` : `${listed(words)} (${together})`;
}

function changeWords({ issue, from, to, effects }: ChangeTold, parties: readonly PartyTold[] | null): string {
  const by = parties === null ? "" : ` (${effectWords(effects, parties)})`;
  return `${issue} ${to} instead of ${from}${by}`;
}

/** What nobody notices is left out. */
function effectWords(effects: readonly number[], parties: readonly PartyTold[]): string {
  const noticed = parties.flatMap(({ name }, k) =>
    effects[k] === 0 ? [] : [`${name} ${signed(effects[k])}`],
  );
  return noticed.length === 0 ? "nobody notices" : noticed.join(", ");
}

const signed = (points: number): string => (points > 0 ? `+${plainNumber(points)}` : plainNumber(points));

/** `enrichment none instead of civil (Iran -17) for missiles kept … (Iran +33): together Iran +16`: who gives what for what. */
export function dealWords({ wish, payment, effects }: DealTold, parties: readonly PartyTold[]): string {
  const wished = changeWords(wish, parties);
  if (payment === null) return wished;
  return `${wished} for ${changeWords(payment, parties)}: together ${effectWords(effects, parties)}`;
}
