import { isComparator } from "../arms/arm-colours.ts";
import { type ArmPair, choosePair } from "../arms/arm-pair.ts";
import { rateIn } from "../arms/arm-rate.ts";
import { comparedPair, isSamePair } from "../arms/compared-pair.ts";
import { armsWithFigures, usualEstimate } from "../arms/figures-of-arms.ts";
import { mayBeSamePeople } from "../designs/dependence.ts";
import { formatFixed } from "../format/format.ts";
import { formatLevel } from "../format/format-number.ts";
import { derivedEffect } from "../headline/derived-effect.ts";
import type { Outcome } from "../study/outcome.ts";
import type { Arm, StudyDocument } from "../study/study-document.ts";
import { binaryEffect, countsOf } from "./binary-effects.ts";
import type { ComparedFigures } from "./compare-options.ts";
import { reportedParts } from "./estimate-chart.ts";
import type { IntervalChart, IntervalGroup, IntervalRow } from "./interval-chart.ts";
import type { PairDifference, PairMark, PairPanel, PairRow } from "./pair-chart.ts";

/** A study's outcome as a panel takes it, with its group of the chart of all arms. */
export interface PairGroup {
	key: string;
	/** The study's name. */
	label: string;
	href: string;
	arms: Arm[];
	design: StudyDocument["design"];
	outcome: Outcome;
	/** Where on the study's page the figures and their sources stand. */
	sourceHref: string;
	ignores?: string | undefined;
	/** The first arm of the pair is given what the question asks for, the other is not. */
	isAsked?: boolean;
}

interface PanelInput {
	key: string;
	label: string;
	/** The arms' figures, as the chart with a line an arm has them. */
	chart: IntervalChart;
	groups: PairGroup[];
	figures: ComparedFigures;
	/** Confidence level in (0, 1). */
	level: number;
}

/**
 * The rows of one scale: for each study its compared arms on one line, then each other arm with the same comparator, and
 * the same arm with each other comparator.
 * Where nobody can tell which arms are compared, all stand on the line and nothing joins them.
 */
export function pairPanel({ key, label, chart, groups, figures, level }: PanelInput): PairPanel {
	const byKey = new Map(chart.groups.map((group) => [group.key, group]));
	const rows = groups.flatMap((group) => {
		const drawn = byKey.get(group.key);
		return drawn && drawn.rows.length > 0 ? rowsOf(group, drawn, figures, level) : [];
	});
	const compares = rows.some(({ difference }) => difference) ? COMPARES[figures] : undefined;
	const head = compares && `${compares} [${formatLevel(level)}]`;
	return { key, label, axis: axisOf(chart), ...(head && { compares: head }), rows };
}

/** Marks are points: a panel's axis ends where they do, for rates at 0 too. */
function axisOf({ axis: { domain: _, ...axis }, mark, groups }: IntervalChart): IntervalChart["axis"] {
	if (mark !== "bar") return axis;
	const highest = Math.max(0, ...groups.flatMap(({ rows }) => rows.map(({ value }) => value ?? 0)));
	const end = [1, 2, 5, 10, 20, 30, 40, 50, 60, 80, 100].find((each) => highest <= each);
	return { ...axis, domain: [0, end ?? 100] };
}

const COMPARES: Partial<Record<ComparedFigures, string>> = {
	rate: "Difference, points",
	mean: "Difference",
	median: "Difference",
	incidence: "Rate ratio",
	medianTime: "Hazard ratio",
};

/** The two arms of a study that a line has first: where a question parts its arms, one with what is asked for. */
function pairOf(
	{ arms, outcome, isAsked }: Pick<PairGroup, "arms" | "outcome" | "isAsked">,
	withFigures: ReadonlySet<string> = armsWithFigures(outcome),
): ArmPair | undefined {
	const asked = isAsked ? choosePair(arms, withFigures) : undefined;
	return asked && !isComparator(asked.arm) ? asked : comparedPair(arms, outcome, withFigures);
}

