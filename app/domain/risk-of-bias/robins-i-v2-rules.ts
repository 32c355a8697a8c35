import { GRAVITY, isAmong, type Judgement, judged, leftOpen, on, type Rule, whereAll } from "./rule.ts";
import type { OverallRule, SheetDomain } from "./sheet.ts";

/**
 * The algorithms of ROBINS-I V2 (short version of 20 November 2025), read in two transcriptions of it by different
 * people. Where these differ, which they do on the few paths that are left open here, nothing is proposed.
 */

const LOW = judged("low");
const LOW_BUT = judged("low-except-confounding");
const MODERATE = judged("moderate");
const SERIOUS = judged("serious");
const CRITICAL = judged("critical");
const OPEN = leftOpen(
	"Nothing is proposed here: what the tool’s algorithm says of these answers could not be verified",
);

/** What follows from whether negative controls suggest confounding. */
const controls = (question: string, none: Rule, some: Rule) => on(question, ["N PN", none], ["Y PY", some]);

const adjustedAfterStart = controls("1.4", on("1.2", ["Y PY", SERIOUS], ["WN SN NI", CRITICAL]), CRITICAL);
const badlyMeasured = ["SN NI", SERIOUS] as const;

export const CONFOUNDING_OF_ASSIGNMENT: Rule = on(
	"1.1",
	["SN NI", controls("1.4", SERIOUS, CRITICAL)],
	[
		"Y PY",
		on(
			"1.3",
			["Y PY", adjustedAfterStart],
			[
				"N PN NI",
				on(
					"1.2",
					["Y PY", controls("1.4", LOW_BUT, SERIOUS)],
					["WN", controls("1.4", OPEN, SERIOUS)],
					badlyMeasured,
				),
			],
		),
	],
	[
		"WN",
		on(
			"1.3",
			["Y PY", adjustedAfterStart],
			["N PN NI", on("1.2", ["Y PY WN", controls("1.4", MODERATE, SERIOUS)], badlyMeasured)],
		),
	],
);

export const CONFOUNDING_OF_ADHERENCE: Rule = on(
	"1.1",
	["N PN NI", on("1.4", ["Y PY", CRITICAL], ["N PN NI", controls("1.5", SERIOUS, CRITICAL)])],
	[
		"Y PY",
		on(
			"1.2",
			["SN NI", controls("1.5", SERIOUS, CRITICAL)],
			[
				"Y PY",
				on(
					"1.3",
					["Y PY", controls("1.5", LOW_BUT, SERIOUS)],
					["WN", controls("1.5", OPEN, SERIOUS)],
					badlyMeasured,
				),
			],
			["WN", on("1.3", ["Y PY WN", controls("1.5", MODERATE, SERIOUS)], badlyMeasured)],
		),
	],
);

const errors = (few: Rule, likely: Rule) => on("2.5", ["N PN", few], ["Y PY NI", likely]);
const toldApart = on(
	"2.4",
	["N PN", errors(LOW, MODERATE)],
	["WY NI", errors(MODERATE, SERIOUS)],
	["SY", errors(SERIOUS, CRITICAL)],
);

export const CLASSIFICATION: Rule = on(
	"2.1",
	["Y PY", toldApart],
	[
		"N PN NI",
		on(
			"2.2",
			["Y PY", toldApart],
			[
				"N PN NI",
				on(
					"2.3",
					["SY", OPEN],
					[
						"WY NI",
						on(
							"2.4",
							["N PN", errors(MODERATE, SERIOUS)],
							["WY NI", errors(SERIOUS, CRITICAL)],
							["SY", CRITICAL],
						),
					],
					["N PN", on("2.4", ["N PN", errors(SERIOUS, CRITICAL)], ["SY WY NI", CRITICAL])],
				),
			],
		),
	],
);

const ofStart: Rule = on(
	"3.1",
	["Y PY", on("3.2", ["N PN NI", LOW], ["Y PY", MODERATE])],
	["WN NI", MODERATE],
	["SN", SERIOUS],
);
const ofSelection: Rule = on(
	"3.3",
	["N PN", LOW],
	["NI", OPEN],
	[
		"Y PY",
		on("3.4", ["N PN", LOW], ["NI", OPEN], ["Y PY", on("3.5", ["N PN NI", MODERATE], ["Y PY", SERIOUS])]),
	],
);
const corrected: Rule = on(
	"3.6",
	["Y PY", MODERATE],
	[
		"N PN NI",
		on("3.7", ["Y PY", MODERATE], ["N PN NI", on("3.8", ["Y PY", CRITICAL], ["N PN NI", SERIOUS])]),
	],
);

