import type { LensResult } from "../../src/analyze.ts";
import type { ApproachValue, RankingValue } from "../../src/lenses/play/value.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Asked } from "../asked.ts";
import { type Key, key } from "../key.ts";
import { figure } from "../numbers.ts";
import type { Done } from "../scenario.ts";
import type { Style } from "../style.ts";
import { item, paragraph } from "../table.ts";
import { brief as words } from "../words.ts";
import { type Agreed, agreed } from "./agreed.ts";
import { closing, heading, madeOf, opening } from "./frame.ts";
import { outcomes, ownBest, ranking, trust } from "./play.ts";
import { packages } from "./points.ts";

/** One approach and what the play lens says of it. */
export interface Played {
  readonly approach: string;
  readonly value: ApproachValue;
  readonly findings: readonly string[];
}

/** The brief: the answer first, then what it rests on, then what it cannot tell, then how it was made. `lenses`: those asked for by name. */
export function briefLines(
  done: Done,
  asked: Asked,
  lenses: readonly string[] | undefined,
  style: Style,
): readonly string[] {
  const { model, document, skipped } = done;
  const played = document.results.flatMap((result): readonly Played[] =>
    result.lens === "play" && result.approach !== null && result.value?.kind === "approach"
      ? [{ approach: result.approach, value: result.value, findings: result.findings }]
      : [],
  );
  const all = document.results.find(
    (result): result is Extract<LensResult, { lens: "play" }> & { value: RankingValue } =>
      result.lens === "play" && result.value?.kind === "ranking",
  );
  const worth = document.results.find(({ lens }) => lens === "points") as
    | Extract<LensResult, { lens: "points" }>
    | undefined;
  const agreeing = document.results.flatMap((result): readonly Agreed[] =>
    result.lens === "agreement" && result.value !== null
      ? [{ approach: result.approach, value: result.value }]
      : [],
  );
  const unagreed = document.results.flatMap(({ lens, failure }) =>
    lens === "agreement" && failure !== null ? [failure.message] : [],
  );
  const letters = key(style.plain);
  const limits = all?.value.limits ?? worth?.value?.limits ?? [];
  const sections = [
    opening(model, asked, style),
    ...(all === undefined ? [] : [ranking(all.value, style)]),
    ...(played.length === 0 ? [] : [outcomes(played, style, letters), trust(played, style, letters)]),
    ...(all === undefined ? [] : [ownBest(model, all.value, played, style, letters)]),
    ...(worth?.value == null || played.length > 0 ? [] : [packages(model, worth.value, style, letters)]),
    agreed(model, agreeing, unagreed, style),
    found(model, played, all?.findings ?? [], worth?.findings ?? [], style),
    legend(model, letters, style),
    bulleted(
      words.limits,
      limits.map(({ text }) => text),
      style,
    ),
    document.results.length === 0 ? [words.nothing] : [],
    skipped
      .filter(({ lens }) => lenses?.includes(lens) || document.results.length === 0)
      .flatMap(({ lens, missing }) => paragraph(words.skipped(lens, missing), style)),
    closing(madeOf(document, [played.length > 0 ? "play" : "points", "agreement"]), style),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ["", ...lines]));
}

/** What the tables do not already say. The points lens speaks only where nothing is played. */
function found(
  model: Model,
  played: readonly Played[],
  all: readonly string[],
  worth: readonly string[],
  style: Style,
): readonly string[] {
  if (played.length === 0) return bulleted(words.findings, worth, style);
  const several = model.approaches.length > 1;
  const sentences = played.flatMap(({ approach, value, findings }) => {
    const { refined } = value;
    const halved =
      refined === null ? [] : [words.refined(refined.most.outcome, refined.most.by, refined.warns)];
    // The first finding tells the likeliest course and whether what it signs lasts.
    return [...findings.slice(0, 1), ...halved].map((text) => (several ? `${approach}: ${text}` : text));
  });
  return bulleted(words.findings, [...all, ...sentences], style);
}

function bulleted(title: string, texts: readonly string[], style: Style): readonly string[] {
  if (texts.length === 0) return [];
  return [heading(title, style), ...texts.flatMap((text) => item("  - ", text, style))];
}

/** The assumptions behind the letters, with value, range and reason. */
function legend(model: Model, letters: Key, style: Style): readonly string[] {
  const entries = letters.entries();
  if (entries.length === 0) return [];
  const lines = entries.flatMap(([letter, id]) => {
    const assumption = model.assumptions.find((candidate) => candidate.id === id);
    const range = assumption === undefined ? "" : `: ${rangeOf(assumption)}`;
    return item(`  ${style.plain ? "-" : letter}  `, `${id}${range}`, style);
  });
  return [...paragraph(style.plain ? words.assumptions : words.key, style), ...lines];
}

const rangeOf = ({ value, low, high }: Model["assumptions"][number]): string =>
  `${figure(value)} in ${figure(low)}..${figure(high)}`;
