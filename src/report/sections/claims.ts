import type { JudgedPart, Judgement, Plausible, Status } from "../../claims/judge.ts";
import type { Regions } from "../../lenses/hinges/regions.ts";
import { moves, writingOf } from "../../lenses/written.ts";
import { sharesChart } from "../charts/shares.ts";
import { amount, found, hingesText, overturnText, percents, ranged, share, turnsText } from "../figures.ts";
import { type Html, html, joined, type Part } from "../html.ts";
import { anchors, type Names, said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { empty, type Row, table } from "../table.ts";
import { statuses, verdict } from "../verdict.ts";
import { listed, words } from "../words.ts";

const { claims: telling } = words;

/** Every claim with its verdict, then what was compared for it. */
export const claimsSection: Section = {
  id: "claims",
  title: telling.title,
  wants: telling.wants,
  charts: ({ claims }) => [sharesChart(claims)],
  body({ claims }, names, drawn) {
    if (claims.length === 0) return null;
    const heads = telling.heads;
    const tested = claims.filter(({ holds, parts }) => holds !== null && parts.length > 0);
    return html`<p>${tallyOf(claims.map(({ status }) => status))}</p>
${drawn("claims")}
${table({
  id: "t-claims",
  caption: telling.caption,
  narrow: "cards",
  columns: [
    { head: heads.claim, sorts: true, width: 24 },
    { head: heads.verdict, sorts: true, width: 12 },
    { head: heads.share, sorts: true, width: 14 },
    { head: heads.hangs, width: 20 },
    { head: heads.flips, width: 22 },
    { head: heads.source, width: 8 },
  ],
  rows: claims.map((claim, at) => verdictRow(claim, at, names)),
})}
<p class="note">${telling.legend}</p>
${
  tested.length === 0
    ? null
    : html`<h3>${telling.tested}</h3>
${table({
  id: "t-tested",
  caption: telling.tested,
  narrow: "cards",
  columns: [
    { head: telling.testedHeads.claim, width: 8 },
    { head: telling.testedHeads.condition, width: 26 },
    { head: telling.testedHeads.sides, width: 32 },
    { head: telling.testedHeads.margin, width: 14 },
    ...(claims.some(({ plausible }) => plausible?.regions)
      ? [{ head: telling.testedHeads.where, width: 20 }]
      : []),
  ],
  rows: tested.map((claim) =>
    testedRow(
      claim,
      names,
      claims.some(({ plausible }) => plausible?.regions),
    ),
  ),
})}
<p class="note">${telling.reading}</p>`
}`;
  },
};

/** `Of 23 claims 6 hold, 2 hang and 1 fails.` */
export function tallyOf(given: readonly Status[]): Html {
  const parts = statuses.flatMap((status) => {
    const number = given.filter((one) => one === status).length;
    return number === 0 ? [] : [telling.tally[status](number)];
  });
  return words.answer.tally(given.length, listed(parts));
}

function verdictRow(claim: Judgement, at: number, names: Names): Row {
  const { id, says, status, central, plausible, source } = claim;
  return {
    id: anchors.claim(at),
    cells: [
      { shows: html`${strong(id)} <span dir="auto">${says}</span>`, by: at },
      { shows: verdictOf(claim), by: statuses.indexOf(status) },
      {
        shows: plausible === null || plausible.margin === null ? empty : shares(plausible),
        by: plausible?.shares.holds.share,
      },
      plausible === null || plausible.hinges === null ? empty : hingesText(plausible, names),
      central === null || plausible === null ? empty : flips(claim, names),
      source === null ? empty : names.source(source),
    ],
  };
}

function verdictOf({ status, central, plausible, reason }: Judgement): Html {
  const shown = verdict(status);
  const differs =
    central !== null &&
    plausible !== null &&
    status !== central.verdict &&
    status !== `mostly ${central.verdict}`;
  return html`${shown}${differs ? html` <small>${telling.central(telling.verdicts[central.verdict])}</small>` : null}${reason === null ? null : html` <small>${said(reason)}</small>`}`;
}

function shares({ shares: all, failures }: Plausible): Html {
  const others = [
    ...(all.fails.share > 0 ? [telling.fails(share(all.fails))] : []),
    ...(all["no difference"].share > 0 ? [telling.noDifference(share(all["no difference"]))] : []),
    ...failures.reasons.slice(0, 1).map(({ reason }) => telling.failed(failures.count, said(reason))),
  ];
  return html`${share(all.holds)}${others.map((one) => html`<br><small>${one}</small>`)}`;
}

function flips({ central, plausible }: Judgement, names: Names): Part {
  if (central!.verdict === "no difference") return telling.open;
  const { turns, overturn } = plausible!;
  return html`${turns.length === 0 ? telling.notAlone : telling.alone(turnsText(turns, names))} ${overturn === null ? telling.notTogether : telling.together(overturnText(overturn, names))}`;
}

function testedRow(
  { id, holds, parts, central, plausible, comparesParties }: Judgement,
  names: Names,
  where: boolean,
): Row {
  const sides = parts.flatMap((part) =>
    part.sides.filter(({ text }) => !literal.test(text)).map((side) => sideOf(part, side)),
  );
  return {
    cells: [
      names.claim(id),
      html`<code dir="auto">${holds}</code>${comparesParties ? html` <small>${telling.comparesParties}</small>` : null}`,
      joined(sides, html`<br>`),
      central === null
        ? empty
        : html`${ranged(central.margin, central.spread, { signed: true })}${central.unit === "" ? null : html` <small>${central.unit === multiples ? telling.multiples : said(central.unit)}</small>`}`,
      ...(where ? [plausible?.regions ? regionsText(plausible.regions, names) : empty] : []),
    ],
  };
}

/** The unit of a margin whose parts count in different ones. */
const multiples = "times what matters";

/** A number that the claim itself writes down needs no line to say what it is. */
const literal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

function sideOf({ unit }: JudgedPart, { text, value, spread }: JudgedPart["sides"][number]): Html {
  const probability = unit === "probability" || writingOf(text).probability;
  const number =
    value === null
      ? html`${telling.undefinedSide}`
      : moves(spread)
        ? ranged(value, spread, { probability })
        : amount(value, spread, { probability });
  return telling.side(html`<code dir="auto">${text}</code>`, number);
}

/** More regions than these are left to `parley claims --where`. */
const mostRegions = 2;

function regionsText({ list, separates }: Regions, names: Names): Html {
  if (list.length === 0) return html`${telling.everywhere}`;
  const told = list.slice(0, mostRegions).map(({ limits, density, coverage }) => {
    const named = limits.map(({ assumption, low, high }) => {
      const name = names.assumption(assumption);
      if (low === null) return high === null ? name : telling.limit.below(name, found(high));
      return high === null
        ? telling.limit.above(name, found(low))
        : telling.limit.within(name, found(low), found(high));
    });
    return telling.region(percents(density), listed(named), percents(coverage));
  });
  return joined(separates ? told : [...told, telling.notSeparated], "; ");
}