/** Two parts, of the start of follow-up and of other selection; where either is serious, what was done about it. */
export const SELECTION: Rule = (given) => {
	const parts = [ofStart(given), ofSelection(given)];
	const waiting = parts.flatMap((part) => (part.is === "unanswered" ? part.missing : []));
	if (waiting.length > 0) return { is: "unanswered", missing: waiting };
	const open = parts.find(({ is }) => is === "open");
	if (open) return open;
	const found = parts.flatMap((part) => (part.is === "judgement" ? [part.judgement] : []));
	if (found.includes("serious")) return corrected(given);
	return found.includes("moderate") ? MODERATE(given) : LOW(given);
};

const unbiased = (shown: Rule, notShown: Rule) => on("4.11", ["Y PY", shown], ["N PN", notShown]);
const partly = unbiased(MODERATE, SERIOUS);
const poorly = unbiased(SERIOUS, CRITICAL);

export const MISSING: Rule = whereAll(
	["4.1", "4.2", "4.3"],
	"Y PY",
	LOW,
	on(
		"4.4",
		[
			"Y PY NI",
			on("4.5", ["N PN", LOW], ["Y PY NI", on("4.6", ["Y PY", OPEN], ["WN NI", partly], ["SN", poorly])]),
		],
		[
			"N PN",
			on(
				"4.7",
				[
					"Y PY",
					on("4.8", ["Y PY", on("4.9", ["Y PY", LOW], ["WN NI", partly], ["SN", poorly])], ["N PN NI", OPEN]),
				],
				["N PN NI", on("4.10", ["Y PY", LOW], ["WN NI", partly], ["SN", poorly])],
			),
		],
	),
);

export const MEASUREMENT: Rule = on(
	"5.1",
	["Y PY", SERIOUS],
	[
		"N PN",
		on("5.2", ["N PN", LOW], ["Y PY NI", on("5.3", ["N PN", LOW], ["WY NI", MODERATE], ["SY", SERIOUS])]),
	],
	["NI", on("5.2", ["N PN", MODERATE], ["Y PY NI", on("5.3", ["N PN WY NI", MODERATE], ["SY", SERIOUS])])],
);

/** By how many of three sorts of picking are likely, or not known. */
export const REPORTED: Rule = on(
	"6.1",
	["Y PY", LOW],
	[
		"N PN NI",
		(given) => {
			const asked = ["6.2", "6.3", "6.4"];
			const answers = asked.flatMap((number) => given(number) ?? []);
			const picked = answers.filter((answer) => isAmong(answer, "Y PY")).length;
			if (picked > 1) return CRITICAL(given);
			const missing = asked.filter((number) => given(number) === undefined);
			if (missing.length > 0) return { is: "unanswered", missing };
			const unknown = answers.filter((answer) => answer === "NI").length;
			if (picked === 1 || unknown === asked.length) return SERIOUS(given);
			return unknown > 0 ? MODERATE(given) : LOW(given);
		},
	],
);

/** The gravest of the domains; critical at once where the result should not be looked at further. */
export const overallRule =
	(domains: readonly Pick<SheetDomain, "name">[]): OverallRule =>
	(judgements, given) => {
		const stops = ["B2", "B3"].some((number) => isAmong(given(number) ?? "NA", "Y PY"));
		if (stops) return { is: "judgement", judgement: "critical" };
		const found = domains.flatMap(({ name }) => judgements.get(name) ?? []);
		if (found.includes("critical")) return { is: "judgement", judgement: "critical" };
		const missing = domains.flatMap(({ name }) => (judgements.has(name) ? [] : [name]));
		const first = ["B1", "B3"].filter((number) => given(number) === undefined);
		if (first.length + missing.length > 0) return { is: "unanswered", missing: [...first, ...missing] };
		const gravity = Math.max(...found.map((judgement) => GRAVITY[judgement]));
		const worst = BY_GRAVITY[gravity];
		if (!worst) return { is: "unanswered", missing };
		const many = found.filter((judgement) => judgement === worst).length;
		return {
			is: "judgement",
			judgement: worst,
			...(gravity > 0 &&
				many > 1 && {
					note: `${many} domains are judged so: the tool lets the assessor judge graver where they add up`,
				}),
		};
	};

const BY_GRAVITY: readonly Judgement[] = ["low-except-confounding", "moderate", "serious", "critical"];
