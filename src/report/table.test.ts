import { expect, it } from "vitest";
import { html, written } from "./html.ts";
import { table } from "./table.ts";

const flat = (text: string): string => text.replace(/\n/g, "");

it("a table of cards carries the head of each cell with it", () => {
  const made = table({
    ...{ id: "t", caption: "What <it> is", narrow: "cards" },
    columns: [
      { head: "name", width: 60, sorts: true },
      { head: "size", numbers: true, width: 40 },
    ],
    rows: [{ id: "r1", cells: [html`<b>a</b>`, { shows: "1,5", by: 1.5 }] }, { cells: ["b", null] }],
  });
  expect(flat(written(made))).toBe(
    '<table role="table" class="cards fixed"><caption id="t">What &lt;it&gt; is</caption>' +
      '<thead role="rowgroup"><tr role="row">' +
      '<th scope="col" role="columnheader" class="w60" data-sorts>name</th>' +
      '<th scope="col" role="columnheader" class="number w40">size</th></tr></thead>' +
      '<tbody role="rowgroup"><tr role="row" id="r1" tabindex="-1">' +
      '<th scope="row" role="rowheader" data-head="name"><b>a</b></th>' +
      '<td role="cell" class="number" data-head="size" data-by="1.5">1,5</td></tr>' +
      '<tr role="row"><th scope="row" role="rowheader" data-head="name">b</th>' +
      '<td role="cell" class="number" data-head="size"></td></tr></tbody></table>',
  );
});

it("a table that is moved sideways stands in a box that a keyboard reaches", () => {
  const made = table({
    ...{ id: "t", caption: "Wide", narrow: "box", rows: [] },
    columns: [{ head: html`<bdi>a</bdi>` }],
  });
  expect(flat(written(made))).toBe(
    '<div class="box" role="region" aria-labelledby="t" tabindex="0">' +
      '<table role="table" class="box"><caption id="t">Wide</caption><thead role="rowgroup"><tr role="row">' +
      '<th scope="col" role="columnheader"><bdi>a</bdi></th></tr></thead><tbody role="rowgroup"></tbody></table></div>',
  );
});
