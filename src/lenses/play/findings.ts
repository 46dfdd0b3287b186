import type { Model } from "../../scenario/model.ts";
import { digits, rounded } from "../digits.ts";
import { listed, plainNumber, rowName, withSpread } from "../sentence.ts";
import type { Spread } from "../spread.ts";
import type { ApproachValue, RankingValue } from "./value.ts";

/** Signed and lasting are told apart in words from here on. */
const apart = 0.1;

/** What one approach leads to, in plain sentences. */
export function approachFindings(model: Model, value: ApproachValue): readonly string[] {
  const sentences = [`${likeliestEnd(model, value)}${howLasting(value)}.`];
  for (const { text, value: number, spread, reason } of value.asks.slice(0, 1)) {
    if (number === null) sentences.push(`${text} has no value: ${reason}.`);
    else if (spread !== null) sentences.push(hangsOn(text, spread));
  }
  if (value.refined?.warns) {
    const { outcome, by } = value.refined.most;
    const way = by > 0 ? "rises" : "falls";
    const much = rounded(Math.abs(by), 3);
    sentences.push(
      `At half the round ${endName(model, outcome)} ${way} by ${much}: how long a round is, is part of the answer.`,
    );
  }
  return sentences;
}

function likeliestEnd(model: Model, { outcomes, spread }: ApproachValue): string {
  const [key, probability] = Object.entries(outcomes).reduce((best, next) =>
    next[1] > best[1] ? next : best,
  );
  return `Most often ends in ${endName(model, key)}: ${withSpread(probability, spread.outcomes[key])}`;
}

/** Said where signed and lasting part. */
function howLasting({ lasting, signed, spread }: ApproachValue): string {
  if (lasting === null || signed - lasting < apart) return "";
  const most = lasting < signed / 2 ? "most of what is signed does not last" : "not all that is signed lasts";
  return `; ${most}, signed ${withSpread(signed, spread.signed)} against lasting ${withSpread(lasting, spread.lasting)}`;
}

function hangsOn(text: string, { low, high, lowBy, highBy, decimals }: Spread): string {
  const parts: string[] = [];
  if (lowBy !== null) {
    parts.push(`lowest, ${rounded(low, decimals)}, with "${lowBy.assumption}" at ${plainNumber(lowBy.at)}`);
  }
  if (highBy !== null) {
    parts.push(
      `highest, ${rounded(high, decimals)}, with "${highBy.assumption}" at ${plainNumber(highBy.at)}`,
    );
  }
  if (parts.length === 0) return `No assumption alone moves ${text}.`;
  return `What ${text} hangs on, one assumption at a time: ${listed(parts)}.`;
}

/** Keys of ends as a reader says them. */
function endName(model: Model, key: string): string {
  if (key === "deal.kept") return "a lasting deal";
  if (key === "deal.broken") return "a broken deal";
  const outcome = model.outcomes.find(({ id }) => id === key);
  return outcome?.agreement ? "a signed deal" : key;
}

/** All approaches beside each other, in plain sentences. */
export function rankingFindings(model: Model, value: RankingValue): readonly string[] {
  return [...order(value), ...ownBest(model, value), ...weights(model, value)];
}

/** What outweighs everything on the table, party by party. */
export function weights(model: Model, { dominant }: RankingValue): readonly string[] {
  return dominant.map(({ row, outcome, points, packages }) => {
    const whole = (value: number): string => rounded(value, 0);
    const side = points < packages.least ? "worse" : "better";
    return `${rowName(model, row)}: ${outcome} (${whole(points)}) is ${side} than anything a package can bring (${whole(packages.least)} to ${whole(packages.most)}, kept or broken).`;
  });
}

function order({ by, order, tied, turns }: RankingValue): readonly string[] {
  const ranked = order.flatMap(({ approach, value, spread }) =>
    value === null ? [] : [{ approach, value, text: `${approach} ${withSpread(value, spread)}` }],
  );
  if (by === null || ranked.length < 2) return [];
  const sentences = [
    `By ${by.text}, ${by.least ? "least" : "most"} first: ${ranked.map(({ text }) => text).join("; ")}.`,
  ];
  const [first, second] = ranked;
  if (tied) {
    sentences.push(`Between ${first.approach} and ${second.approach} there is no difference that matters.`);
  }
  sentences.push(
    turns.length === 0
      ? "No assumption alone puts another approach first."
      : `Where the first place turns, one assumption at a time: ${listed(
          turns
            .slice(0, 3)
            .map(({ by, first }) => `${first} with "${by.assumption}" at ${plainNumber(by.at)}`),
        )}${turns.length > 3 ? `, and ${turns.length - 3} more` : ""}.`,
  );
  return sentences;
}

function ownBest(model: Model, { best }: RankingValue): readonly string[] {
  return best.flatMap(({ row, approach, ahead, next, tied }) => {
    if (ahead === null) return [];
    if (tied)
      return [
        `By its own trust it makes no difference that matters to ${rowName(model, row)}: ${approach} or ${next}.`,
      ];
    const much = rounded(ahead, Math.min(1, digits(ahead, 0, 2 * ahead)));
    return [
      `By its own trust ${rowName(model, row)} does best under ${approach}, by ${much} points over ${next}.`,
    ];
  });
}
