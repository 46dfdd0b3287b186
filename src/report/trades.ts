import { dealsShown } from "../lenses/agreement/shown.ts";
import type {
  AgreementValue,
  ChangeTold,
  DealTold,
  NamedTold,
  PartyTold,
  PointTold,
  TradeTold,
} from "../lenses/agreement/value.ts";
import { found, signedFound } from "./figures.ts";
import { type Html, html, joined } from "./html.ts";
import { said, strong } from "./names.ts";
import { type Column, type Row, table } from "./table.ts";
import { listed, words } from "./words.ts";

const { agreements: telling } = words;

/** More packages, and more exchanges of one, are left to `parley agree`. */
const mostNamed = 8;
const mostDeals = 2;
const digits = 4;

/** Points that a party has or would have; changes of them are told with fewer digits. */
export const points = (value: number): Html => found(value, digits);

/** The name of a package, or what it says on every issue. */
export const terms = (
  { name, package: values }: Pick<PointTold, "name" | "package">,
  { issues }: Pick<AgreementValue, "issues">,
): Html =>
  name === null
    ? html`<small>${joined(
        issues.map((issue, at) => words.packages.term(said(issue), said(values[at]))),
        "; ",
      )}</small>`
    : strong(name);

/** What it is worth to each. */
export const worth = (each: readonly number[], parties: readonly PartyTold[]): Html =>
  listed(parties.map(({ name }, k) => telling.effect(said(name), points(each[k]))));

/** Where each package of the file stands, what would make it better or acceptable, and who gives what for what. */
export function namedPackages({ named, parties }: AgreementValue): Html | null {
  if (named.length === 0) return null;
  const columns: readonly Column[] = [
    { head: telling.pack, width: 13 },
    { head: telling.points, width: 20 },
    { head: telling.agreed, width: 15 },
    { head: telling.improves, width: 52 },
  ];
  const shown = named.slice(0, mostNamed);
  const rows = shown.map((one): Row => {
    const each = parties.map(({ name }, k) =>
      telling.effect(said(name), withGain(one.points[k], one.gains[k])),
    );
    return {
      cells: [strong(one.package), joined(each, html`<br>`), verdict(one, parties), improved(one, parties)],
    };
  });
  return html`${table({ id: "t-agreed", caption: telling.named, narrow: "cards", columns, rows })}
<p class="note">${telling.gains} ${shown.length < named.length ? telling.more(shown.length, named.length) : telling.detail}</p>`;
}

const withGain = (value: number, gain: number | null): Html =>
  gain === null ? points(value) : telling.gain(points(value), signedFound(gain));

function verdict({ allowed, inZone, gains }: NamedTold, parties: readonly PartyTold[]): Html {
  if (!allowed) return html`${telling.forbidden}`;
  if (inZone) return html`${telling.yes}`;
  const lacking = gains.flatMap((gain, k) =>
    gain !== null && gain < 0 ? [telling.lacks(said(parties[k].name), found(-gain))] : [],
  );
  return telling.no(listed(lacking));
}

function improved(one: NamedTold, parties: readonly PartyTold[]): Html {
  const trade = tradeOf(one);
  const told = trade === null ? [] : trade.changes.map(({ issue, to }) => `${issue} ${to}`);
  const deals = dealsShown(one, mostDeals).filter(({ wish, payment }) => {
    // What was told as the best way already is no further exchange.
    return told.length !== 2 || ![wish, payment!].every(({ issue, to }) => told.includes(`${issue} ${to}`));
  });
  return html`${towards(one, trade, parties)}${deals.map((deal) => html`<br>${exchange(deal, parties)}`)}`;
}

/** The fewest changes that bring a package to where all accept, or that make it better; null where there are none. */
const tradeOf = ({ allowed, inZone, acceptable, betterForAll, better }: NamedTold): TradeTold | null =>
  allowed && inZone ? (betterForAll ?? better) : acceptable;

function towards(one: NamedTold, trade: TradeTold | null, parties: readonly PartyTold[]): Html {
  const agreeable = one.allowed && one.inZone;
  if (trade === null) return html`${agreeable ? telling.best : telling.lost}`;
  const told = tradeText(trade, parties);
  return agreeable
    ? telling.betters(one.rank === null ? one.beatenBy : Number(one.rank) - 1, told)
    : telling.opens(told);
}

function tradeText({ changes, effects }: TradeTold, parties: readonly PartyTold[]): Html {
  const [only, ...others] = changes;
  if (others.length === 0) return changeText({ ...only, effects }, parties);
  return telling.together(
    listed(changes.map((one) => changeText(one, parties))),
    effectsOf(effects, parties),
  );
}

const exchange = ({ wish, payment, effects }: DealTold, parties: readonly PartyTold[]): Html =>
  telling.exchange(changeText(wish, parties), changeText(payment!, parties), effectsOf(effects, parties));

const changeText = ({ issue, from, to, effects }: ChangeTold, parties: readonly PartyTold[]): Html =>
  telling.changed(said(issue), said(to), said(from), effectsOf(effects, parties));

/** What nobody notices is left out. */
function effectsOf(effects: readonly number[], parties: readonly PartyTold[]): Html {
  const noticed = parties.flatMap(({ name }, k) =>
    effects[k] === 0 ? [] : [telling.effect(said(name), signedFound(effects[k]))],
  );
  return noticed.length === 0 ? html`${telling.unnoticed}` : joined(noticed, ", ");
}
