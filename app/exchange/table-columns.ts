/** What a column of a pasted table holds: `e` is the experimental group, `c` the control. */
type Side = "e" | "c";
export type TableField = "label" | "year" | "group" | `${Side}.${Quantity}`;
type Quantity = "events" | "nonevents" | "n" | "mean" | "sd";

export interface TableColumn {
	index: number;
	/** As the head has it. */
	name: string;
	field: TableField;
}

type Matched =
	| { ok: true; kind: "counts" | "means"; columns: TableColumn[] }
	| { ok: false; message: string };

/** Names that say it all: those of metafor, of the package meta, and of the data sets of both. */
const KNOWN: Readonly<Record<string, TableField>> = {
	...{ ai: "e.events", bi: "e.nonevents", n1i: "e.n", ci: "c.events", di: "c.nonevents", n2i: "c.n" },
	...{ m1i: "e.mean", sd1i: "e.sd", m2i: "c.mean", sd2i: "c.sd" },
	...{ tpos: "e.events", tneg: "e.nonevents", cpos: "c.events", cneg: "c.nonevents" },
};

const SIDES: Readonly<Record<Side, RegExp>> = {
	e: /^(e|exp|experimental|t|trt|treat|treated|treatment|intervention|drug|active|verum|1)$/,
	c: /^(c|con|ctrl|control|controls|comparator|comparison|placebo|plac|sham|2|0)$/,
};

const QUANTITIES: readonly [Quantity, RegExp][] = [
	["nonevents", /^(nonevents?|noevents?|nonresponders?)$/],
	["events", /^(events?|responders?|responses?|cases?|deaths?|remitters?|r|x|pos|positive)$/],
	["sd", /^(sd|sds|stdev|deviation)$/],
	["mean", /^(means?|m|average)$/],
	[
		"n",
		/^(n|total|totals|size|number|people|participants|patients|analysed|analyzed|randomised|randomized)$/,
	],
];

const LABEL = /^(study|studies|label|trial|author|authors|name|source|id|slab|studlab)$/;
const YEAR = /^(year|yr|date)$/;
const GROUP = /^(group|subgroup|byvar|category)$/;

const NEEDED = {
	counts: ["e.events", "e.n", "c.events", "c.n"],
	means: ["e.mean", "e.sd", "e.n", "c.mean", "c.sd", "c.n"],
} as const;

const WORDS: Readonly<Record<string, string>> = {
	"e.events": "events experimental",
	"e.n": "n experimental",
	"c.events": "events control",
	"c.n": "n control",
	"e.mean": "mean experimental",
	"e.sd": "sd experimental",
	"c.mean": "mean control",
	"c.sd": "sd control",
};

/** Finds what each column of a head line holds; counts or means must be complete for both groups. */
export function matchColumns(head: readonly string[]): Matched {
	const columns: TableColumn[] = [];
	for (const [index, name] of head.entries()) {
		const field = fieldOf(name);
		if (!field) continue;
		const twice = columns.find((column) => column.field === field);
		if (twice && field !== "label") {
			return { ok: false, message: `The columns “${twice.name}” and “${name}” both seem to hold the same` };
		}
		if (!twice) columns.push({ index, name, field });
	}
	const has = (field: string) =>
		columns.some((column) => column.field === field) ||
		(field.endsWith(".n") && columns.some((column) => column.field === field.replace(".n", ".nonevents")));
	const kind = columns.some(({ field }) => field.endsWith(".mean")) ? "means" : "counts";
	const missing = NEEDED[kind].filter((field) => !has(field));
	if (missing.length === 0) {
		const wanted = new Set<string>([...NEEDED[kind], "e.nonevents", "c.nonevents", "label", "year", "group"]);
		return { ok: true, kind, columns: columns.filter(({ field }) => wanted.has(field)) };
	}
	const names = missing.map((field) => `“${WORDS[field]}”`).join(", ");
	return {
		ok: false,
		message: `The first line must name the columns. No column was found for ${names}; there is ${head.map((name) => `“${name}”`).join(", ")}`,
	};
}

function fieldOf(name: string): TableField | undefined {
	const compact = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
	const known = KNOWN[compact];
	if (known) return known;
	const words = name
		.replace(/([a-z])([A-Z])/g, "$1 $2")
		.toLowerCase()
		.replace(/non[\s-]?(events?|responders?)/g, "non$1")
		.replace(/([a-z])(\d)/g, "$1 $2")
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);
	const quantity = QUANTITIES.find(([, pattern]) => words.some((word) => pattern.test(word)))?.[0];
	const side = (["e", "c"] as const).find((candidate) => words.some((word) => SIDES[candidate].test(word)));
	if (quantity && side) return `${side}.${quantity}`;
	if (words.some((word) => YEAR.test(word))) return "year";
	if (words.some((word) => GROUP.test(word))) return "group";
	return words.some((word) => LABEL.test(word)) ? "label" : undefined;
}
