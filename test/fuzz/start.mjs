// A worker thread begins without the loader that its parent reads TypeScript with, so it brings its own.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
