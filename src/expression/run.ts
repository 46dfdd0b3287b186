import { exp } from "../maths/exp.ts";
import { log } from "../maths/log.ts";
import { logistic } from "../maths/logistic.ts";
import { power } from "../maths/power.ts";
import { firstBinary, Opcode, operate } from "./operation.ts";
import type { Tape } from "./tape.ts";

/**
 * Runs a tape. `assumptions[index * lanes + lane]` in, `out[slot * lanes + lane]` out; every slot is written, constants
 * too. The interpreter: one decision per operation, then a loop over the lanes. What tapes are mostly made of, and what
 * takes long, has a loop of its own, in which an engine can work at several lanes at once.
 */
export function runTape(tape: Tape, assumptions: Float64Array, lanes: number, out: Float64Array): void {
  const { length, ops, a, b, c, constants } = tape;
  for (let slot = 0; slot < length; slot++) {
    const op = ops[slot];
    const to = slot * lanes;
    const end = to + lanes;
    let x = a[slot] * lanes;
    let y = b[slot] * lanes;
    switch (op) {
      case Opcode.constant:
        for (let at = to; at < end; at++) out[at] = constants[slot];
        break;
      case Opcode.assumption:
        for (let at = to; at < end; at++) out[at] = assumptions[x++];
        break;
      case Opcode.negate:
        for (let at = to; at < end; at++) out[at] = -out[x++];
        break;
      case Opcode.exp:
        for (let at = to; at < end; at++) out[at] = exp(out[x++]);
        break;
      case Opcode.log:
        for (let at = to; at < end; at++) out[at] = log(out[x++]);
        break;
      case Opcode.logistic:
        for (let at = to; at < end; at++) out[at] = logistic(out[x++]);
        break;
      case Opcode.add:
        for (let at = to; at < end; at++) out[at] = out[x++] + out[y++];
        break;
      case Opcode.subtract:
        for (let at = to; at < end; at++) out[at] = out[x++] - out[y++];
        break;
      case Opcode.multiply:
        for (let at = to; at < end; at++) out[at] = out[x++] * out[y++];
        break;
      case Opcode.divide:
        for (let at = to; at < end; at++) out[at] = out[x++] / out[y++];
        break;
      case Opcode.power:
        for (let at = to; at < end; at++) out[at] = power(out[x++], out[y++]);
        break;
      case Opcode.less:
        for (let at = to; at < end; at++) out[at] = out[x++] < out[y++] ? 1 : 0;
        break;
      case Opcode.select: {
        let z = c[slot] * lanes;
        for (let at = to; at < end; at++, x++, y++, z++) out[at] = out[x] !== 0 ? out[y] : out[z];
        break;
      }
      default:
        if (op < firstBinary) for (let at = to; at < end; at++) out[at] = operate(op, out[x++], 0);
        else for (let at = to; at < end; at++) out[at] = operate(op, out[x++], out[y++]);
    }
  }
}
