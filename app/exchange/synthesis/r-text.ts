/** Values as R source. What people typed can only ever become the inside of a string or of a comment line. */

const PLAIN = /^[\x20-\x7e]$/;

/** A string literal of ASCII alone, so that it reads the same in every locale; a missing text is NA. */
export function rString(text: string | null | undefined): string {
	if (text === null || text === undefined) return "NA";
	const inside = [...text.toWellFormed()].map((character) => {
		if (character === '"' || character === "\\") return `\\${character}`;
		if (PLAIN.test(character)) return character;
		const code = character.codePointAt(0) ?? 0;
		// R's strings cannot hold the character 0.
		if (code === 0) return "";
		return code > 0xffff
			? `\\U${code.toString(16).padStart(8, "0")}`
			: `\\u${code.toString(16).padStart(4, "0")}`;
	});
	return `"${inside.join("")}"`;
}

/** A number with all its digits; a missing one is NA. */
export function rNumber(value: number | null | undefined): string {
	return value === null || value === undefined || !Number.isFinite(value) ? "NA" : String(value);
}

/** Text as comment lines: nothing in it can end the line. */
export function rComment(text: string): string {
	const oneLine = text
		.toWellFormed()
		// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
		.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")
		.trim();
	return `# ${oneLine}`;
}

const PER_LINE = 8;

/** `c(…)`, a few values a line. */
export function rVector(values: readonly string[]): string {
	if (values.length <= PER_LINE) return `c(${values.join(", ")})`;
	const lines: string[] = [];
	for (let start = 0; start < values.length; start += PER_LINE) {
		lines.push(`    ${values.slice(start, start + PER_LINE).join(", ")}`);
	}
	return `c(\n${lines.join(",\n")}\n  )`;
}
