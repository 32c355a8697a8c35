import {
	type ColumnTarget,
	type FieldKey,
	isOfArm,
	parseTargetKey,
	type Side,
	TABLE_FIELDS,
	targetKey,
} from "./table-fields.ts";

/** What a column was taken for, and how sure that is. */
export interface ColumnMatch {
	/** The column's place, from 0. */
	column: number;
	/** Its name as the table has it. */
	name: string;
	target: ColumnTarget;
	/** `name`: its name says so; `chosen`: a person did; `none`: nobody knows, it is left out. */
	how: "name" | "chosen" | "none" | "repeated" | "derived";
}

export interface ColumnMatches {
	/** Wide when columns belong to a first and a second arm: one row is then both arms of one outcome. */
	layout: "long" | "wide";
	columns: ColumnMatch[];
}

/** Names that packages and their data sets give to both arms' columns. */
const WELL_KNOWN: Readonly<Record<string, ColumnTarget>> = {
	// metafor: escalc(ai=, bi=, ci=, di=, n1i=, …) and its BCG data
	ai: { field: "events", side: "first" },
	bi: { field: "nonEvents", side: "first" },
	ci: { field: "events", side: "second" },
	di: { field: "nonEvents", side: "second" },
	tpos: { field: "events", side: "first" },
	tneg: { field: "nonEvents", side: "first" },
	cpos: { field: "events", side: "second" },
	cneg: { field: "nonEvents", side: "second" },
	x1i: { field: "count", side: "first" },
	x2i: { field: "count", side: "second" },
	t1i: { field: "personTime", side: "first" },
	t2i: { field: "personTime", side: "second" },
};

/** RevMan Web's data rows: a mean without an arm is the effect, whose interval follows; the rest is computed. */
const REVMAN: Readonly<Record<string, FieldKey | "ignored">> = {
	mean: "estimate",
	"ci start": "estimateLow",
	"ci end": "estimateHigh",
	"giv mean": "ignored",
	"giv se": "ignored",
	"analysis group": "ignored",
	"analysis number": "ignored",
	weight: "ignored",
	variance: "ignored",
};

const FIRST = [
	"1",
	"1i",
	"arm 1",
	"group 1",
	"e",
	"exp",
	"experimental",
	"treatment",
	"treated",
	"treat",
	"intervention",
	"active",
	"t",
	"trt",
];
const SECOND = [
	"2",
	"2i",
	"arm 2",
	"group 2",
	"c",
	"ctrl",
	"control",
	"comparator",
	"placebo",
	"p",
	"ref",
	"reference",
];

/** Columns that exports of this program compute: reading them back would make derived figures reported ones. */
const DERIVED = /\bderived\b/;
/** And those that only name a place in the export. */
const OWN = new Set(["version", "outcome id", "arm id", "mean type"]);

/**
 * Tells from the names of its columns what each holds. A name that fits nothing is left out, and said to be;
 * of two columns for one thing the first counts.
 * @param chosen what a person chose for a column, by its place, as `targetKey` writes it
 */
export function matchColumns(header: string[], chosen: Readonly<Record<number, string>> = {}): ColumnMatches {
	const isRevMan = header.some((name) => plain(name) === "giv mean");
	const guesses = header.map((name) => (isRevMan && revManTarget(name)) || targetOf(name));
	const targets = header.map((_, column) => {
		const choice = chosen[column];
		return choice === undefined ? guesses[column] : (parseTargetKey(choice) ?? undefined);
	});
	const wide = targets.some((target) => target?.side === "second");
	const taken = new Set<string>();
	const columns = header.map((name, column): ColumnMatch => {
		const target = settled(targets[column], wide, name);
		if (!target) {
			const derived = chosen[column] === undefined && (DERIVED.test(plain(name)) || OWN.has(plain(name)));
			return { column, name, target: { field: "ignored" }, how: derived ? "derived" : "none" };
		}
		if (target.field === "ignored")
			return { column, name, target, how: chosen[column] === undefined ? "derived" : "chosen" };
		const key = targetKey(target);
		if (taken.has(key)) return { column, name, target: { field: "ignored" }, how: "repeated" };
		taken.add(key);
		return { column, name, target, how: chosen[column] === undefined ? "name" : "chosen" };
	});
	return { layout: wide ? "wide" : "long", columns };
}

/** In a wide table a figure without a side belongs to nobody; in a long one there are no sides. */
function settled(target: ColumnTarget | undefined, wide: boolean, name: string): ColumnTarget | undefined {
	if (!target) return undefined;
	if (!wide) return { field: target.field };
	// "Treatment" beside "Control" names the first arm; "group" beside two arms is a subgroup of studies.
	if (target.field === "arm" && !target.side)
		return plain(name) === "group" ? undefined : { field: "arm", side: "first" };
	const sharedWithBoth: FieldKey[] = ["note", "locator", "quote"];
	if (isOfArm(target.field) && !target.side && !sharedWithBoth.includes(target.field)) return undefined;
	return target;
}

function revManTarget(name: string): ColumnTarget | undefined {
	const words = plain(name);
	return Object.hasOwn(REVMAN, words) ? { field: REVMAN[words] ?? "ignored" } : undefined;
}

function targetOf(name: string): ColumnTarget | undefined {
	const words = plain(name);
	if (DERIVED.test(words) || OWN.has(words)) return undefined;
	const known = WELL_KNOWN[words];
	if (known) return known;
	const field = fieldNamed(words);
	if (field) return { field };
	return sided(words);
}

/** `events 1`, `n_arm2`, `Experimental total`, `sd1i`, `mean (control)`: a field's name beside an arm's. */
function sided(words: string): ColumnTarget | undefined {
	const sides: [Side, string[]][] = [
		["first", FIRST],
		["second", SECOND],
	];
	for (const [side, names] of sides) {
		for (const name of names) {
			const rest = without(words, name);
			if (rest === undefined) continue;
			if (rest === "" || rest === "label" || rest === "arm" || rest === "name" || rest === "condition")
				return /\d/.test(name) && rest === "" ? undefined : { field: "arm", side };
			const field = fieldNamed(rest);
			if (field && isOfArm(field)) return { field, side };
		}
	}
	return undefined;
}

/** The words without an arm's name at their start or end; metafor glues a number on: `sd1i`, `n2`. */
function without(words: string, name: string): string | undefined {
	if (words === name) return "";
	if (words.endsWith(` ${name}`)) return words.slice(0, -name.length - 1).trim();
	if (words.startsWith(`${name} `)) return words.slice(name.length + 1).trim();
	if (/^\d/.test(name) && words.endsWith(name)) return words.slice(0, -name.length).trim();
	return undefined;
}

const BY_NAME = new Map<string, FieldKey>(
	Object.entries(TABLE_FIELDS).flatMap(([key, { names }]) =>
		names.map((name) => [name, key as FieldKey] as const),
	),
);

const fieldNamed = (words: string): FieldKey | undefined => BY_NAME.get(words);

/** A name in small letters, with single spaces where it had punctuation: `Events_(E)` → `events e`. */
function plain(name: string): string {
	return name
		.normalize("NFKC")
		.replace(/([a-z])([A-Z])/g, "$1 $2")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}%/]+/gu, " ")
		.replace(/\barm (\d)\b/g, "arm $1")
		.replace(/([a-z])arm(\d)/g, "$1 arm $2")
		.replace(/\barm(\d)\b/g, "arm $1")
		.trim();
}
