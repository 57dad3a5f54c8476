/** Curves whose order has another number of bits than their field, by name. Source: SEC 2 §2.4 and §3. */
const orders: Readonly<Record<string, number>> = {
  secp160r1: 161,
  secp160k1: 161,
  secp160r2: 161,
  secp224k1: 225,
  sect163k1: 163,
  sect163r2: 163,
  sect233k1: 232,
  sect283k1: 281,
  sect283r1: 282,
  sect409k1: 407,
  sect571k1: 570,
  sect571r1: 570,
};

/** Bits of the order of a curve, which its security is measured by; of a curve that is not listed those of its field. */
export function curveOrderBits(curve: string | undefined, fieldBits: number): number {
  return orders[curve ?? ''] ?? fieldBits;
}
