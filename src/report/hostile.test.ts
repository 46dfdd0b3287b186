import { beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { quote } from "../expression/lexer.ts";
import { storm } from "../lenses/fixtures.laws.ts";
import { byId, type Element, elementsOf, pageOfText, type Read, words } from "./page.laws.ts";

/** Every hostile text carries this, so that wherever one went it is found again. */
const mark = "zq7";

const attacks: Readonly<Record<string, string>> = {
  script: `</script></title></style></textarea><script>${mark}()</script><h1>${mark}</h1><!-- --!> ]]>`,
  attribute: `"><img src=x onerror=${mark}()>' onmouseover='${mark}()' x="`,
  address: `javascript:${mark}()`,
  drawing: `<svg><desc>${mark}</desc><a xlink:href="javascript:${mark}()"/></svg>`,
  entity: `&lt;b&gt; &#0; &amp ${mark} & \`\${${mark}}\` {{7*7}} \\u003c`,
  turned: `\u202e${mark} \u2067 \u2069\u2069 \u200f اتفاق دائم`,
  control: `${mark}\u0000\u0007\u001b[31m\u009f\ufffe \u2028\u2029\r\n\t `,
  long: `${mark} ${"x".repeat(10_000)}`,
};

const longestName = 1500;

/** A scenario in which one text stands in every place where an author is free to write. */
function scenarioWith(text: string): string {
  const say = (role: string) => `${text} ${role}`;
  // Names stand in expressions, which may not be long.
  const name = (role: string) => `${text.slice(0, longestName)} ${role}`;
  const q = (role: string) => quote(name(role));
  const number = (is: string) => ({ is, because: say("reason"), source: `${name("origin")} p1` });
  return stringify({
    parley: 1,
    title: say("title"),
    question: say("question"),
    reading: say("reading"),
    asks: ["P(deal)", { least: `P(${q("ruin")})` }],
    sources: { [name("origin")]: { [name("field")]: say("entry"), url: `javascript:${text}` } },
    clock: { round: "1 week", rounds: 2, "at the end": name("ruin") },
    parties: {
      anna: {
        name: say("anna"),
        precision: 1,
        "ratified by": "majority",
        factions: { [name("wing")]: { name: say("faction"), veto: "yes" } },
      },
      bert: { name: say("bert"), precision: 1 },
    },
    outcomes: { deal: say("agreement"), [name("ruin")]: say("misery") },
    issues: { [name("issue")]: [name("much"), name("little")] },
    packages: { [name("pack")]: { [name("issue")]: name("much") } },
    assumptions: { [name("worth")]: number("4 in 1..9"), [name("hurt")]: number("-3 in -9..-1") },
    values: {
      anna: { deal: { [name("issue")]: { [name("much")]: q("worth") } }, [name("ruin")]: q("hurt") },
      bert: { deal: { [name("issue")]: { [name("much")]: 1 } }, [name("ruin")]: "0.5 in 0..2" },
      [`anna/${name("wing")}`]: { "no deal": 20 },
    },
    state: { [name("speaker")]: { "speaks for": "anna", start: name("wing") } },
    turns: ["anna", "bert", name("weather")],
    chance: { [name("weather")]: { hazard: "0.1 in 0.05..0.3", ends: name("ruin") } },
    moves: {
      anna: { [name("offer")]: { offers: [name("pack")] }, [name("wait")]: {} },
      bert: { [name("sign")]: { accepts: "the offer" }, [name("refuse")]: {} },
    },
    levers: {
      [name("lever")]: {
        by: "anna",
        settings: { [name("up")]: { assume: { [name("worth")]: "6 in 5..7" } }, [name("down")]: {} },
      },
    },
    approaches: {
      [name("high")]: { [name("lever")]: name("up"), says: say("loud") },
      [name("low")]: { [name("lever")]: name("down"), says: say("soft") },
    },
    views: {
      [name("hopeful")]: {
        says: say("hope"),
        assume: { [name("worth")]: { is: 8, because: say("ground") } },
      },
      [name("fearful")]: { says: say("fear"), assume: { [name("hurt")]: -8 } },
    },
    claims: {
      [name("first")]: {
        says: say("claim"),
        source: `${name("origin")} p2`,
        holds: `P(deal | ${q("high")}) > P(deal | ${q("low")})`,
      },
      [name("second")]: { says: say("other"), holds: `P(${q("ruin")} | ${q("low")}) < 0.2` },
      [name("third")]: { says: say("none"), "not yet": say("lacking") },
    },
  });
}

/** All that a page may be made of. Nothing here can fetch, run or send anything; script and style are the page's own. */
const elements = new Set([
  ...["html", "head", "meta", "title", "link", "style", "body", "script", "header", "main", "nav", "footer"],
  ...[
    "section",
    "div",
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "a",
    "bdi",
    "strong",
    "small",
  ],
  ...["span", "em", "code", "br", "wbr", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure"],
  ...[
    "figcaption",
    "details",
    "summary",
    "pre",
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "line",
    "text",
    "tspan",
  ],
  ...["desc", "defs", "clipPath"],
]);

const pages = new Map<string, Read>();
beforeAll(async () => {
  for (const [name, text] of Object.entries(attacks))
    pages.set(name, await pageOfText(scenarioWith(text), 16));
  pages.set("harmless", await pageOfText(scenarioWith(`${mark} harmless`), 16));
}, 120_000);

/** Elements with their attributes, but for what only the length of a text decides: where lines of a drawing break. */
function skeleton(page: Read): readonly string[] {
  const drawings = new Set(
    page.elements.filter(({ tagName }) => tagName === "svg").flatMap((one) => [...elementsOf(one)]),
  );
  const told = ({ tagName, attrs }: Element) =>
    `${tagName} ${attrs.map(({ name, value }) => `${name}=${value}`).join(" ")}`;
  return page.elements.filter((one) => one.tagName !== "wbr" && !drawings.has(one)).map(told);
}

describe.each(Object.keys(attacks))('a scenario full of the text "%s"', (name) => {
  const page = (): Read => pages.get(name)!;

  it("makes no element, no attribute and no fault of it", () => {
    expect(page().faults).toEqual([]);
    expect(
      page()
        .elements.map(({ tagName }) => tagName)
        .filter((tag) => !elements.has(tag)),
    ).toEqual([]);
    for (const { attrs } of page().elements) {
      for (const { name: key, value } of attrs) {
        expect(key).not.toMatch(/^on|style$|^src|zq7/);
        expect(value).not.toContain(mark);
        expect(value).not.toMatch(/javascript:/i);
      }
    }
  });

  it("has the very elements and attributes that a harmless text has in its place", () => {
    const policy = (line: string) => !line.startsWith("meta");
    expect(skeleton(page()).filter(policy)).toEqual(skeleton(pages.get("harmless")!).filter(policy));
  });

  it("shows it, with what forbids or turns made harmless", () => {
    const seen = words(page().root);
    const texts = ["title", "question", "reading", "anna", "faction", "misery", "reason", "entry"];
    for (const role of [...texts, "loud", "hope", "ground", "claim", "lacking"])
      expect(seen).toContain(shown(`${attacks[name]} ${role}`));
    for (const role of ["ruin", "pack", "issue", "worth", "origin", "high", "up", "hopeful", "first"])
      expect(seen).toContain(shown(`${attacks[name].slice(0, longestName)} ${role}`));
  });
});

/** What a reader sees of a text: pictures for forbidden signs, nothing for signs that turn, one space for many. */
function shown(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replace("\u0000", "\u2400")
    .replace("\u0007", "\u2407")
    .replace("\u001b", "\u241b")
    .replace(/[\u009f\ufffe]/g, "\ufffd")
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

describe("names that programs know", () => {
  it("are names like any other", async () => {
    const text = storm
      .replaceAll("wreck", "__proto__")
      .replaceAll("danger", "constructor")
      .replaceAll("careful", "toString")
      .replaceAll("gloomy", "valueOf")
      .replaceAll("C1:", '"null":')
      .replaceAll("weather", "undefined");
    const [odd, plain] = [await pageOfText(text, 16), await pageOfText(storm, 16)];
    expect(skeleton(odd)).toEqual(skeleton(plain));
    const told = words(byId(odd, "answer"));
    expect(told).toContain("By P(__proto__), least first, toString comes first with 0.19");
    expect(told).not.toMatch(/native code|\[object|NaN/);
  });
});
