import { analyze } from "../../analyze.ts";
import { type Inquiry, type InquiryValue, inquire } from "../../inquire.ts";
import type { AgreementValue } from "../../lenses/agreement/value.ts";
import { talks } from "../../lenses/fixtures.laws.ts";
import { finish } from "../../lenses/work.ts";
import type { Chart } from "../chart.ts";
import { courseChart } from "./course.ts";
import { cruxChart } from "./crux.ts";
import { frontierChart } from "./frontier.ts";
import { leversChart } from "./levers.ts";
import { rankingChart } from "./ranking.ts";
import { sharesChart } from "./shares.ts";
import { trustChart } from "./trust.ts";

/** The talks with two levers, two views and claims of every kind: all that a chart is made of. */
export const scene = `${talks.slice(0, talks.indexOf("levers:"))}
levers:
  demand: { by: anna, settings: { more: { never: { anna: propose split } }, less: { never: { anna: propose everything } } } }
  guard: { by: bert, settings: { thin: {}, thick: { assume: { chance.spark.hazard: 0.01 in 0..0.03 } } } }
approaches:
  hard: { demand: more, guard: thin }
  soft: { demand: less, guard: thick }
views:
  bright: { says: it is better, assume: { trust.anna in bert.at first: 0.75, trust.anna in bert.in fact: 0.85, values.anna.war: -20 } }
  gloomy: { says: it is worse, assume: { trust.anna in bert.at first: 0.45, chance.spark.hazard: 0.08 } }
claims:
  C1: { says: soft makes a deal likelier, holds: P(deal | soft) > P(deal | hard) }
  C2: { says: hard keeps the peace, holds: P(war | hard) < P(war | soft) }
  C3: { says: it hardly matters for the war, holds: P(war | hard) > 0.1 }
  C4: { says: nobody can say, not yet: a word for honour is missing }
`;

/** Three who must agree, and a package of each kind. */
export const lake = `
parley: 1
title: Three at a lake
parties: { anna: { name: Anna }, bert: { name: Bert }, carl: { name: Carl } }
issues: { water: 0 to 10 in steps of 1, dam: [none, small, large], toll: 0 to 6 in steps of 2 }
packages:
  draft: { water: 5, dam: small, toll: 4 }
  wish: { water: 9, dam: large, toll: 0 }
values:
  anna: { deal: { water: 3 * water, dam: { large: 8, small: 4 }, toll: -2 * toll }, no deal: 10 }
  bert: { deal: { water: -2 * water, dam: { large: -5 }, toll: toll }, no deal: -12 }
  carl: { deal: { water: 4 - water / 2, toll: 3 * toll }, no deal: 9 }
`;

const points = 32;

export interface Results {
  readonly played: Parameters<typeof courseChart>[0];
  readonly ranking: Parameters<typeof rankingChart>[0];
  readonly claims: Parameters<typeof sharesChart>[0];
  readonly levers: Parameters<typeof leversChart>[0];
  readonly crux: Parameters<typeof cruxChart>[0];
  readonly agreement: AgreementValue;
  /** Of three parties. */
  readonly among: AgreementValue;
}

/** What could be agreed in a scenario, under the first of its approaches. */
export function agreementOf(text: string): AgreementValue {
  const analysis = analyze(text, "scene.yaml", { lenses: ["agreement"] });
  if (analysis.status !== "done") throw new Error(JSON.stringify(analysis));
  const [{ value }] = analysis.document.results;
  if (value === null) throw new Error("no value");
  return value as AgreementValue;
}

export function resultsOf(text: string): Results {
  const analysis = analyze(text, "scene.yaml", { claims: true, study: { points } });
  if (analysis.status !== "done") throw new Error(JSON.stringify(analysis));
  const values = analysis.document.results.flatMap(({ lens, approach, value }) =>
    value === null ? [] : [{ lens, approach, value }],
  );
  const played = values.flatMap(({ approach, value }) =>
    "kind" in value && value.kind === "approach" ? [{ approach: approach!, value }] : [],
  );
  const ranking = values.flatMap(({ value }) =>
    "kind" in value && value.kind === "ranking" ? [value] : [],
  )[0];
  const claims = values.flatMap(({ lens, value }) =>
    lens === "claims" ? [value as Results["claims"][number]] : [],
  );
  const ask = (inquiry: Inquiry): InquiryValue => {
    const begun = inquire(text, "scene.yaml", inquiry, { study: { points } });
    if (!("work" in begun)) throw new Error(JSON.stringify(begun));
    const answered = finish(begun.engine, begun.work);
    if (answered.status !== "done") throw new Error(JSON.stringify(answered));
    const [{ value }] = answered.document.results;
    if (value === null) throw new Error("no value");
    return value;
  };
  const on = ["P(war)"];
  const levers = ask({ kind: "levers", from: "hard", to: "soft", on }) as Results["levers"];
  const crux = ask({ kind: "crux", views: ["bright", "gloomy"], on }) as Results["crux"];
  const [agreement, among] = [agreementOf(text), agreementOf(lake)];
  return { played, ranking, claims, levers, crux, agreement, among };
}

export function chartsOf({
  played,
  ranking,
  claims,
  levers,
  crux,
  agreement,
  among,
}: Results): readonly Chart[] {
  return [
    courseChart(played),
    trustChart(played),
    rankingChart(ranking),
    sharesChart(claims),
    leversChart(levers, "levers"),
    cruxChart(crux, "crux-1"),
    frontierChart(agreement, { approach: played[0].approach, commonScale: false }),
    frontierChart(among, { approach: null, commonScale: true }),
  ].flatMap((chart) => (chart === null ? [] : [chart]));
}
