import { firstBinary, Opcode, operate } from "./operation.ts";
import type { Tape } from "./tape.ts";

/**
 * Runs a tape. `assumptions[index * lanes + lane]` in, `out[slot * lanes + lane]` out; every slot is written, constants
 * too. The interpreter: one decision per operation, then a loop over the lanes.
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
        out.fill(constants[slot], to, end);
        break;
      case Opcode.assumption:
        for (let at = to; at < end; at++) out[at] = assumptions[x++];
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
