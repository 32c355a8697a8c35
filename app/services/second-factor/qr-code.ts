import { encode } from "uqr";

/** A QR code as one path of an SVG whose width and height are `size`, with the quiet edge that readers need. */
export interface QrCode {
	size: number;
	path: string;
}

const EDGE = 4;

export function qrCodeOf(text: string): QrCode {
	const { size, data } = encode(text, { ecc: "M", border: EDGE });
	const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
	return { size, path: squares.join("") };
}
