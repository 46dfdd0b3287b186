import { sha256 } from "../maths/sha256.ts";

/**
 * What a browser may do with the page: apply its one style, run its one script, and fetch nothing from anywhere (Content
 * Security Policy level 3). Both are named by the hashes of their texts, so that nothing else could take their place.
 */
export const policy = (style: string, script: string): string =>
  [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    `script-src '${hash(script)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

const hash = (text: string): string => `sha256-${base64(bytesOf(sha256(text)))}`;

const bytesOf = (hexadecimal: string): readonly number[] =>
  Array.from(hexadecimal.matchAll(/../g), ([pair]) => Number.parseInt(pair, 16));

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648, section 4. */
function base64(bytes: readonly number[]): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b = 0, c = 0] = bytes.slice(at, at + 3);
    const whole = (a << 16) | (b << 8) | c;
    const given = Math.min(3, bytes.length - at) + 1;
    for (let place = 0; place < 4; place++)
      text += place < given ? digits[(whole >> (18 - 6 * place)) & 63] : "=";
  }
  return text;
}
