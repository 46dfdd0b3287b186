import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { root } from "../repository.ts";

/**
 * A browser, or the reason why none starts here. The browser comes out of an npm package for Linux on x64 and needs nothing
 * that the machine may lack: its own fonts make pages look the same everywhere, and the two libraries that small systems go
 * without are beside it. Where continuous integration runs on such a machine it is known to start, so that not starting is
 * a failure there and no reason to leave tests out.
 */
export async function startBrowser(): Promise<Browser | string> {
  const known = process.platform === "linux" && process.arch === "x64";
  if (!known)
    return `the browser in npm's package is for linux on x64, this is ${process.platform} on ${process.arch}`;
  const failures: string[] = [];
  for (const libraries of [undefined, "al2023/lib"]) {
    try {
      return await launch(unpacked(), libraries);
    } catch (error) {
      failures.push((error as Error).message.split("\n")[0]);
    }
  }
  const reason = failures.join("; ");
  if (process.env.CI === "true") throw new Error(`no browser starts, although one must here: ${reason}`);
  return reason;
}

/** In the folder of the packages, so that a fresh installation unpacks a fresh browser. */
const folder = `${root}node_modules/.parley-browser`;

const launch = (place: string, libraries: string | undefined): Promise<Browser> =>
  chromium.launch({
    executablePath: `${place}/chromium`,
    // The sandbox and the helper process need rights that containers do not give; the pages are our own.
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-gpu",
      "--font-render-hinting=none",
      "--force-color-profile=srgb",
    ],
    env: {
      HOME: place,
      FONTCONFIG_PATH: place,
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: `${place}/${libraries}` }),
    },
  });

/** Unpacks the browser once; a folder beside, then a change of names, so that nobody ever starts half of one. */
function unpacked(): string {
  if (existsSync(folder)) return folder;
  const fresh = `${folder}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    // The package unpacks to the folder for temporary files, with its libraries only where it believes to be in a lambda.
    execFileSync(
      process.execPath,
      [
        "--input-type=module",
        "--eval",
        'await (await import("@sparticuz/chromium")).default.executablePath()',
      ],
      {
        cwd: root,
        env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
        stdio: "pipe",
      },
    );
    writeFileSync(
      `${fresh}/fonts.conf`,
      `<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts/fonts</dir><cachedir prefix="xdg">fonts</cachedir></fontconfig>`,
    );
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}
