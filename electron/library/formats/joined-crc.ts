/**
 * The checksum of two stretches of bytes from the checksums of each.
 *
 * A CRC is what is left of the bytes, taken for a polynomial over GF(2), divided by a fixed one.
 * To put n bytes behind others multiplies those by x^8n, so the sum of the whole is the sum of the
 * first part times x^8n, plus that of the second; x^8n takes as many squarings as n has bits.
 * See RFC 1952, section 8, for the polynomial; its bits are kept in reverse, as everywhere.
 */

/** CRC-32 without its highest term; bit 31 stands for x^0. */
const polynomial = 0xedb88320
const one = 0x80000000
/** x^8: one byte. */
const byte = 0x00800000

/**
 * @param first the CRC-32 of what stands first
 * @param second the CRC-32 of what stands behind it
 * @param secondLength in bytes
 */
export function joinedCrc(first: number, second: number, secondLength: number): number {
  let shift = one
  let power = byte
  for (let left = secondLength; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) shift = product(shift, power)
    power = product(power, power)
  }
  return (product(shift, first) ^ second) >>> 0
}

/** The product of two polynomials, modulo that of CRC-32. */
function product(left: number, right: number): number {
  let sum = 0
  for (let term = one, shifted = right; term !== 0; term >>>= 1) {
    if ((left & term) !== 0) sum ^= shifted
    shifted = (shifted & 1) === 0 ? shifted >>> 1 : (shifted >>> 1) ^ polynomial
  }
  return sum >>> 0
}
