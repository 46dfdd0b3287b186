/**
 * SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. Written out because the core may not ask the machine for
 * anything: the same file has the same name in Node, in a worker and in a browser without a secure context.
 * Source: FIPS 180-4, section 6.2.
 */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const hash = Uint32Array.from(initial);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    for (let t = 16; t < 64; t++) {
      const before = schedule[t - 15];
      const last = schedule[t - 2];
      const small0 = rotate(before, 7) ^ rotate(before, 18) ^ (before >>> 3);
      const small1 = rotate(last, 17) ^ rotate(last, 19) ^ (last >>> 10);
      schedule[t] = schedule[t - 16] + small0 + schedule[t - 7] + small1;
    }
    compress(hash, schedule);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, "0")).join("");
}

function compress(hash: Uint32Array, schedule: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = hash;
  for (let t = 0; t < 64; t++) {
    const big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + big1 + choice + constants[t] + schedule[t]) | 0;
    const big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (big0 + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const update = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) hash[i] += update[i];
}

/** The message as big-endian words, with the closing bit and the length in bits. */
function padded(bytes: Uint8Array): Uint32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(blocks * 64));
  for (let i = 0; i < bytes.length; i++) view.setUint8(i, bytes[i]);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(blocks * 64 - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(blocks * 64 - 4, bytes.length << 3);
  const words = new Uint32Array(blocks * 16);
  for (let i = 0; i < words.length; i++) words[i] = view.getUint32(4 * i);
  return words;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Both tables are the first 32 bits of the fractional parts of roots of the first primes. */
const primes = firstPrimes(64);
const constants = Uint32Array.from(primes, (prime) => fraction32(prime, 3));
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => fraction32(prime, 2));

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** Whole arithmetic, because a floating cube root is not specified to the last bit: floor(root of n·2^(32·degree)). */
function fraction32(n: number, degree: 2 | 3): number {
  const target = BigInt(n) << BigInt(32 * degree);
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}
