const KIND =
	"arms?|groups?|cohorts?|parts?|regimens?|sequences?|(?:dose )?levels?|panels?|stages?|treatments?|schedules?|lots?";
const NUMBER = "[A-H]|[IVX]{1,4}|\\d{1,2}";
const NAMED = new RegExp(`\\b(${KIND})\\s+#?(${NUMBER})(?![\\w.%]|\\s*(?:mg|mcg|µg|g|ml|%))`, "gi");
const LEADING = new RegExp(`^\\s*(${NUMBER})\\s*[.:)]`, "i");
const SEVERAL = new RegExp(
	`\\b(?:${KIND})\\s+#?(?:${NUMBER})\\s*(?:\\+|&|,|/|\\band\\b|\\bor\\b|-|–|\\bto\\b)\\s*(?:(?:${KIND})\\s+#?)?(?:${NUMBER})(?![\\w.%]|\\s*(?:mg|mcg|µg|g|ml|%))`,
	"i",
);
const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/** The number or letter that a title is listed under: "2" of "Arm II (sorafenib)", "b" of "Group B". */
export function listNumberOf(title: string): string | undefined {
	const named = [...title.matchAll(NAMED)].map((match) => plain(match[2] ?? ""));
	const [first] = named;
	if (first !== undefined) return named.every((number) => number === first) ? first : undefined;
	const leading = LEADING.exec(title)?.[1];
	return leading === undefined ? undefined : plain(leading);
}

/** Whether a title puts several numbered groups together: "Cohorts A + B", "Dose Level 1 and 2". */
export const namesSeveralNumbers = (title: string): boolean => SEVERAL.test(title);

/** Whether a title is a list number and nothing else: "Group 1", "Treatment Arm B". */
export function isBareNumber(title: string): boolean {
	const rest = title
		.replace(NAMED, " ")
		.replace(new RegExp(`\\b(?:${KIND}|study|the|randomi[sz]ed|treatment)\\b`, "gi"), " ")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	return rest === "" || new RegExp(`^(?:${NUMBER})$`, "i").test(rest);
}

function plain(number: string): string {
	const lower = number.toLowerCase();
	const roman = ROMAN.indexOf(lower);
	return roman > 0 ? String(roman) : lower;
}
