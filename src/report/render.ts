import type { LoggerInterface } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { Chart } from "./chart.ts";
import { widthOf } from "./charts/measure.ts";
import { drawing } from "./drawing.ts";
import type { Html } from "./html.ts";

/**
 * Draws a chart as an SVG element for a page: what `drawing` makes of the picture that Vega-Lite (Satyanarayan et al. 2017)
 * and Vega draw of its specification. The same chart gives the same bytes, in any process. The two libraries are fetched by
 * the first call, so that who draws nothing does not wait for them; they need no browser and ask for nothing else.
 *
 * @param told Hears what Vega finds odd in the specification; a chart of ours should give it no reason.
 * @throws Error when the specification cannot be drawn, which is a fault of Parley itself.
 */
export async function render(chart: Chart, told: (warning: string) => void = ignored): Promise<Html> {
  const [{ compile }, vega] = await Promise.all([import("vega-lite"), import("vega")]);
  const logger = loggerTo(told);
  // Without this the widths of texts, and with them the layout, would depend on whether a canvas happens to be installed.
  measured(vega);
  const { spec } = compile(chart.spec as unknown as TopLevelSpec, { logger });
  const view = new vega.View(vega.parse(spec), { renderer: "none", logger, loader: refusing });
  try {
    return drawing(await view.toSVG(), chart);
  } finally {
    view.finalize();
  }
}

const ignored = (): void => undefined;

function measured(vega: object): void {
  const { textMetrics } = vega as {
    textMetrics: { width(item: { fontSize?: number }, text: string): number };
  };
  textMetrics.width = (item, text) => widthOf(String(text ?? ""), item.fontSize ?? 11);
}

function loggerTo(told: (warning: string) => void): LoggerInterface {
  const tell = (...parts: readonly unknown[]): LoggerInterface => {
    told(parts.map(String).join(" "));
    return logger;
  };
  const silent = (): LoggerInterface => logger;
  const logger = {
    level: silent,
    error: tell,
    warn: tell,
    info: silent,
    debug: silent,
  } as unknown as LoggerInterface;
  return logger;
}

/** All data stands in the specification, so that whatever asks for more is refused. */
const refuse = (): never => {
  throw new Error("a chart asks for nothing from outside");
};
const refusing = { load: refuse, sanitize: refuse, http: refuse, file: refuse, options: {} };
