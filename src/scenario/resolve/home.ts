import type { Home } from "../model.ts";
import { get, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { report } from "./desk.ts";
import { type Formulas, termOr } from "./formula.ts";
import type { PartyNames } from "./vocabulary.ts";

/** How a party's factions decide over what is signed; null when they do not. Weights are read even then, for their faults. */
export const resolveHome = (formulas: Formulas, { id, factions }: PartyNames): Home | null => {
  const block = get(get(formulas.desk.root, "parties"), id);
  const given = get(block, "factions");
  const members = factions.map((faction) => {
    const own = get(given, faction);
    return {
      weight: termOr(formulas, get(own, "weight"), "constant", 1),
      veto: textOf(get(own, "veto")) === "yes",
    };
  });
  const rule = get(block, "ratified by");
  if (rule?.kind !== "scalar" || rule.text === "leader") return null;
  const decides = decisionOf(rule.text);
  if (decides === null) report(formulas.desk, words.invalidRatification(rule.text), rule.span);
  return decides === null ? null : { decides, members };
};

const quota = /^at\s+least\s+([0-9]+(?:\.[0-9]+)?|\.[0-9]+)$/;

const decisionOf = (text: string): Home["decides"] | null => {
  if (text === "majority" || text === "unanimity") return { kind: text };
  const weight = Number(quota.exec(text.trim())?.[1] ?? Number.NaN);
  return weight > 0 && Number.isFinite(weight) ? { kind: "quota", weight } : null;
};
