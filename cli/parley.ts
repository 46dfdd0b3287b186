#!/usr/bin/env node
import { computer } from "./computer.ts";
import { main } from "./main.ts";

// A reader that closes the pipe early (`parley run … | head`) has read enough.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
}

process.exitCode = await main(process.argv.slice(2), computer(process));
