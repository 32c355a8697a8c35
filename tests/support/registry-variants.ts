import fc from "fast-check";

/** Parts of a record's results as variants reach into them. */
interface Group {
	id: string;
	title: string;
	description?: string;
}

interface Measurement {
	groupId: string;
	value?: string;
	spread?: string;
	lowerLimit?: string;
	upperLimit?: string;
}

interface Measure {
	paramType?: string;
	dispersionType?: string;
	unitOfMeasure?: string;
	groups?: Group[];
	denoms?: { units: string; counts: { groupId: string; value: string }[] }[];
	classes?: { title?: string; categories?: { title?: string; measurements?: Measurement[] }[] }[];
}

export interface ResultsRecord {
	protocolSection: { armsInterventionsModule?: { armGroups?: { label: string }[] } };
	resultsSection: {
		participantFlowModule?: { groups?: Group[] };
		baselineCharacteristicsModule?: { groups?: Group[] };
		adverseEventsModule?: { eventGroups?: Group[] };
		outcomeMeasuresModule?: { outcomeMeasures?: Measure[] };
	};
}

/** How a group's title says the name of its arm: with a set of people, a number of them, a phase. */
const DRESSES: readonly ((label: string) => string)[] = [
	(label) => label,
	(label) => label.toUpperCase(),
	(label) => `${label} (FAS)`,
	(label) => `${label} Group`,
	(label) => `Participants Who Received ${label}`,
	(label) => `${label} Arm (Safety Population)`,
	(label) => `${label}: Double-Blind Period`,
];

/** Titles of groups that are none of the arms. */
const NO_ARMS: readonly ((labels: string[]) => string)[] = [
	() => "All Participants",
	() => "Combined Treatment Groups",
	(labels) => labels.join(" and "),
	(labels) => `${labels[0]}, Then ${labels[1]}`,
	(labels) => `${labels[1]} → ${labels[0]}`,
];

export interface Dressing {
	/** Which of the ways to dress a title each group has, counted round. */
	dresses: number[];
	/** Whether each table has its groups in the order they stand in, or turned round. */
	turned: boolean;
	/** A title of none of the arms, given to one more group of each table. */
	stranger: number | null;
}

export const dressing: fc.Arbitrary<Dressing> = fc.record({
	dresses: fc.array(fc.nat(DRESSES.length - 1), { minLength: 4, maxLength: 12 }),
	turned: fc.boolean(),
	stranger: fc.option(fc.nat(NO_ARMS.length - 1)),
});

/**
 * Gives the groups of every table other titles, in another order, and a stranger among them.
 * @returns by title, the label of the arm that the group is; null where it is none
 */
export function dressGroups(record: ResultsRecord, how: Dressing): Map<string, string | null> {
	const labels = (record.protocolSection.armsInterventionsModule?.armGroups ?? []).map(({ label }) => label);
	const truth = new Map<string, string | null>();
	let count = 0;
	for (const groups of tablesOf(record)) {
		const own = groups.filter(({ title }) => labels.includes(title));
		for (const group of own) {
			const label = group.title;
			group.title = DRESSES[how.dresses[count++ % how.dresses.length] ?? 0]?.(label) ?? label;
			delete group.description;
			truth.set(group.title, label);
		}
		if (how.turned) groups.reverse();
		const title = how.stranger === null ? undefined : NO_ARMS[how.stranger]?.(labels);
		if (title === undefined || own.length < 2) continue;
		groups.push({ id: `${groups[0]?.id.slice(0, 2)}900`, title });
		truth.set(title, null);
	}
	return truth;
}

function* tablesOf({ resultsSection: results }: ResultsRecord): Generator<Group[]> {
	yield results.participantFlowModule?.groups ?? [];
	yield results.baselineCharacteristicsModule?.groups ?? [];
	yield results.adverseEventsModule?.eventGroups ?? [];
	for (const { groups } of results.outcomeMeasuresModule?.outcomeMeasures ?? []) yield groups ?? [];
}

const change = fc.record({
	measure: fc.nat(),
	paramType: fc.constantFrom(
		...["MEAN", "MEDIAN", "LEAST_SQUARES_MEAN", "GEOMETRIC_MEAN", "LOG_MEAN", "NUMBER"],
		...["COUNT_OF_PARTICIPANTS", "COUNT_OF_UNITS"],
	),
	dispersionType: fc.constantFrom(
		...[
			undefined,
			"Standard Deviation",
			"Standard Error",
			"95% Confidence Interval",
			"80% Confidence Interval",
		],
		...["Inter-Quartile Range", "Full Range", "Geometric Coefficient of Variation"],
	),
	unitOfMeasure: fc.constantFrom(
		...[
			"percentage of participants",
			"% of subjects",
			"proportion of participants",
			"Percent",
			"participants",
		],
		...["months", "events", "score on a scale", "percent change from baseline"],
	),
	cell: fc.constantFrom<Partial<Measurement>>(
		{ value: "NA" },
		{ value: "<0.1", spread: "NA" },
		{ value: "0" },
		{ value: "12.50", lowerLimit: "-1.20", upperLimit: "NA" },
		{ value: "1,234", spread: "0.10" },
	),
	denominator: fc.constantFrom("0", "7", "NA"),
	className: fc.constantFrom(undefined, "Week 2", "Baseline", "Female", "Week 12 (n=7)"),
});

export const changes = fc.array(change, { minLength: 1, maxLength: 4 });
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Puts other figures, kinds of figures, denominators and headings into the outcome measures of a record. */
export function changeMeasures(record: ResultsRecord, all: readonly Change[]): void {
	const measures = record.resultsSection.outcomeMeasuresModule?.outcomeMeasures ?? [];
	for (const { measure: at, paramType, dispersionType, unitOfMeasure, cell, denominator, className } of all) {
		const measure = measures[at % measures.length];
		if (!measure) continue;
		Object.assign(measure, { paramType, dispersionType, unitOfMeasure });
		const count = measure.denoms?.[0]?.counts[0];
		if (count) count.value = denominator;
		const group = measure.classes?.[0];
		if (group && className) group.title = className;
		const measurement = group?.categories?.[0]?.measurements?.[0];
		if (measurement) Object.assign(measurement, cell);
	}
}
