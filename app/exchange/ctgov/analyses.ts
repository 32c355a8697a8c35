import { resultKey } from "#app/domain/study/result-key.ts";
import { measureOf } from "./estimate-measure.ts";
import type { BookedGroup } from "./matching/group-book.ts";
import { saidFirst } from "./matching/said-order.ts";
import { levelOf } from "./measure-shape.ts";
import { orient } from "./orient.ts";
import { NO, type OutcomeInput, type ReadMeasure, YES } from "./outcome-rows.ts";
import type { Place } from "./place.ts";
import { REGISTRY_REPORT } from "./references.ts";
import { NO_MORE_GROUPS, type StudyGroups, type Whose } from "./study-groups.ts";
import { HYPOTHESES } from "./terms.ts";

type Loose = Record<string, unknown>;

const P = /^[<>≤≥=]?\s*(?:0?[.,]\d+|[01](?:[.,]\d+)?|\d(?:[.,]\d+)?e-\d+)$/i;

/**
 * The statistical analyses of a measure as reported contrasts of two arms or groups. Each goes to the outcome of the
 * class it is of, else to one of the measure as a whole. What compares one group or more than two is listed.
 * @param whole makes the outcome that stands for the measure as a whole
 */
export function readAnalyses(
	read: ReadMeasure,
	roles: ReadonlyMap<string, string>,
	whole: () => OutcomeInput | undefined,
): void {
	for (const analysis of read.place.at("analyses").items()) {
		const pair = pairOf(analysis, read);
		if (typeof pair === "string") {
			analysis.notMapped(pair);
			continue;
		}
		const outcome = homeOf(analysis, read, whole);
		if (!outcome || outcome.contrasts.length === 500) {
			analysis.notMapped("there is no more room for analyses or outcomes in this study");
			continue;
		}
		outcome.contrasts.push(readAnalysis(analysis, read, outcome, pair, roles));
	}
}

/** A group of an analysis, and whose figures the document takes it for. */
interface Side {
	group: BookedGroup;
	whose: Whose;
}
type Pair = [Side, Side];

/** The two groups compared; or why there are none. */
function pairOf(
	analysis: Place,
	{ groups, own }: { groups: ReadonlyMap<string, BookedGroup>; own: StudyGroups },
): Pair | string {
	const ids = analysis
		.at("groupIds")
		.items()
		.flatMap((place) => place.words() ?? []);
	if (ids.length === 1) return "an analysis of one group is no comparison of two";
	if (ids.length !== 2) return `an analysis of ${ids.length} groups at once is no comparison of two`;
	const [first, second] = ids.map((id) => groups.get(id));
	if (!first || !second) return "one of its groups is not in this measure";
	if (first === second) return "both of its groups are the same";
	const [one, other] = [own.whoseOf(groups, first), own.whoseOf(groups, second)];
	if (!one || !other) return NO_MORE_GROUPS;
	return [
		{ group: first, whose: one },
		{ group: second, whose: other },
	];
}

/** The outcome that an analysis is of: the only one, or the one whose class or category its words name. */
function homeOf(
	analysis: Place,
	{ rows }: ReadMeasure,
	whole: () => OutcomeInput | undefined,
): OutcomeInput | undefined {
	return rowOf(analysis, rows) ?? whole();
}

interface Row {
	className?: string | undefined;
	category?: string | undefined;
}

function rowOf<R extends Row>(analysis: Place, rows: readonly R[]): R | undefined {
	if (rows.length === 1) return rows[0];
	const words = ["groupDescription", "otherAnalysisDescription", "estimateComment", "statisticalComment"]
		.map((field) => analysis.at(field).words() ?? "")
		.filter(Boolean);
	for (const text of words) {
		const named = rows.filter((row) => {
			const names = [row.className?.replace(COUNTS, ""), row.category].filter((name) => name !== undefined);
			return names.length > 0 && names.every((name) => names.length > 0 && mentions(text, name));
		});
		const longest = named.filter((row) => !named.some((other) => other !== row && contains(other, row)));
		if (longest.length === 1) return longest[0];
	}
	return ofYes(rows);
}

/** Of two rows that say yes and no, the one that says yes: that is what is compared. */
function ofYes<R extends Row>(rows: readonly R[]): R | undefined {
	const yes = rows.filter(({ category }) => category !== undefined && YES.test(category));
	const no = rows.filter(({ category }) => category !== undefined && NO.test(category));
	return rows.length === 2 && yes.length === 1 && no.length === 1 ? yes[0] : undefined;
}

/** How many people a class is of, which no analysis repeats: "Week 12 (n=40, 42)". */
const COUNTS = /[\s;,:]*[([]?\s*\bn\s*=\s*\d[\d\s,;/]*[)\]]?\s*$/i;

const plain = (text: string) =>
	` ${text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}.]+/gu, " ")
		.trim()} `;
const mentions = (text: string, name: string) => plain(text).includes(plain(name));
const contains = (outer: Row, inner: Row) =>
	mentions(outer.className ?? "", inner.className ?? "") &&
	mentions(outer.category ?? "", inner.category ?? "") &&
	(outer.className ?? "").length + (outer.category ?? "").length >
		(inner.className ?? "").length + (inner.category ?? "").length;

const ORDER_SAID_IN = [
	"estimateComment",
	"groupDescription",
	"otherAnalysisDescription",
	"statisticalComment",
];

/** What a group of a comparison goes by: its title, and the id of its arm. */
const namesOf = ({ group, whose: { armId } }: Side): string[] => [
	group.title,
	...(armId === undefined ? [] : [armId.replaceAll("-", " ")]),
];

