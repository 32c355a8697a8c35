/** A whole number above 0 from an address; undefined for anything else, as if it were not there. */
export function wholeNumber(text: string | null): number | undefined {
	return text !== null && /^0*[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
