/** An opening tag that closes itself, or one around lines that are indented under it. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inside?: readonly string[],
): readonly string[] {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `<${name}${said.join("")}`;
  if (inside === undefined) return [`${open}/>`];
  return [`${open}>`, ...inside.map((line) => `  ${line}`), `</${name}>`];
}

/** White space is written as numbers, since a reader takes it for a blank otherwise. */
const escaped = (value: string): string =>
  value.replace(/[&<>"\t\n\r]/g, (sign) => named[sign] ?? `&#${sign.charCodeAt(0)};`);

const named: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Whether XML 1.0 has every sign of a text. */
export const isWritable = (text: string): boolean =>
  !/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text);
