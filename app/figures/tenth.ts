/** A place in a figure to a tenth of a pixel: nobody sees more, and each further digit weighs as much as a mark's colour. */
export function tenth(value: number): number {
	return Math.round(value * 10) / 10;
}
