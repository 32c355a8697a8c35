/** Puts text into an input as if it had been typed, so that the checks look at it. */
export function typeInto(input: HTMLInputElement | HTMLSelectElement, value: string): void {
	input.value = value;
	input.dispatchEvent(new Event("input", { bubbles: true }));
}
