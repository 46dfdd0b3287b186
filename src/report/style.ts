/** The page's one style. Colours are Okabe and Ito's, darkened or lightened until text in them is read easily. */
/** Widths of columns in hundredths; a style inside an element would need a weaker policy. */
const widths = Array.from({ length: 60 }, (_, at) => `.w${at + 1} { width: ${at + 1}%; }`).join(" ");

export const style = `
:root {
  --paper: #ffffff; --ink: #1a1d21; --soft: #545b66; --line: #d3d8df; --tint: #f3f5f8;
  --link: #00558c; --lit: #ffe9a3; --good: #00603f; --bad: #9c3300; --open: #6b4e00;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181d; --ink: #e7e9ed; --soft: #a9b1bd; --line: #3a414c; --tint: #1e232b;
    --link: #7cc7f7; --lit: #5a4a10; --good: #4fd0a4; --bad: #ff9d6b; --open: #f0c24a;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 4rem; max-width: 84rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a.assumption { text-decoration-style: dotted; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100rem; top: 0; padding: 0.5rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; z-index: 1; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: clamp(1.5rem, 1.1rem + 1.6vw, 2.2rem); }
h2 { margin: 3.5rem 0 1rem; padding-top: 0.75rem; border-top: 2px solid var(--ink); font-size: 1.4rem; }
h3 { margin: 2rem 0 0.5rem; font-size: 1.1rem; }
p, ul, ol, dl { max-width: 46rem; margin: 0 0 0.75rem; }
ul, ol { padding-left: 1.25rem; }
li { margin-bottom: 0.35rem; }
small { font-size: 0.875em; color: var(--soft); }
code, pre { font: 0.875em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
.none { color: var(--soft); }
.note { color: var(--soft); font-size: 0.9rem; }
.question { margin: 0.4rem 0 0; font-size: 1.2rem; color: var(--soft); }
#answer h2 { margin: 1.25rem 0 0.75rem; padding: 0; border: 0; font-size: 1rem; color: var(--soft); }
.answer { max-width: 64rem; margin-bottom: 0.5rem; }
.answer > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1.5rem; padding: 0.6rem 0; border-top: 1px solid var(--line); }
.answer dt { font-weight: 600; }
.answer dd { margin: 0; }
.answer p { margin: 0 0 0.35rem; max-width: none; }
.answer .lead { font-size: 1.15rem; }
nav ol { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; max-width: none; margin: 1.5rem 0 0; padding: 0; list-style: none; }
table { width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: 0.9375rem; }
caption { padding: 0.5rem 0; text-align: start; font-weight: 600; }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; vertical-align: top; text-align: start; border-top: 1px solid var(--line); }
thead th { border-top: 0; border-bottom: 2px solid var(--line); vertical-align: bottom; font-weight: 600; font-size: 0.875rem; color: var(--soft); }
tbody th { font-weight: 400; }
.number { text-align: end; }
td ul { margin: 0; padding-left: 1rem; }
.fixed { table-layout: fixed; }
${widths}
.box { overflow-x: auto; margin: 1rem 0; }
.box table { margin: 0; width: auto; min-width: min(100%, 40rem); overflow-wrap: normal; }
.box td, .box th { max-width: 22rem; min-width: 5.5rem; }
.box thead th { min-width: 7rem; }
.by a { font-size: 0.9em; }
.verdict { font-weight: 600; white-space: nowrap; }
.verdict { color: var(--open); }
.v0, .v1 { color: var(--good); }
.v3, .v4 { color: var(--bad); }
.verdict svg { width: 0.8em; height: 0.8em; margin-inline-end: 0.4em; }
[data-a].lit { background: var(--lit); box-shadow: 0 0 0 2px var(--lit); border-radius: 2px; }
tr:target { background: var(--lit); }
tr:focus { outline: none; }
figure { max-width: 36rem; margin: 1.5rem 0; }
figure h3 { margin-top: 0; }
figure svg { display: block; width: 100%; max-width: 32rem; height: auto; }
figure svg text { font-family: inherit; }
figcaption { margin: 0.5rem 0; color: var(--soft); font-size: 0.9rem; }
details { margin: 0.25rem 0; font-size: 0.9rem; }
summary { cursor: pointer; color: var(--link); }
pre { overflow: auto; max-height: 24rem; padding: 0.75rem; background: var(--tint); }
.hash { overflow-wrap: anywhere; }
button { font: inherit; font-size: 0.8125rem; color: var(--link); background: none; border: 1px solid var(--line); border-radius: 4px; padding: 0.05rem 0.5rem; cursor: pointer; }
h2 button { margin-left: 0.75rem; vertical-align: middle; font-weight: 400; }
thead button { padding: 0.1rem 0.3rem; line-height: 1; vertical-align: middle; }
thead button::before, thead button::after { content: ""; display: block; border-inline: 0.28rem solid transparent; }
thead button::before { border-bottom: 0.35rem solid currentColor; margin-bottom: 0.12rem; }
thead button::after { border-top: 0.35rem solid currentColor; }
[aria-sort="ascending"] button::after, [aria-sort="descending"] button::before { opacity: 0.25; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 0.75rem; color: var(--soft); font-size: 0.9rem; }
[hidden] { display: none; }
@media (max-width: 48rem) {
  .answer > div { display: block; }
  .cards, .cards caption, .cards tbody, .cards tr, .cards th, .cards td { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards thead button { display: none; }
  .cards tr { padding: 0.6rem 0; border-top: 2px solid var(--line); }
  .cards th, .cards td { padding: 0.15rem 0; border: 0; }
  .cards td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); font-size: 0.875em; }
  .cards .number { text-align: start; }
}
@media print {
  :root {
    --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #999999; --tint: #ffffff;
    --link: #000000; --lit: #ffffff; --good: #000000; --bad: #000000; --open: #000000;
    color-scheme: light; font-size: 9.5pt;
  }
  @page { margin: 16mm 14mm; }
  body { max-width: none; padding: 0; }
  nav, .skip, button, details { display: none; }
  h2 { margin-top: 1.5rem; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, .answer > div { break-inside: avoid; }
  thead { display: table-header-group; }
  .box { overflow: visible; }
  .box td, .box th, .box thead th { min-width: 0; }
  a { text-decoration: none; }
  a.assumption:not(.by a)::after { content: "\\00a0[A" attr(data-a) "]"; font-size: 0.85em; color: var(--soft); }
  .by a::after { content: none; }
  #t-assumptions ~ tbody a.assumption::after { content: none; }
}
`;
