import type { Chart } from "./chart.ts";
import { type Html, html } from "./html.ts";
import { printed } from "./printed.ts";
import { render } from "./render.ts";
import { type Column, empty, type Row, table } from "./table.ts";
import { words } from "./words.ts";

const { figure: telling } = words.page;

/** A chart with its description as the caption; its numbers and its specification are folded under it, to read or to copy. */
export async function charted(chart: Chart): Promise<Html> {
  const { id, title, description, spec } = chart;
  return html`<figure id="chart-${id}">
<h3>${title}</h3>
${await render(chart)}
<figcaption>${description}</figcaption>
<details><summary>${telling.numbers}</summary>
${numbers(chart)}</details>
<details><summary>${telling.specification}</summary>
<pre tabindex="0" dir="ltr">${printed(spec)}</pre></details>
</figure>
`;
}

function numbers({ id, title, table: { columns, rows } }: Chart): Html {
  return table({
    id: `t-chart-${id}`,
    caption: title,
    narrow: "box",
    columns: columns.map((head): Column => ({ head: html`<bdi>${head}</bdi>` })),
    rows: rows.map(
      (cells): Row => ({
        cells: cells.map((cell) =>
          cell === null
            ? empty
            : typeof cell === "number"
              ? { shows: String(cell), by: cell }
              : html`<bdi>${cell}</bdi>`,
        ),
      }),
    ),
  });
}
