import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { galleryPage } from "./gallery-page.ts";

/** Writes `docs/gallery.md`. With `--check` it writes nothing and fails when the page is not as it would be written. */
const scenarios = new URL("../scenarios/", import.meta.url);
const page = new URL("../docs/gallery.md", import.meta.url);

const paths = readdirSync(scenarios, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".yaml"))
  .sort();
const made = galleryPage(
  paths.map((path) => ({ path, text: readFileSync(new URL(path, scenarios), "utf8") })),
);

const current = (): string | null => {
  try {
    return readFileSync(page, "utf8");
  } catch {
    return null;
  }
};

if (process.argv.includes("--check")) {
  if (current() !== made) {
    console.error("docs/gallery.md is not what the scenarios give; run: npx tsx scripts/gallery.ts");
    process.exitCode = 1;
  }
} else {
  writeFileSync(page, made);
  console.log("wrote docs/gallery.md");
}
