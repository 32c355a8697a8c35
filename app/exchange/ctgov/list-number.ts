/** What people are listed under, by the word for it: those of one line tell the same. */
const KINDS: readonly [words: string, kind: string][] = [
	["arms?", "arm"],
	["groups?", "group"],
	["treatments?|regimens?", "treatment"],
	["lots?", "lot"],
	["cohorts?", "cohort"],
	["parts?", "part"],
	["phases?", "phase"],
	["stages?", "stage"],
	["periods?", "period"],
	["sequences?", "sequence"],
	["(?:dose )?levels?|panels?|doses?", "level"],
	["schedules?", "schedule"],
	["stratum|strata", "stratum"],
	["sites?|cent(?:er|re)s?", "site"],
];
const KIND_PATTERNS = KINDS.map(([words, kind]) => ({ pattern: new RegExp(`^(?:${words})$`, "i"), kind }));
const KIND = KINDS.map(([words]) => words).join("|");
/** The words that arms themselves go under; a period, a site or a stratum is something else. */
const OF_ARMS = new Set([
	"arm",
	"group",
	"treatment",
	"lot",
	"cohort",
	"level",
	"leading",
	"sequence",
	"part",
	"schedule",
]);

const NUMBER = "[A-H]|[IVX]{1,4}|\\d{1,2}[a-c]?";
const NO_UNIT = "(?![\\w.%]|\\s*(?:(?:mg|mcg|µg|μg|g|ml)(?!\\w)|%))";
const NAMED = new RegExp(`\\b(${KIND})\\s+#?(${NUMBER})${NO_UNIT}`, "gi");
const LEADING = new RegExp(`^\\s*\\(?(${NUMBER})\\s*[.:)](?!\\d)`, "i");
const JOINT = "(?:\\+|&|,|/|\\band\\b|\\bor\\b|-|–|\\bto\\b)";
const SEVERAL = new RegExp(
	`\\b(?:${KIND})\\s+#?(?:${NUMBER})\\s*${JOINT}\\s*(?:(?:${KIND})\\s+#?)?(?:${NUMBER})${NO_UNIT}`,
	"i",
);
const ALONE = new RegExp(`^\\s*(?:${NUMBER})\\s*$`, "i");
const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/** A title with a space in "Arm1" and "LotA". */
export const spaced = (title: string): string =>
	title.replace(
		/\b(arm|group|cohort|lot|part|ARM|GROUP|COHORT|LOT|PART|Arm|Group|Cohort|Lot|Part)(\d{1,2}|[A-H])\b/g,
		"$1 $2",
	);

/** The numbers and letters that a title is listed under, by what it calls them: "Phase 1 Cohort B" → phase 1, cohort b. */
export function listNumbersOf(title: string): Map<string, string> {
	const numbers = new Map<string, string>();
	for (const [, words = "", number = ""] of spaced(title).matchAll(NAMED)) {
		const kind = KIND_PATTERNS.find(({ pattern }) => pattern.test(words))?.kind ?? "arm";
		const before = numbers.get(kind);
		// "Group A, Group B": two numbers of one kind are no number of one group.
		if (before !== undefined && before !== plain(number)) numbers.set(kind, "several");
		else numbers.set(kind, plain(number));
	}
	const leading = LEADING.exec(title)?.[1];
	if (leading !== undefined && numbers.size === 0) numbers.set("leading", plain(leading));
	if (numbers.size === 0 && ALONE.test(title)) numbers.set("leading", plain(title.trim()));
	return numbers;
}

/** The number or letter that a title has as an arm has one: "2" of "Arm II (sorafenib)", "b" of "Group B". */
export function listNumberOf(title: string, kinds: ReadonlySet<string> = OF_ARMS): string | undefined {
	const numbers = [...listNumbersOf(title)]
		.filter(([kind]) => OF_ARMS.has(kind) || kinds.has(kind))
		.map(([, number]) => number);
	const [first] = numbers;
	return first !== "several" && numbers.every((number) => number === first) ? first : undefined;
}

/** What all of several titles are listed under: "stratum" of "Stratum 1" and "Stratum 2". */
export function sharedKinds(titles: readonly string[]): ReadonlySet<string> {
	const [first, ...rest] = titles.map((title) => new Set(listNumbersOf(title).keys()));
	return rest.reduce((shared, kinds) => shared.intersection(kinds), first ?? new Set<string>());
}

/** Whether two list numbers are of one series: a letter is no other number than a figure. */
export const isSameSeries = (one: string, other: string): boolean => /^\d/.test(one) === /^\d/.test(other);

/** Whether a title puts several numbered groups together: "Cohorts A + B", "Dose Level 1 and 2". */
export const namesSeveralNumbers = (title: string): boolean => SEVERAL.test(title);

/** Whether a title is a list number and nothing else: "Group 1", "Treatment Arm B". */
export function isBareNumber(title: string): boolean {
	const rest = spaced(title)
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
