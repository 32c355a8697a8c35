/**
 * How a change within a body changes its CRC-32, without reading the body again. The checksum is linear over
 * GF(2): what changed bytes add to it is their own checksum multiplied by a power of x for the bytes that come
 * after them, modulo the polynomial of CRC-32.
 * @see zlib's crc32_combine (Mark Adler); RFC 1952, 8
 */

const POLYNOMIAL = 0xedb88320;
/** x to the power 0; the highest bit is the lowest power. */
const ONE = 1 << 31;

/** What bytes with this many after them are multiplied by: x to the power 8 × `after`. */
export function crcShift(after: number): number {
	let power = ONE;
	let square = multiply(multiply(1 << 30, 1 << 30), multiply(1 << 30, 1 << 30));
	square = multiply(square, square);
	for (let left = after; left > 0; left = Math.floor(left / 2)) {
		if (left % 2 === 1) power = multiply(square, power);
		square = multiply(square, square);
	}
	return power;
}

/** The product of two polynomials modulo that of CRC-32. */
export function multiply(a: number, b: number): number {
	let product = 0;
	let factor = b;
	for (let bit = ONE; bit !== 0; bit >>>= 1) {
		if (a & bit) product ^= factor;
		factor = factor & 1 ? (factor >>> 1) ^ POLYNOMIAL : factor >>> 1;
	}
	return product >>> 0;
}
