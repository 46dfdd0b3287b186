import type { Status } from "../../claims/judge.ts";
import { moves, writingOf } from "../../lenses/written.ts";
import type { Model } from "../../scenario/model.ts";
import { ranged } from "../figures.ts";
import { howFirm, howFirmShort, whatReverses, whatReversesShort } from "../firmness.ts";
import { type Html, html, joined, type Part } from "../html.ts";
import type { Material, Order, Played } from "../material.ts";
import { type Names, paragraph, said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { listed, words } from "../words.ts";
import { tallyOf } from "./claims.ts";

const { answer } = words;

/** The first screen: the answer and what it rests on, in sentences. */
export const answerSection: Section = {
  id: "answer",
  title: answer.title,
  wants: null,
  charts: () => [],
  body(material, names) {
    const { model, orders, limits, claims, played, points } = material;
    const compared = orders.filter(({ standing }) => standing.length > 1);
    const parts: readonly (readonly [string, Part] | null)[] = [
      [answer.parts.answer, whatItSays(material, names)],
      compared.length === 0 ? null : [answer.parts.firm, firm(compared, names)],
      compared.length === 0 ? null : [answer.parts.reverse, reversing(compared, names)],
      claims.length === 0
        ? null
        : [answer.parts.claims, html`<p>${tallyOf(claims.map(({ status }): Status => status))}</p>`],
      [answer.parts.reading, whoseReading(model)],
      limits.length === 0 ? null : [answer.parts.omitted, html`<p>${limits[0].text}</p>`],
    ];
    const asks = played.flatMap(({ value }) => value.asks);
    const notes = [
      ...(asks.some(({ text }) => text.includes("P(")) ? [answer.signs.P] : []),
      ...(asks.some(({ text }) => /E\*?\(/.test(text)) ? [answer.signs.E] : []),
      ...(asks.some(({ spread }) => moves(spread)) || (played.length === 0 && points !== null)
        ? [answer.brackets]
        : []),
    ];
    return html`<dl class="answer">
${parts.map((part) => (part === null ? null : html`<div><dt>${part[0]}</dt><dd>${part[1]}</dd></div>\n`))}</dl>
${notes.length === 0 ? null : html`<p class="note">${joined(notes, " ")}</p>`}`;
  },
};

function whatItSays({ played, orders, points }: Material, names: Names): Html {
  const compared = orders.filter(({ standing }) => standing.length > 1);
  if (compared.length > 0) return html`${compared.map((order, at) => ordered(order, at === 0))}`;
  const [only] = played;
  if (only !== undefined && only.value.asks.length > 0) return alone(only);
  return points === null ? html`<p>${answer.empty}</p>` : packagesFor(points, names);
}

/** The approaches by one number, in a sentence. */
function ordered({ text, least, standing, matters }: Order, leads: boolean): Html {
  const [first, second, ...rest] = standing.map(({ approach, value, spread }, at) => {
    const number = ranged(value!, spread, writingOf(text));
    return at === 0 ? { name: strong(approach), number } : { name: said(approach), number };
  });
  const close = Math.abs(standing[0].value! - standing[1].value!) < matters;
  const others = listed([second, ...rest].map(({ name, number }) => answer.one(name, number)));
  return html`<p${leads ? html` class="lead"` : null}>${answer.first(said(text), least, first.name, first.number)}${answer.then(others)}${close ? answer.close(first.name, second.name) : null}</p>
`;
}

function alone({ approach, value }: Played): Html {
  const asks = value.asks.flatMap(({ text, value: number, spread }) =>
    number === null ? [] : [answer.ask(said(text), ranged(number, spread, writingOf(text)))],
  );
  return html`<p class="lead">${answer.single(strong(approach), listed(asks))}</p>`;
}

function packagesFor({ packages }: NonNullable<Material["points"]>, names: Names): Html {
  const compared = packages.some(({ worth }) => worth.some(({ gain }) => gain !== null));
  if (!compared) return html`<p class="lead">${answer.noNoDeal}</p>`;
  const good = packages.filter(({ worth, better }) => worth.length > 0 && better.length === worth.length);
  if (good.length === 0) return html`<p class="lead">${answer.notBetter}</p>`;
  const told = good.map(({ package: name, worth }) => {
    const gains = worth.map(({ row, gain, gainSpread }) =>
      answer.packageFor(names.row(row), ranged(gain ?? 0, gainSpread, { signed: true })),
    );
    return answer.pack(strong(name), listed(gains));
  });
  return html`<p class="lead">${answer.better(listed(told))}</p>`;
}

/** By the first number in full, by the others in a few words. */
function firm([first, ...others]: readonly Order[], names: Names): Html {
  const rest = others.flatMap((order) => howFirmShort(order) ?? []);
  return html`<p>${howFirm(first, names)}</p>${rest.length === 0 ? null : html`<p>${answer.others(listed(rest))}</p>`}`;
}

const reversing = ([first, ...others]: readonly Order[], names: Names): Html =>
  html`<p>${whatReverses(first, names)}</p>${
    others.length === 0
      ? null
      : html`<p>${joined(
          others.map((order) => whatReversesShort(order, names)),
          " ",
        )}</p>`
  }`;

function whoseReading({ reading, assumptions }: Model): Html {
  const uncertain = assumptions.filter(({ low, high }) => low < high);
  const reasoned = uncertain.filter(({ because }) => because !== null).length;
  const sourced = uncertain.filter(({ source }) => source !== null).length;
  return html`${reading === null ? html`<p>${answer.noReading}</p>` : paragraph(reading)}<p>${answer.sources(uncertain.length, reasoned, sourced)}</p>`;
}
