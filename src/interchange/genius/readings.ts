import { compare, divide, one, subtract, toText } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Additive, Issue, Party, Rectangles } from "../domain.ts";
import { groupRange, sumRange } from "../range.ts";
import { weightTolerance } from "../weight.ts";

/**
 * Why the two readings of a profile disagree, given the one as GENIUS does; null where the raw one only multiplies all
 * its numbers by one factor, the reservation value among them. A cut that takes off no more than what the rounding of
 * weights may have added is none.
 */
export function difference(issues: readonly Issue[], party: Omit<Party, "name">): string | null {
  const { utility, reservation } = party;
  return utility.kind === "additive"
    ? additive(issues, utility, reservation ?? "0")
    : rectangles(utility, reservation ?? "0");
}

function additive(issues: readonly Issue[], utility: Additive, reservation: string): string | null {
  const scales = new Set<string>();
  for (const { weight, value } of utility.terms) {
    if (weight === "0" || value.kind === "constant") continue;
    scales.add(value.kind === "table" ? value.per : "1");
  }
  if (scales.size > 1) return `GENIUS divides by ${listed([...scales])} on different issues`;
  const [, highest] = sumRange(issues, utility);
  if (compare(subtract(highest, one), weightTolerance) > 0)
    return `its best package comes to ${shown(toText(highest))}, which GENIUS cuts at 1`;
  const [scale = "1"] = scales;
  if (scale === "1" || reservation === "0") return null;
  return `its reservation value ${shown(reservation)} belongs to points divided by ${shown(scale)}`;
}

function rectangles({ group, per }: Rectangles, reservation: string): string | null {
  const [, highest] = groupRange(group);
  if (compare(divide(highest, exactly(per)), one) > 0)
    return "GENIUS cuts at 1, which its packages may exceed";
  if (per === "1" || reservation === "0") return null;
  return `its reservation value ${shown(reservation)} belongs to points divided by ${shown(per)}`;
}

const listed = (scales: readonly string[]): string =>
  `${scales.slice(0, 3).map(shown).join(", ")}${scales.length > 3 ? " and others" : ""}`;

const shown = (amount: string): string => (amount.length <= 20 ? amount : `${amount.slice(0, 17)}...`);
