import type { Model } from "../scenario/model.ts";
import { type Html, html } from "./html.ts";

/**
 * How the page names what stands in a file. Every text of the file is kept apart from the sentence around it, so that its
 * direction is its own; anchors are made of numbers, never of names.
 */
export interface Names {
  /** A link to the assumption's row; the same name is marked everywhere together. */
  assumption(id: string): Html;
  /** The same, by its short sign: for tables that are full already. */
  mark(id: string): Html;
  claim(id: string): Html;
  /** Of a claim or an assumption: a name under `sources` becomes a link. */
  source(text: string): Html;
  /** Of a party or a faction, by the id of its row. */
  row(id: string): Html;
}

/** A name or a short text of the file inside a sentence. */
export const said = (text: string): Html => html`<bdi>${text}</bdi>`;

/** An approach, a view, a lever: what the sentence is about. */
export const strong = (text: string): Html => html`<strong><bdi>${text}</bdi></strong>`;

/** A paragraph of the file. */
export const paragraph = (text: string): Html => html`<p dir="auto">${text.trim()}</p>`;

/** A path may break after each of its dots. */
const path = (text: string): Html =>
  html`<bdi>${text.split(/(?<=\.)/).flatMap((part, at) => (at === 0 ? [part] : [html`<wbr>`, part]))}</bdi>`;

export const anchors = {
  assumption: (index: number): string => `a${index + 1}`,
  claim: (index: number): string => `c${index + 1}`,
  source: (index: number): string => `s${index + 1}`,
} as const;

/** The short sign of an assumption: `A12`. */
export const sign = (index: number): string => `A${index + 1}`;

export function namesOf(model: Model): Names {
  const indices = (list: readonly { readonly id: string }[]) =>
    new Map(list.map(({ id }, index) => [id, index]));
  const assumptions = indices(model.assumptions);
  const claims = indices(model.claims);
  const linked = (id: string, shown: (index: number) => Html): Html => {
    const index = assumptions.get(id);
    if (index === undefined) return said(id);
    return html`<a class="assumption" href="#${anchors.assumption(index)}" data-a="${index + 1}">${shown(index)}</a>`;
  };
  return {
    assumption: (id) => linked(id, () => path(id)),
    mark: (id) => linked(id, (index) => html`${sign(index)}`),
    claim(id) {
      const index = claims.get(id);
      return index === undefined ? said(id) : html`<a href="#${anchors.claim(index)}">${said(id)}</a>`;
    },
    source(text) {
      const index = sourceOf(model, text);
      return index === null ? said(text) : html`<a href="#${anchors.source(index)}">${said(text)}</a>`;
    },
    row(id) {
      const row = model.rows.find((candidate) => candidate.id === id);
      if (row === undefined) return said(id);
      const party = model.parties[row.party];
      return said(row.faction === null ? party.name : party.factions[row.faction].name);
    },
  };
}

/** The source whose name a reference begins with; the longest name where several do. Null where none does. */
function sourceOf({ sources }: Model, text: string): number | null {
  const fitting = [...sources.keys()].filter(
    (at) => text === sources[at].id || text.startsWith(`${sources[at].id} `),
  );
  return fitting.sort((a, b) => sources[b].id.length - sources[a].id.length)[0] ?? null;
}
