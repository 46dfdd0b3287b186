import type { Clock, Model } from "../../scenario/model.ts";
import { type Html, html, joined } from "../html.ts";
import { anchors, said, strong } from "../names.ts";
import type { Section } from "../section.ts";
import { empty, table } from "../table.ts";
import { listed, words } from "../words.ts";

const { situation: telling } = words;

/** Who takes part, how it can end, how time runs, and where it is from. */
export const situationSection: Section = {
  id: "situation",
  title: telling.title,
  wants: null,
  charts: () => [],
  body({ model }) {
    const { clock } = model;
    return html`${parties(model)}
${model.outcomes.length === 0 ? null : outcomes(model)}
${clock === null ? null : html`<p>${time(clock, model)}</p>`}
${model.sources.length === 0 ? null : sources(model)}`;
  },
};

function parties({ parties: all }: Model): Html {
  return table({
    id: "t-parties",
    caption: telling.parties,
    narrow: "cards",
    columns: [{ head: telling.heads.party }, { head: telling.heads.factions }, { head: telling.heads.moves }],
    rows: all.map(({ id, name, factions, moves }) => ({
      cells: [
        name === id ? strong(id) : html`${strong(name)} <small>(${said(id)})</small>`,
        factions.length === 0 ? empty : listed(factions.map((faction) => said(faction.name))),
        moves.length === 0
          ? empty
          : joined(
              moves.map((move) => said(move.id)),
              ", ",
            ),
      ],
    })),
  });
}

function outcomes({ outcomes: all }: Model): Html {
  return table({
    id: "t-outcomes",
    caption: telling.outcomes,
    narrow: "cards",
    columns: [{ head: telling.outcome }, { head: telling.means }],
    rows: all.map(({ id, says }) => ({ cells: [strong(id), html`<span dir="auto">${says}</span>`] })),
  });
}

function time({ rounds, length, unit, end, deadline }: Clock, { outcomes: all }: Model): Html {
  const each = `${length} ${unit}${length === 1 ? "" : "s"}`;
  return html`${telling.clock(rounds, said(each), said(all[end].id))}${Number.isFinite(deadline) ? telling.deadline(deadline) : null}`;
}

function sources({ sources: all }: Model): Html {
  return table({
    id: "t-sources",
    caption: telling.sources,
    narrow: "cards",
    columns: [{ head: telling.sourceHeads.name }, { head: telling.sourceHeads.fields }],
    rows: all.map(({ id, fields }, at) => ({
      id: anchors.source(at),
      cells: [
        strong(id),
        joined(
          Object.entries(fields).map(([key, value]) => telling.field(said(key), said(value.trim()))),
          "; ",
        ),
      ],
    })),
  });
}
