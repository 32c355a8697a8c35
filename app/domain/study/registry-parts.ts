import type * as z from "zod";
import { CERTAINTIES, SAMPLING_METHODS, SHARING_PLANS } from "../vocabulary.ts";
import { field, record } from "./describe-field.ts";
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

const group = {
	id: field("id", localId),
	label: field("name", requiredText("a name for the group", 300)),
	description: field("description", text(5000)),
	armId: field("arm", optional(localId), {
		about: "that this group is; absent for totals and whatever else is no arm",
		refersTo: "arms",
	}),
};
const groups = field("groups", list(record(group), 100, "groups"), { itemId: "id" });

/** Participants of a group, and where something else was counted too (eyes, clinics), how many of those. */
const groupCount = record({
	groupId: field("group", localId),
	n: field("people", whole),
	units: field("units", whole),
	note: field("note", text(1000)),
});
const counts = field("counts", list(groupCount, 100, "counts"), { itemId: "groupId" });
const noteAndCounts = { note: field("note", text(2000)), counts };
const countedUnits = field("units counted", text(200), {
	about: "besides participants, such as “Eyes”, “Clinics”",
});

/** How many started, reached each milestone and left, and why. */
export const participantFlow = optional(
	record({
		recruitment: field("recruitment", text(5000)),
		preAssignment: field("before assignment", text(5000)),
		units: countedUnits,
		groups,
		periods: field(
			"periods",
			list(
				record({
					title: field("name", requiredText("a name for the period", 300)),
					milestones: field(
						"milestones",
						list(
							record({
								name: field("name", requiredText("the milestone", 300)),
								...noteAndCounts,
							}),
							500,
							"milestones",
						),
						{ toldBy: ["name"] },
					),
					dropouts: field(
						"people who left",
						list(
							record({
								reason: field("reason", requiredText("the reason", 300)),
								...noteAndCounts,
							}),
							500,
							"reasons",
						),
						{ toldBy: ["reason"] },
					),
				}),
				100,
				"periods",
			),
			{ toldBy: ["title"] },
		),
	}),
);

/** A group's figure. */
const baselineCell = record({
	groupId: field("group", localId),
	value: field("value", decimal, { about: "a count, mean or median, as the measure's parameter says" }),
	spread: field("spread", decimal),
	low: field("lower end", decimal),
	high: field("upper end", decimal),
	note: field("note", text(1000), {
		about: "what stands there where no number does, such as “NA”, and why",
	}),
});

const baselineMeasure = record({
	title: field("name", requiredText("what was measured", 500)),
	description: field("description", text(5000)),
	population: field("people described", text(5000)),
	parameter: field("parameter", text(100), {
		about: "in the source's terms: “Mean”, “Count of participants”",
	}),
	dispersion: field("dispersion", text(100), {
		about: "what `spread`, or `low` and `high`, are: “Standard deviation”, “Full range”",
	}),
	unit: field("unit", text(200)),
	rows: field(
		"rows",
		list(
			record({
				className: field("class", text(300)),
				category: field("category", text(300)),
				denominators: field("numbers of people", list(groupCount, 100, "denominators"), {
					about: "where fewer were measured than the table is about",
					itemId: "groupId",
				}),
				cells: field("figures", list(baselineCell, 100, "figures"), { itemId: "groupId" }),
			}),
			2000,
			"rows",
		),
		{ toldBy: ["className", "category"] },
	),
});

/** What participants were like before treatment, by group, totals as reported. */
export const baseline = optional(
	record({
		population: field("people described", text(5000)),
		units: countedUnits,
		groups,
		denominators: field(
			"numbers of people",
			list(record({ units: countedUnits, counts }), 20, "denominators"),
			{ about: "and other units, that the table is about", toldBy: ["units"] },
		),
		measures: field("measures", list(baselineMeasure, 500, "baseline measures"), { toldBy: ["title"] }),
	}),
);

const peopleWith = (what: string) =>
	field(
		what,
		optional(
			record({
				affected: field(`people with ${what}`, whole),
				atRisk: field(`people at risk of ${what}`, whole),
			}),
		),
	);

/** How adverse events were gathered, and how many people had any, by group. */
export const adverseEventReporting = optional(
	record({
		timeFrame: field("time frame", text(1000)),
		description: field("description", text(5000)),
		threshold: field("least percentage reported", decimal, {
			about: "events that are not serious were reported above this percentage of people",
		}),
		groups: field(
			"groups",
			list(
				record({
					...group,
					deaths: peopleWith("deaths"),
					serious: peopleWith("any serious adverse event"),
					other: peopleWith("any other adverse event"),
				}),
				100,
				"groups",
			),
			{ itemId: "id" },
		),
	}),
);

/** How many took part, or are to. */
export const enrolment = optional(
	record({
		count: field("number enrolled", whole, { label: "Enrolled", after: "keywords" }),
		certainty: field("enrolment actual or estimated", choice(CERTAINTIES), {
			goesWith: "count",
			page: false,
		}),
	}).transform((value) => (value.count === undefined ? undefined : value)),
);

/** Who may take part. */
export const eligibility = optional(
	record({
		criteria: field("criteria", text(50_000), { after: "population.description" }),
		minimumAge: field("lowest age", text(50), {
			label: "May take part",
			after: "population.randomised",
		}),
		maximumAge: field("highest age", text(50), { page: false }),
		healthyVolunteers: field("healthy volunteers", yesNo, { after: "genderBased" }),
		genderBased: field("chosen by gender", yesNo, { about: "whether people are" }),
		genderDescription: field("gender that may take part", text(2000), { page: false }),
		sampling: field("sampling", choice(SAMPLING_METHODS)),
	}),
);

/** Whether figures of single participants are given to others. */
export const dataSharing = optional(
	record({
		plan: field("plan to share data", choice(SHARING_PLANS)),
		description: field("description", text(5000)),
		documents: field("documents shared", textList(20, "documents")),
		timeFrame: field("time frame", text(2000)),
		access: field("who may have data", text(2000)),
		url: field("web address", text(3000)),
	}),
);

export type ParticipantFlow = NonNullable<z.output<typeof participantFlow>>;
export type Baseline = NonNullable<z.output<typeof baseline>>;
