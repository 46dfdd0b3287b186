import type { TrustSpan } from "../../lenses/agreement/trustSpan.ts";
import type { AgreementValue, PartyTold, SolutionTold } from "../../lenses/agreement/value.ts";
import { frontierChart } from "../charts/frontier.ts";
import { found } from "../figures.ts";
import { passingHomes } from "../homes.ts";
import { type Html, html, joined, type Part } from "../html.ts";
import type { Agreement } from "../material.ts";
import { said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { type Column, empty, type Row, table } from "../table.ts";
import { namedPackages, points, terms, worth } from "../trades.ts";
import { listed, packagesOf, words } from "../words.ts";

const { agreements: telling } = words;

/** Which packages could be agreed, what would improve the others, what passes at home; under the leading approach in full. */
export const agreementsSection: Section = {
  id: "agreements",
  title: telling.title,
  wants: telling.wants,
  charts({ agreements, model: { commonScale } }) {
    const [first] = answered(agreements);
    return first === undefined ? [] : [frontierChart(first.value, { approach: first.approach, commonScale })];
  },
  body({ agreements, model: { commonScale }, played }, _, drawn) {
    const [first] = answered(agreements);
    if (first === undefined) return agreements.length === 0 ? null : html`${reasons(agreements)}`;
    const { value, approach } = first;
    const breakable = played.some((one) => one.value.lasting !== null);
    return html`${approach === null || agreements.length === 1 ? null : html`<p>${telling.under(strong(approach))}</p>`}
${inShort(value, commonScale)}
${drawn("frontier")}
${namedPackages(value)}
${rules(value, commonScale)}
${passingHomes(value)}
${agreements.length === 1 ? null : byApproach(agreements, value)}
<p class="note">${joined(notes(value, breakable), " ")}</p>`;
  },
};

type Answered = Pick<Agreement, "approach"> & { readonly value: AgreementValue };

/** Those with an answer, the leading one first. */
const answered = (agreements: readonly Agreement[]): readonly Answered[] =>
  agreements.flatMap(({ approach, answer }) => ("reason" in answer ? [] : [{ approach, value: answer }]));

const reasons = (agreements: readonly Agreement[]): readonly Html[] =>
  [...new Set(agreements.flatMap(({ answer }) => ("reason" in answer ? [answer.reason] : [])))].map(
    (reason) => html`<p>${telling.failed(said(reason))}.</p>\n`,
  );

/** How much could be agreed, held against what, and where nothing can, what would open the way. */
function inShort(value: AgreementValue, commonScale: boolean): Html {
  const { skipped, parties } = value;
  const [first, ...others] = skipped;
  const lines = [
    ...(first === undefined ? [] : [telling.notExact(first, others.length)]),
    ...space(value, commonScale),
    telling.without(listed(parties.map(without))),
    ...value.trust.flatMap(spans),
  ];
  return html`<ul>${lines.map((line) => html`<li>${line}</li>\n`)}</ul>`;
}

function space(value: AgreementValue, commonScale: boolean): readonly Html[] {
  const { packages, frontier, zone, parties, opening } = value;
  const all = packages === null ? telling.unknown : packagesOf(packages);
  const best = frontier.counted ? `${frontier.packages}` : telling.atLeast(frontier.packages);
  if (packages === 0) return [html`${telling.ruled}`];
  if (parties.every(({ reservation }) => reservation === null)) return [telling.unbound(all, best)];
  if (zone.open)
    return [
      telling.could(all, zone.all, best, zone.counted ? `${zone.packages}` : telling.atLeast(zone.packages)),
    ];
  const { openness, alone } = opening;
  const ways = alone.map(({ party, gain }) =>
    telling.giving(
      said(parties.find((one) => one.party === party)!.name),
      gain === null ? null : found(-gain),
    ),
  );
  return [
    openness === null
      ? telling.none(all)
      : html`${telling.none(all)} ${telling.lacking(found(-openness.points), terms(openness.at, value), !commonScale)} ${telling.alone(joined(ways, "; "))}`,
  ];
}

const without = ({ name, reservation, without: source }: PartyTold): Html =>
  source === "unsaid"
    ? telling.has.unsaid(said(name))
    : telling.has[source](said(name), points(reservation!));

/** From which trust on something could be agreed, where that hangs on it. */
function spans({ relation, now, open, named }: TrustSpan): readonly Html[] {
  const whole = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
    from === 0 && to === 1;
  const span = ({ from, to }: { readonly from: number; readonly to: number }): Html =>
    to === 1
      ? telling.spans.from(found(from))
      : from === 0
        ? telling.spans.to(found(to))
        : words.between(found(from), found(to));
  const single = named.flatMap(({ package: name, span: where }) =>
    where === null || whole(where) ? [] : [telling.spans.named(strong(name), span(where))],
  );
  const any =
    open.length === 0
      ? [html`${telling.spans.none}`]
      : open.length === 1 && whole(open[0])
        ? []
        : [telling.spans.all(listed(open.map(span)))];
  const told = [...any, ...single];
  return told.length === 0 ? [] : [telling.trust(said(relation), found(now), joined(told, "; "))];
}

/** The points that formulas single out; those that name the same one stand together. */
function rules(value: AgreementValue, commonScale: boolean): Html | null {
  if (value.solutions.length === 0) return null;
  const groups = new Map<string, SolutionTold[]>();
  for (const one of value.solutions) {
    const key = one.points.map(({ exact }) => exact.join(" ")).join("; ");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const formula = ({ name, comparesParties, note }: SolutionTold): Html =>
    html`${comparesParties && !commonScale ? telling.compares(telling.formulas[name]) : telling.formulas[name]}${note === null ? null : html` <small>(${note})</small>`}`;
  const rows = [...groups.values()].map((group): Row => {
    const [{ points: tied, ties }] = group;
    return {
      cells: [
        joined(group.map(formula), html`;<br>`),
        html`${terms(tied[0], value)}${ties > 1 ? telling.ties(ties - 1) : null}`,
        worth(tied[0].points, value.parties),
      ],
    };
  });
  const columns: readonly Column[] = [
    { head: telling.rule, width: 34 },
    { head: telling.pack, width: 38 },
    { head: telling.brings, width: 28 },
  ];
  const compared = !commonScale && value.solutions.some(({ comparesParties }) => comparesParties);
  return html`${table({ id: "t-rules", caption: telling.rules, narrow: "cards", columns, rows })}
${compared ? html`<p class="note">${telling.compared}</p>` : null}`;
}

/** A line for each approach. */
function byApproach(agreements: readonly Agreement[], { parties }: AgreementValue): Html {
  const heads = telling.heads;
  const homes = answered(agreements).some(({ value }) => value.ratification !== null);
  const rows = agreements.map(({ approach, answer }): Row => {
    const name = approach === null ? empty : strong(approach);
    if ("reason" in answer)
      return {
        cells: [name, empty, telling.failed(said(answer.reason)), ...(homes ? [empty] : []), empty, empty],
      };
    const { zone, packages, ratification, headline, named, opening } = answer;
    const agreed = named.flatMap((one) => (one.inZone && one.allowed ? [said(one.package)] : []));
    return {
      cells: [
        name,
        joined(answer.parties.map(without), html`<br>`),
        zone.open || opening.openness === null
          ? telling.of(zone.all, packages)
          : telling.closed(found(-opening.openness.points)),
        ...(homes ? [ratification === null ? empty : telling.of(ratification.zone.all, zone.all)] : []),
        headline === null
          ? empty
          : html`${terms(headline, answer)} <small>(${worth(headline.points, parties)})</small>`,
        agreed.length === 0 ? empty : listed(agreed),
      ],
    };
  });
  return table({
    id: "t-agreements",
    caption: telling.approaches,
    narrow: "cards",
    columns: [
      { head: heads.approach, width: 16 },
      { head: heads.without, width: 24 },
      { head: heads.agreed, width: 12 },
      ...(homes ? [{ head: heads.passing, width: 10 }] : []),
      { head: heads.fairest, width: homes ? 24 : 34 },
      { head: heads.named, width: 14 },
    ],
    rows,
  });
}

const notes = ({ parties, notes: given }: AgreementValue, breakable: boolean): readonly Part[] => [
  ...(parties.some(({ without: source }) => source === "played") ? [telling.playing] : []),
  ...(breakable ? [telling.signing] : []),
  ...given,
];