function rowsOf(group: PairGroup, drawn: IntervalGroup, figures: ComparedFigures, level: number): PairRow[] {
	const { arms, outcome, key, label, href, ignores } = group;
	const marks = new Map(drawn.rows.map((row) => [row.key, markOf(row, group.sourceHref)]));
	const withFigures = new Set([...marks].flatMap(([id, { value }]) => (value === undefined ? [] : [id])));
	const missing = [...marks.values()].filter(({ value }) => value === undefined);
	const pair = pairOf(group, withFigures);
	const common = { study: key, href, ...(ignores && { note: ignores }) };
	if (!pair) {
		const own = arms.flatMap(({ id }) => (withFigures.has(id) ? (marks.get(id) ?? []) : []));
		const why =
			own.length > 1
				? "it is not recorded which arms are compared"
				: missing.map((mark) => `${mark.label}: ${lower(mark.figure)}`).join("; ");
		const note = [ignores, why].filter(Boolean).join("; ");
		const row = { ...common, key: `${key}/all`, label, arms: own.map((mark) => mark.label).join(", ") };
		return [
			{
				...row,
				...(note && { note }),
				marks: own.length > 0 ? own : missing,
				isJoined: false,
				...peopleOf(outcome, own),
			},
		];
	}
	const others = arms.filter((arm) => withFigures.has(arm.id) && arm !== pair.arm && arm !== pair.against);
	// A comparator is what a line is read against, never what it is about.
	const further = others.map((other) =>
		isComparator(other) && !isComparator(pair.arm)
			? { arm: pair.arm, against: other }
			: { arm: other, against: pair.against },
	);
	return [pair, ...further].map(({ arm, against }, index): PairRow => {
		const own = [arm, against].flatMap(({ id }) => marks.get(id) ?? []);
		const difference = differenceOf(group, { arm, against }, figures, level);
		return {
			...common,
			key: `${key}/${(against === pair.against ? arm : against).id}`,
			label: index === 0 ? label : "",
			arms: `${arm.label} v ${against.label}`,
			marks: own,
			isJoined: own.length === 2,
			...peopleOf(outcome, own),
			...(difference && { difference }),
		};
	});
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function markOf(row: IntervalRow, href: string): PairMark {
	const { key, label, colour, value, figure, detail, interval, basis } = row;
	return {
		...{ key, label, colour, href, figure, basis },
		...(value !== undefined && { value }),
		...(detail !== undefined && { detail }),
		...(interval !== undefined && { interval }),
	};
}

/** How many were analysed in the arms of some marks, where every one of them says it. */
function peopleOf(outcome: Outcome, marks: PairMark[]): { people?: number } {
	const numbers = marks.map(({ key }) => outcome.results.find(({ armId }) => armId === key)?.n);
	const known = numbers.filter((n) => n !== undefined);
	return known.length === 0 || known.length < numbers.length
		? {}
		: { people: known.reduce((sum, n) => sum + n, 0) };
}

/**
 * What compares two arms beside their marks: computed from their figures where these are of different people, else the
 * source's own estimate.
 */
function differenceOf(
	{ outcome, design }: PairGroup,
	pair: { arm: Arm; against: Arm },
	figures: ComparedFigures,
	level: number,
): PairDifference | undefined {
	const computed = mayBeSamePeople({ design }, outcome)
		? undefined
		: computedOf(outcome, pair, figures, level);
	return computed ?? reportedOf(outcome, pair, figures);
}

function computedOf(
	outcome: Outcome,
	pair: { arm: Arm; against: Arm },
	figures: ComparedFigures,
	level: number,
): PairDifference | undefined {
	if (figures === "rate") {
		if (outcome.kind !== "binary" && outcome.kind !== "time-to-event") return undefined;
		const counts = countsOf(rateIn(outcome, pair.arm), rateIn(outcome, pair.against));
		return counts && shown(binaryEffect(counts, "RD", level));
	}
	if (figures !== "mean" && figures !== "incidence") return undefined;
	const effect = derivedEffect(outcome, pair, { level });
	return (effect && shown(effect)) ?? gapOf(outcome, pair);
}

/** The difference of two means alone, where their spread is not recorded and the source gives none either. */
function gapOf(outcome: Outcome, pair: { arm: Arm; against: Arm }): PairDifference | undefined {
	if (outcome.kind !== "continuous" || reportedOf(outcome, pair, "mean")) return undefined;
	const [one, other] = [pair.arm, pair.against].map(({ id }) =>
		outcome.results.find(({ armId }) => armId === id),
	);
	if (one?.mean === undefined || other?.mean === undefined) return undefined;
	if (Boolean(one.isChange) !== Boolean(other.isChange) || one.meanType !== other.meanType) return undefined;
	const decimals = Math.max(...[one.mean, other.mean].map((mean) => mean.split(".")[1]?.length ?? 0));
	const value = Number(one.mean) - Number(other.mean);
	return {
		value,
		figure: signed(formatFixed(value, decimals), value),
		detail: NO_INTERVAL,
		basis: "derived",
	};
}

/** Stands in place of an interval that cannot be given. */
export const NO_INTERVAL = "[no interval]";

function shown(effect: { estimate?: number; figure: string; detail?: string }): PairDifference | undefined {
	const { estimate, figure, detail } = effect;
	if (estimate === undefined) return undefined;
	return {
		value: estimate,
		figure: signed(figure, estimate),
		...(detail !== undefined && { detail }),
		basis: "derived",
	};
}

const signed = (figure: string, value: number) => (value > 0 && /^\d/.test(figure) ? `+${figure}` : figure);

const REPORTED: Partial<Record<ComparedFigures, string>> = {
	mean: "MD",
	median: "MD",
	incidence: "IRR",
	medianTime: "HR",
	rate: "RD",
};

function reportedOf(
	outcome: Outcome,
	pair: { arm: Arm; against: Arm },
	figures: ComparedFigures,
): PairDifference | undefined {
	const own = outcome.contrasts.filter(
		({ armId, referenceArmId, measure, orientation }) =>
			measure === REPORTED[figures] &&
			orientation === undefined &&
			armId === pair.arm.id &&
			isSamePair(pair, { arm: { id: armId }, against: { id: referenceArmId } }),
	);
	const estimate = usualEstimate(outcome.kind, own);
	return estimate && { value: Number(estimate.estimate), ...reportedParts(estimate), basis: "reported" };
}

/**
 * What the marks are on each side: one name where all studies have it, else what the question asks for where names tell
 * which arms have it, else the roles where all say them.
 */
export function sidesOf(
	groups: readonly Pick<PairGroup, "arms" | "outcome" | "isAsked">[],
	asked?: string,
): { arm: string; against: string } {
	const paired = groups.flatMap((group) => {
		const pair = pairOf(group);
		return pair ? [{ ...pair, isAsked: group.isAsked }] : [];
	});
	const pairs = paired.map(({ arm, against }) => ({ arm, against }));
	const only = (labels: string[]) =>
		new Set(labels.map((label) => label.toLowerCase())).size === 1 ? labels[0] : undefined;
	const areRoles = pairs.every(({ arm, against }) => arm.role === "experimental" && isComparator(against));
	const told = paired.filter(({ isAsked }) => isAsked).length;
	const role = areRoles ? "experimental arm" : "first arm";
	const name = asked && told > 0 ? `arm with ${asked}` : role;
	return {
		arm:
			only(pairs.map(({ arm }) => arm.label)) ??
			(name !== role && told < paired.length ? `${name}, or the ${role} where both or none have it` : name),
		against:
			only(pairs.map(({ against }) => against.label)) ??
			(areRoles ? "comparator" : "the arm it is compared with"),
	};
}

/**
 * Whether the names of the marks tell of every study with one row what was compared: its arm by name, or as the one with
 * what the question asks for, and against it one name, or nothing that works.
 */
export function sidesTell(
	groups: readonly Pick<PairGroup, "arms" | "outcome" | "isAsked">[],
	asked?: string,
): boolean {
	const pairs = groups.flatMap((group) => {
		const pair = pairOf(group);
		return pair ? [{ ...pair, isAsked: group.isAsked }] : [];
	});
	const oneName = (arms: Arm[]) => new Set(arms.map(({ label }) => label.toLowerCase())).size <= 1;
	const againsts = pairs.map(({ against }) => against);
	return (
		(oneName(pairs.map(({ arm }) => arm)) || (!!asked && pairs.every(({ isAsked }) => isAsked))) &&
		(oneName(againsts) || againsts.every((arm) => isComparator(arm) && arm.role !== "active-comparator"))
	);
}
