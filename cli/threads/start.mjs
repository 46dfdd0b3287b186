// A thread begins without the loader that reads TypeScript, so it brings its own. Compiled, it is not needed.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
