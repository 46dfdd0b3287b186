/** The key under which markup keeps its text: nobody outside this file can make markup of a text that was not escaped. */
const markup = Symbol("markup");

export interface Html {
  readonly [markup]: string;
}

/** What may stand in a template: texts and numbers are escaped, markup stays, lists are written out, null is nothing. */
export type Part = Html | string | number | null | readonly Part[];

/**
 * Markup by a template: `html`<b>${name}</b>``. Whatever is put in is escaped for text and for quoted attributes alike,
 * unless it is markup already. A text must never be put elsewhere: as a name, into an attribute without quotes, into a
 * script or a style.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = texts.reduce((before, next, at) => before + textOf(parts[at - 1]) + next);
  return { [markup]: text };
}

/** Joined by something: `joined(items, html`, `)`. */
export function joined(parts: readonly Part[], between: Part): Html {
  return html`${parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]))}`;
}

export const nothing: Html = html``;

/**
 * Markup that was made elsewhere and is known to be safe: a drawing whose texts its renderer escapes, the page's own style
 * and script. Never a text of a scenario.
 */
export const trusted = (text: string): Html => ({ [markup]: text });

/** The text of finished markup. */
export const written = (page: Html): string => page[markup];

function textOf(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return isList(part) ? part.map(textOf).join("") : part[markup];
}

const isList = (part: Html | readonly Part[]): part is readonly Part[] => Array.isArray(part);

/**
 * A text as it stands between tags and in quoted attributes. Signs that HTML forbids become ones that can be seen; those
 * that turn the direction of writing around are taken out, since they could reach beyond their own text.
 */
function escaped(text: string): string {
  return text.replace(special, (sign) => entities.get(sign) ?? visible(sign));
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
  ["`", "&#96;"],
]);

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const special =
  /[&<>"'`\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above

/** Unicode keeps pictures of the first control characters. */
const pictures = 0x2400;

function visible(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code === 0x0d || code === 0x2028 || code === 0x2029) return " ";
  if (code < 0x20) return String.fromCharCode(pictures + code);
  return code >= 0x202a && code <= 0x2069 ? "" : "\ufffd";
}
