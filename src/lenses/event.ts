import type { Span } from "../expression/syntax.ts";
import type { Model } from "../scenario/model.ts";
import { idsOf, indexOf } from "./names.ts";

/** What a probability is of: an outcome, or the part of the signed deals that lasts or breaks. */
export interface Event {
  readonly outcome: number;
  readonly part: "whole" | "lasting" | "broken";
}

/** `deal` counts every signature; `lasting deal` and `broken deal` part them. */
export function outcomeNamed(model: Model, name: string, span: Span): Event {
  const part = name === "lasting deal" ? "lasting" : name === "broken deal" ? "broken" : "whole";
  const outcome = indexOf("outcome", part === "whole" ? name : "deal", idsOf(model.outcomes), span);
  return { outcome, part };
}

/** The probability of an event, from that of its outcome and of a deal that is kept. */
export function share({ part }: Event, outcome: number, kept: number): number {
  if (part === "whole") return outcome;
  return part === "lasting" ? kept : Math.max(0, outcome - kept);
}

/** Does this file tell a lasting deal from a broken one? */
export function dealCanBreak(model: Model): boolean {
  return model.rows.some((row) => row.deal !== null && row.deal.broken !== null);
}

export function dealIndex(model: Model): number {
  return model.outcomes.findIndex((outcome) => outcome.agreement);
}
