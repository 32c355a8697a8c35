/** Commands of LaTeX that Citation.js does not know. */
const SIGNS: Readonly<Record<string, string>> = {
	...{ AA: "Å", aa: "å", degree: "°", circ: "°", pounds: "£", euro: "€", ldots: "…", dots: "…" },
	...{ ge: "≥", geq: "≥", le: "≤", leq: "≤", neq: "≠", pm: "±", times: "×", cdot: "·", approx: "≈" },
	...{ sim: "~", rightarrow: "→", relax: "", ensuremath: "", mathrm: "", mbox: "", text: "", uppercase: "" },
};

/** LaTeX with the commands that the library does not know put in its own words, and without spacing commands. */
export function knownLatex(value: string): string {
	return value
		.replace(/\\([A-Za-z]+)(?![A-Za-z])[ \t]*/g, (whole, name: string) =>
			Object.hasOwn(SIGNS, name) ? (SIGNS[name] ?? "") : whole,
		)
		.replace(/\\[ ,;/]/g, " ")
		.replace(/\\-/g, "");
}
