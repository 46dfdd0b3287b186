import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const stamp = `${root}node_modules/.parley-install`;

/** What is installed for what, each with all that comes before it: running, then testing, then every check. */
const levels = {
  running: ["--workspaces=false"],
  testing: ["--workspace=test/tools", "--include-workspace-root"],
  checking: [],
};

/**
 * Installs the dependencies with `npm ci` when they are missing or the lock file has changed since the last time.
 * Throws with a sentence for the reader when npm fails.
 */
export function install(level) {
  const lock = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  const names = Object.keys(levels);
  const [installed, from] = existsSync(stamp) ? readFileSync(stamp, "utf8").trim().split(" ") : [];
  if (from === lock && names.indexOf(installed) >= names.indexOf(level)) return;
  process.stderr.write("Installing what is needed (only when the lock file has changed) …\n");
  // Nothing that Parley depends on needs an install script, so none is run.
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...levels[level]];
  const { status, error } = npm(options);
  if (status !== 0) throw new Error(`npm ci failed${error ? `: ${error.message}` : ""}`);
  writeFileSync(stamp, `${level} ${lock}\n`);
}

function npm(options) {
  const settings = { cwd: root, stdio: ["ignore", "ignore", "inherit"] };
  // Under `npm start` npm names its own program, which spares the shell that npm.cmd needs on Windows.
  const own = process.env.npm_execpath;
  if (own) return spawnSync(process.execPath, [own, ...options], settings);
  return spawnSync("npm", options, { ...settings, shell: process.platform === "win32" });
}
