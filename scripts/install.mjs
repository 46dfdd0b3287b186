import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const stamp = `${root}node_modules/.parley-install`;

/**
 * Installs the dependencies with `npm ci` when they are missing or the lock file has changed since the last time.
 * `tools` adds the linter and the search for dead code, which running and testing do without.
 * Throws with a sentence for the reader when npm fails.
 */
export function install({ tools = false } = {}) {
  const lock = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  const installed = existsSync(stamp) ? readFileSync(stamp, "utf8").trim() : "";
  if (installed === `with tools ${lock}` || (!tools && installed === `without tools ${lock}`)) return;
  process.stderr.write("Installing what is needed (only when the lock file has changed) …\n");
  // Nothing that Parley depends on needs an install script, so none is run.
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  if (!tools) options.push("--workspaces=false");
  const { status, error } = npm(options);
  if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ""}`);
  writeFileSync(stamp, `${tools ? "with" : "without"} tools ${lock}\n`);
}

function npm(options) {
  const settings = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
  // Under `npm start` npm names its own program, which spares the shell that npm.cmd needs on Windows.
  const own = process.env.npm_execpath;
  if (own) return spawnSync(process.execPath, [own, ...options], settings);
  return spawnSync("npm", options, { ...settings, shell: process.platform === "win32" });
}
