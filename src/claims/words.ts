import type { Unit } from "../lenses/unit.ts";
import type { Model } from "../scenario/model.ts";

/** A unit as a reader sees it: `probability`, `points of iran`, `times what matters`; empty for a plain number. */
export function unitName(model: Model, unit: Unit): string {
  switch (unit.kind) {
    case "points":
      return `points of ${unit.rows.map((row) => model.rows[row].id).join(" and ")}`;
    case "multiples":
      return "times what matters";
    case "probability":
    case "rounds":
      return unit.kind;
    default:
      return "";
  }
}

/** Points of different parties stand on different scales unless the file says that they are common. */
export function comparesParties(model: Model, unit: Unit): boolean {
  if (unit.kind !== "points" || model.commonScale) return false;
  return new Set(unit.rows.map((row) => model.rows[row].party)).size > 1;
}