function readAnalysis(
	analysis: Place,
	read: ReadMeasure,
	outcome: OutcomeInput,
	pair: Pair,
	roles: ReadonlyMap<string, string>,
): Loose {
	const to = `outcomes.${outcome.id}.contrasts.${outcome.contrasts.length}`;
	analysis.at("groupIds").mapTo(`${to}.armId`);
	const measureReported = analysis.at("paramType").text(`${to}.measureReported`, 300);
	const measure = measureOf(measureReported, read.kind);
	const estimate = analysis.at("paramValue").decimal(`${to}.estimate`);
	const notes: string[] = [];
	const level = analysis.at("ciPctValue");
	const ciLevel = levelOf(level.figure().number);
	if (ciLevel) level.mapTo(`${to}.ciLevel`);
	else level.notMapped("is no confidence level");
	const ciLow = limitOf(analysis, "ciLowerLimit", `${to}.ciLow`, notes);
	const ciHigh = limitOf(analysis, "ciUpperLimit", `${to}.ciHigh`, notes);
	const texts = ORDER_SAID_IN.flatMap((field) => analysis.at(field).words() ?? []);
	const figures = rowOf(analysis, read.figures)?.of;
	const [first, second] = pair;
	const oriented = orient([resultKey(first.whose), resultKey(second.whose)], {
		estimate: { measure, estimate, ciLow, ciHigh, measureReported },
		figures: [figures?.get(first.group.id) ?? null, figures?.get(second.group.id) ?? null],
		label: `${read.title} ${outcome.category ?? ""}`,
		first: saidFirst(texts, [namesOf(first), namesOf(second)]),
		roles,
	});
	if (oriented.note) notes.push(oriented.note);
	const noted = (field: string, prefix = "") => {
		const words = analysis.at(field).text(`${to}.note`, 1500);
		if (words !== undefined) notes.push(`${prefix}${words}`);
	};
	noted("groupDescription");
	noted("pValueComment");
	noted("statisticalComment");
	noted("estimateComment");
	noted("nonInferiorityComment", "Hypothesis: ");
	noted("otherAnalysisDescription");
	noted("ciLowerLimitComment", "Lower limit: ");
	noted("ciUpperLimitComment", "Upper limit: ");
	if (analysis.at("ciNumSides").structure() === "ONE_SIDED") notes.push("One-sided interval");
	if (analysis.at("testedNonInferiority").value === true) notes.push("Tested for non-inferiority");
	analysis.at("testedNonInferiority").flag(`${to}.note`);
	return {
		...sidesOf(oriented.pair.armId === resultKey(first.whose) ? [first, second] : [second, first]),
		orientation: oriented.orientation,
		measure,
		estimate,
		ciLow,
		ciHigh,
		...((ciLow !== undefined || ciHigh !== undefined) && { ciLevel }),
		se: readError(analysis, to, notes),
		p: readP(analysis.at("pValue"), to, notes),
		method: analysis.at("statisticalMethod").text(`${to}.method`, 300),
		measureReported,
		hypothesis: analysis.at("nonInferiorityType").term(`${to}.hypothesis`, HYPOTHESES),
		note: notes.join(". ").slice(0, 5000) || undefined,
		source: {
			reportId: REGISTRY_REPORT,
			locator: `Outcome measure ${read.place.position + 1}, analysis ${analysis.position + 1}`,
		},
	};
}

/** The fields of a contrast that name what it compares. */
const sidesOf = ([{ whose }, { whose: reference }]: Pair): Loose => ({
	...whose,
	...(reference.armId === undefined
		? { referenceGroupId: reference.groupId }
		: { referenceArmId: reference.armId }),
});

function limitOf(analysis: Place, field: string, to: string, notes: string[]): string | undefined {
	const place = analysis.at(field);
	const { number, words } = place.figure();
	if (words !== undefined) {
		notes.push(`${field === "ciLowerLimit" ? "Lower" : "Upper"} limit: ${words}`);
		place.notMapped("is not a number: kept as words in the note");
	}
	if (number !== undefined) place.mapTo(to);
	return number;
}

function readError(analysis: Place, to: string, notes: string[]): string | undefined {
	const type = analysis.at("dispersionType").structure();
	const place = analysis.at("dispersionValue");
	if (type !== undefined && /error/i.test(type)) return place.decimal(`${to}.se`);
	const words = place.text(`${to}.note`, 100);
	if (words !== undefined)
		notes.push(
			`${type === undefined ? "Dispersion" : /deviation/i.test(type) ? "Standard deviation" : type}: ${words}`,
		);
	return undefined;
}

/** A p value as printed, without a leading "p =". */
function readP(place: Place, to: string, notes: string[]): string | undefined {
	const words = place.words();
	if (words === undefined) return undefined;
	const p = words
		.replace(/^p\s*(?:-?\s*value)?\s*:?\s*(?=[<>≤≥=.\d])/i, "")
		.replace(/^=\s*/, "")
		.replace(/^less than\s+/i, "<")
		.replace(/\s*\*+$/, "");
	if (P.test(p) && p.length <= 30 && Number(p.replace(/^[<>≤≥]\s*/, "").replace(",", ".")) <= 1) {
		place.mapTo(`${to}.p`);
		return p;
	}
	notes.push(`p: ${words}`);
	place.notMapped("is no p value between 0 and 1: kept as words in the note");
	return undefined;
}
