import type { Chart } from "./chart.ts";
import type { Html } from "./html.ts";
import type { Material } from "./material.ts";
import type { Names } from "./names.ts";

/** A part of the page. A new one needs a file of its own and a line in `sections.ts`; no other changes. */
export interface Section {
  /** Its anchor: a fixed word, lower case. */
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  /** What a file would need for this part, in one line; null for a part that every page has. */
  readonly wants: Html | null;
  /** Charts as data, null where one has nothing to show; they are drawn before the page is put together. */
  charts(material: Material): readonly (Chart | null)[];
  /** What stands under the heading; null where the file gives nothing for it. */
  body(material: Material, names: Names, drawn: Drawn): Html | null;
}

/** The drawing of a chart of this part, by the chart's id; null where it had nothing to show. */
export type Drawn = (id: string) => Html | null;
