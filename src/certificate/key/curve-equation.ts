/** Hexadecimal digits of the numbers in y² = x³ + ax + b modulo p. */
interface Digits {
  readonly p: string;
  readonly a: string;
  readonly b: string;
}

/** By the name of the curve. Source: SEC 2 §2.3 to §2.6, RFC 5639 §3.4, §3.6 and §3.7. */
const digits: Readonly<Record<string, Digits>> = {
  'P-224': {
    p: 'ffffffffffffffffffffffffffffffff000000000000000000000001',
    a: 'fffffffffffffffffffffffffffffffefffffffffffffffffffffffe',
    b: 'b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4',
  },
  'P-256': {
    p: 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff',
    a: 'ffffffff00000001000000000000000000000000fffffffffffffffffffffffc',
    b: '5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b',
  },
  'P-384': {
    p: 'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff',
    a: 'fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000fffffffc',
    b: 'b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
  },
  'P-521': {
    p: `1${'f'.repeat(130)}`,
    a: `1${'f'.repeat(129)}c`,
    b: '51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00',
  },
  secp256k1: {
    p: 'fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f',
    a: '0',
    b: '7',
  },
  brainpoolP256r1: {
    p: 'a9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377',
    a: '7d5a0975fc2c3057eef67530417affe7fb8055c126dc5c6ce94a4b44f330b5d9',
    b: '26dc5c6ce94a4b44f330b5d9bbd77cbf958416295cf7e1ce6bccdc18ff8c07b6',
  },
  brainpoolP384r1: {
    p: '8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b412b1da197fb71123acd3a729901d1a71874700133107ec53',
    a: '7bc382c63d8c150c3c72080ace05afa0c2bea28e4fb22787139165efba91f90f8aa5814a503ad4eb04a8c7dd22ce2826',
    b: '04a8c7dd22ce28268b39b55416f0447c2fb77de107dcd2a62e880ea53eeb62d57cb4390295dbc9943ab78696fa504c11',
  },
  brainpoolP512r1: {
    p: 'aadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca703308717d4d9b009bc66842aecda12ae6a380e62881ff2f2d82c68528aa6056583a48f3',
    a: '7830a3318b603b89e2327145ac234cc594cbdd8d3df91610a83441caea9863bc2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a72bf2c7b9e7c1ac4d77fc94ca',
    b: '3df91610a83441caea9863bc2ded5d5aa8253aa10a2ef1c98b9ac8b57f1117a72bf2c7b9e7c1ac4d77fc94cadc083e67984050b75ebae5dd2809bd638016f723',
  },
};

interface Equation {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
}

const equations = new Map<string, Equation>();

/** Whether two coordinates of `width` octets, from `at` on, are a point of a curve; also where its equation is not known here. */
export function isOnCurve(curve: string, bytes: Uint8Array, at: number, width: number): boolean {
  const equation = equationOf(curve);
  if (!equation) return true;
  const { p, a, b } = equation;
  const octets = Buffer.from(bytes.buffer, bytes.byteOffset + at, 2 * width);
  const x = BigInt(`0x${octets.toString('hex', 0, width)}`);
  const y = BigInt(`0x${octets.toString('hex', width)}`);
  return x < p && y < p && (y * y - ((x * x + a) * x + b)) % p === 0n;
}

/** Made when it is first asked for. */
function equationOf(curve: string): Equation | undefined {
  const known = equations.get(curve);
  const numbers = digits[curve];
  if (known || !numbers) return known;
  const equation = { p: BigInt(`0x${numbers.p}`), a: BigInt(`0x${numbers.a}`), b: BigInt(`0x${numbers.b}`) };
  equations.set(curve, equation);
  return equation;
}
