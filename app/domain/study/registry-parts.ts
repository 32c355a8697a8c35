import * as z from "zod";
import { CERTAINTIES, keysOf, SAMPLING_METHODS, SHARING_PLANS } from "../vocabulary.ts";
import {
	choice,
	decimal,
	list,
	localId,
	optional,
	requiredText,
	text,
	textList,
	whole,
	yesNo,
} from "./fields.ts";

/**
 * The parts of a study that registries hold and publications seldom print whole: who may take part, where
 * participants went, what they were like at the start, how harms were gathered. Each is absent where nothing
 * is known. Groups here have a name of their own and say which arm they are, where they are one: a total, or
 * a sequence of a crossover trial, is none.
 */

/** Several short texts; absent instead of empty, so that documents from before stay as they are. */
export const optionalTexts = (max: number, what: string) =>
	textList(max, what).transform((texts) => (texts.length > 0 ? texts : undefined));

const group = z.strictObject({
	id: localId,
	label: requiredText("a name for the group", 300),
	description: text(5000),
	/** The arm that this group is; absent for totals and whatever else is no arm. */
	armId: optional(localId),
});

/** Participants of a group, and where something else was counted too (eyes, clinics), how many of those. */
const groupCount = z.strictObject({ groupId: localId, n: whole, units: whole, note: text(1000) });
const counts = list(groupCount, 100, "counts");

/** How many started, reached each milestone and left, and why. */
export const participantFlow = optional(
	z.strictObject({
		recruitment: text(5000),
		preAssignment: text(5000),
		/** What is counted besides participants: "Eyes", "Clinics". */
		units: text(200),
		groups: list(group, 100, "groups"),
		periods: list(
			z.strictObject({
				title: requiredText("a name for the period", 300),
				milestones: list(
					z.strictObject({ name: requiredText("the milestone", 300), note: text(2000), counts }),
					500,
					"milestones",
				),
				dropouts: list(
					z.strictObject({ reason: requiredText("the reason", 300), note: text(2000), counts }),
					500,
					"reasons",
				),
			}),
			100,
			"periods",
		),
	}),
);

/** A group's figure: `value` is a count, mean or median, as the measure's parameter says. */
const baselineCell = z.strictObject({
	groupId: localId,
	value: decimal,
	spread: decimal,
	low: decimal,
	high: decimal,
	/** What stands there where no number does, such as “NA”, and why. */
	note: text(1000),
});

/** What participants were like before treatment, by group, totals as reported. */
export const baseline = optional(
	z.strictObject({
		population: text(5000),
		units: text(200),
		groups: list(group, 100, "groups"),
		/** People (and other units) that the table is about. */
		denominators: list(z.strictObject({ units: text(200), counts }), 20, "denominators"),
		measures: list(
			z.strictObject({
				title: requiredText("what was measured", 500),
				description: text(5000),
				population: text(5000),
				/** "Mean", "Count of participants", in the source's terms. */
				parameter: text(100),
				/** What `spread`, or `low` and `high`, are: "Standard deviation", "Full range". */
				dispersion: text(100),
				unit: text(200),
				rows: list(
					z.strictObject({
						className: text(300),
						category: text(300),
						/** Where fewer were measured than the table is about. */
						denominators: list(groupCount, 100, "denominators"),
						cells: list(baselineCell, 100, "figures"),
					}),
					2000,
					"rows",
				),
			}),
			500,
			"baseline measures",
		),
	}),
);

const affectedOfAtRisk = optional(z.strictObject({ affected: whole, atRisk: whole }));

/** How adverse events were gathered, and how many people had any, by group. */
export const adverseEventReporting = optional(
	z.strictObject({
		timeFrame: text(1000),
		description: text(5000),
		/** Events that are not serious were reported above this percentage of people. */
		threshold: decimal,
		groups: list(
			group.extend({ deaths: affectedOfAtRisk, serious: affectedOfAtRisk, other: affectedOfAtRisk }),
			100,
			"groups",
		),
	}),
);

/** How many took part, or are to. */
export const enrolment = optional(
	z
		.strictObject({ count: whole, certainty: choice(keysOf(CERTAINTIES)) })
		.transform((value) => (value.count === undefined ? undefined : value)),
);

/** Who may take part. */
export const eligibility = optional(
	z.strictObject({
		criteria: text(50_000),
		minimumAge: text(50),
		maximumAge: text(50),
		healthyVolunteers: yesNo,
		/** Whether people are chosen by gender, and how. */
		genderBased: yesNo,
		genderDescription: text(2000),
		sampling: choice(keysOf(SAMPLING_METHODS)),
	}),
);

/** Whether figures of single participants are given to others. */
export const dataSharing = optional(
	z.strictObject({
		plan: choice(keysOf(SHARING_PLANS)),
		description: text(5000),
		documents: textList(20, "documents"),
		timeFrame: text(2000),
		access: text(2000),
		url: text(3000),
	}),
);

export type ParticipantFlow = NonNullable<z.output<typeof participantFlow>>;
export type Baseline = NonNullable<z.output<typeof baseline>>;
