import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { talks } from "../../src/lenses/fixtures.laws.ts";
import { finish } from "../../src/lenses/work.ts";
import { report } from "../../src/report/report.ts";

/** Few: what the page looks like and may do is tried here, not how sure its numbers are. */
const points = 16;

export interface Written {
  readonly address: string;
  readonly text: string;
  remove(): void;
}

/** The page of a scenario as a file on the disk. */
export async function pageOf(scenario: string): Promise<Written> {
  const begun = report(scenario, "scenario.yaml", { study: { points, where: false } });
  if (!("work" in begun)) throw new Error(JSON.stringify(begun));
  const done = finish(begun.engine, begun.work);
  const { text } = await done.page();
  const folder = mkdtempSync(join(tmpdir(), "parley-page-"));
  const path = join(folder, "report.html");
  writeFileSync(path, text);
  return {
    address: pathToFileURL(path).href,
    text,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const nasty = [
  "</script><script>window.hacked = 1</script>",
  "\"><img src=x onerror='window.hacked = 2'>",
  "</title></style><svg onload=window.hacked=3>",
  "javascript:window.hacked=4",
  "<base href=//example.invalid><a href=//example.invalid>",
  "\u202eturned around",
  "اتفاق دائم",
  "x".repeat(10_000),
  "constructor",
  "{{7*7}} <!--",
] as const;

const [script, image, style, address, link, turned, arabic, long, common, comment] = nasty.map((text) =>
  JSON.stringify(text),
);

/** Names that are no plain words stand in single quotes. */
const holds = (text: string): string => JSON.stringify(text.replace("script", `'${nasty[0]}'`));

/** The talks of the fixtures told with hostile texts, and with hostile names wherever a name is free. */
export const hostile = `${talks
  .slice(0, talks.indexOf("levers:"))
  .replace("title: Talks", () => `title: ${script}\nquestion: ${image}\nreading: ${style}`)
  .replace("name: Anna", () => `name: ${link}`)
  .replace("name: Bert", () => `name: ${comment}`)
  .replace("they sign", () => turned)
  .replace("they fight", () => long)}
levers:
  ${address}: { by: anna, settings: { ${image}: { never: { anna: propose split } }, ${script}: { never: { anna: propose everything } } } }
  ${common}: { by: bert, settings: { ${long}: {}, ${arabic}: { assume: { chance.spark.hazard: { is: 0.01 in 0..0.03, because: ${script}, source: ${link} } } } } }
approaches:
  ${script}: { ${address}: ${image}, ${common}: ${long}, says: ${style} }
  ${image}: { ${address}: ${script}, ${common}: ${arabic}, says: ${turned} }
views:
  ${style}: { says: ${image}, assume: { trust.anna in bert.at first: 0.75, values.anna.war: -20 } }
  ${turned}: { says: ${script}, assume: { trust.anna in bert.at first: 0.45, chance.spark.hazard: 0.08 } }
claims:
  C1: { says: ${script}, source: ${address}, holds: ${holds("P(deal | script) > 0.5")} }
  ${link}: { says: ${long}, source: ${image}, holds: ${holds("P(war | script) < 0.2")} }
  ${common}: { says: ${turned}, not yet: ${style} }
`;
