import { type Html, html, type Part, trusted } from "./html.ts";

/** Elements and attributes that a drawing may have. Whatever else the renderer makes is no part of a chart. */
const elements = ["svg", "g", "path", "rect", "line", "text", "tspan", "defs", "clipPath"];
const kept = [
  ...[
    "d",
    "transform",
    "x",
    "y",
    "dy",
    "x1",
    "x2",
    "y1",
    "y2",
    "width",
    "height",
    "viewBox",
    "id",
    "clip-path",
  ],
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "opacity"],
  ...["text-anchor", "font-size", "font-weight"],
];
/** What it writes for interaction, for reading item by item, and for fonts: the page has its own font. */
const dropped = [
  ...["class", "xmlns", "xmlns:xlink", "version", "pointer-events", "font-family", "font-style"],
  ...[
    "role",
    "aria-hidden",
    "aria-label",
    "aria-roledescription",
    "stroke-miterlimit",
    "stroke-linecap",
    "stroke-linejoin",
    "display",
  ],
];

interface Name {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/**
 * A drawing as it stands in a page, made from the text of an SVG file as Vega writes it. It is taken apart and written anew
 * from elements and attributes that are known, so that nothing else can be in it:
 *
 * - it is one image to a screen reader, with a title and a description; it scales with the page's width;
 * - ids begin with the chart's own and are counted from 1, whatever was drawn before in the same process;
 * - `white` as a colour of gaps becomes the page's (`--paper`), `currentColor` follows its text by itself;
 * - numbers have two decimals, which no eye can tell, so that the last bits of an engine's arithmetic never show.
 */
export function drawing(svg: string, { id, title, description }: Name): Html {
  const ids = new Map<string, string>();
  const own = (given: string): string => {
    if (!ids.has(given)) ids.set(given, `${id}-${ids.size + 1}`);
    return ids.get(given)!;
  };
  const made: Part[] = [];
  let read = 0;
  for (const [whole, closing, name, list, empty] of svg.matchAll(token)) {
    read += whole.length;
    if (name === undefined) made.push(plain(whole));
    else if (!elements.includes(name)) throw new Error(`unsupported element in a drawing: ${name}`);
    else if (closing !== "") made.push(trusted(`</${name}>`));
    else if (name === "svg") made.push(opening(attributesOf(list)));
    else if (empty === "" || !invisible(list)) {
      made.push(html`<${trusted(name)}${attributesOf(list).map(attribute)}${trusted(empty)}>`);
    }
  }
  if (read !== svg.length) throw new Error("a drawing is not written as drawings are");
  return html`${made}`;

  function opening(attributes: readonly Attribute[]): Html {
    const [, viewBox] = attributes.find(([name]) => name === "viewBox")!;
    return html`<svg class="chart" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-description" viewBox="${rounded(viewBox)}"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>`;
  }

  function attribute([name, value]: Attribute): Html {
    return html` ${trusted(name)}="${written(name, value)}"`;
  }

  function written(name: string, value: string): string {
    if (name === "id") return own(value);
    if (name === "clip-path") return `url(#${own(value.slice("url(#".length, -1))})`;
    if (name === "fill" || name === "stroke") return value === "white" ? "var(--paper, white)" : value;
    return rounded(value);
  }
}

type Attribute = readonly [name: string, value: string];

/** A tag or a text, as Vega writes them: every value in double quotes, and no `<` or `"` inside a value or text. */
const token = /<(\/?)(\w+)((?: [\w:-]+="[^"]*")*)(\/?)>|[^<]+/g;

/** The attributes that are kept. */
function attributesOf(list: string): readonly Attribute[] {
  const all = Array.from(
    list.matchAll(/ ([\w:-]+)="([^"]*)"/g),
    ([, name, value]): Attribute => [name, plain(value)],
  );
  const unknown = all.find(([name]) => !kept.includes(name) && !dropped.includes(name));
  if (unknown !== undefined) throw new Error(`unsupported attribute in a drawing: ${unknown[0]}`);
  return all.filter(([name]) => kept.includes(name));
}

/** Vega draws grounds and fronts of groups that nobody sees. */
const invisible = (list: string): boolean =>
  / display="none"/.test(list) || (/ class="background"/.test(list) && !/ fill=/.test(list));

const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x9|#xA|#xD);/g, (_, name: string) => signs.get(name)!);

const signs = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#x9", "\t"],
  ["#xA", "\n"],
  ["#xD", "\r"],
]);

const decimals = 2;

const rounded = (value: string): string =>
  value.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi, (number) =>
    String(Number(Number(number).toFixed(decimals)) + 0),
  );
