import { charted } from "./charted.ts";
import { type Html, html, trusted, written } from "./html.ts";
import type { Material } from "./material.ts";
import { namesOf } from "./names.ts";
import { policy } from "./policy.ts";
import { script } from "./script.ts";
import type { Section } from "./section.ts";
import { sections } from "./sections.ts";
import { style } from "./style.ts";
import { words } from "./words.ts";

export interface Page {
  readonly text: string;
  /** The anchors of its parts, in their order. */
  readonly sections: readonly string[];
}

interface Part extends Pick<Section, "id" | "title"> {
  readonly body: Html;
}

/** Puts the page together: every part that the file gives something for, and a line for each that it does not. */
export async function pageOf(material: Material): Promise<Page> {
  const names = namesOf(material.model);
  const parts: Part[] = [];
  const wanted: Html[] = [];
  for (const { id, title, wants, charts, body } of sections) {
    const drawn = new Map<string, Html>();
    for (const chart of charts(material)) if (chart !== null) drawn.set(chart.id, await charted(chart));
    const told = body(material, names, (chart) => drawn.get(chart) ?? null);
    if (told !== null) parts.push({ id, title, body: told });
    else if (wants !== null) wanted.push(wants);
  }
  const adding: Part = {
    id: "adding",
    title: words.adding.title,
    body: html`<ul>${wanted.map((line) => html`<li>${line}</li>\n`)}</ul>`,
  };
  // How everything was computed stands last.
  const all = wanted.length === 0 ? parts : [...parts.slice(0, -1), adding, ...parts.slice(-1)];
  return { text: written(document(material, all)), sections: all.map(({ id }) => id) };
}

const generator = html`<meta name="generator" content="Parley">`;

/** Was a text written as such a page, by whatever version? */
export const isPage = (text: string): boolean =>
  text.startsWith("<!doctype html>") && text.includes(written(generator));

function document({ model, made }: Material, parts: readonly Part[]): Html {
  const [answer, ...others] = parts;
  const { page } = words;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${generator}
<title>${model.title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body data-fold="${page.fold}" data-unfold="${page.unfold}" data-sort="${page.sort}" data-copy="${page.copy}" data-copied="${page.copied}">
<a class="skip" href="#${answer.id}">${page.skip}</a>
<header>
<h1 dir="auto">${model.title}</h1>
${model.question === null ? null : html`<p class="question" dir="auto">${model.question}</p>`}
</header>
<main>
${section(answer)}
<nav aria-label="${page.contents}">
<ol>${others.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ol>
</nav>
${others.map(section)}</main>
<footer>
<p>${page.made(made.parley)}</p>
</footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
}

const section = ({ id, title, body }: Part): Html => html`<section id="${id}" aria-labelledby="h-${id}">
<h2 id="h-${id}">${title}</h2>
<div class="body">
${body}
</div>
</section>
`;
