import { Performer } from "./performer.ts";
import { pool } from "./pool.ts";
import type { Runner } from "./runner.ts";

/**
 * Does everything in this thread, but sends all that comes and goes through `copy`, which makes it bytes and reads them
 * again: what could not travel to another thread or machine shows itself here.
 */
export function serialising(copy: <Value>(value: Value) => Value): Runner {
  return pool(1, () => {
    const performer = new Performer();
    return {
      ahead: 0,
      perform: async (errand) => copy(performer.answer(copy(errand))),
      close: async () => undefined,
    };
  });
}
