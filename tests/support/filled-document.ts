import { type Field, fieldsIn } from "#app/domain/study/field-register.ts";
import { RESULTS } from "#app/domain/study/results.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";

/** What fields hold whose type allows less than the others of it. */
const BY_KEY: Readonly<Record<string, unknown>> = {
	...{
		doi: "10.1000/182",
		pmid: "1234567",
		url: "https://example.org/",
		p: "0.05",
		ciLevel: "95",
		landmarkLevel: "95",
	},
	...{ icc: "0.05", correlation: "0.5", level: "95" },
	...{ armId: "a1", referenceArmId: "a2", reportId: "r1", outcomeId: "o1", groupId: "g1" },
};

const BY_KIND: Partial<Record<Field["kind"], unknown>> = {
	...{ "yes-no": true, whole: 7, year: 2014, decimal: "5", date: "2011-07" },
};

/** Fields that stand where a figure is not. */
export const IN_PLACE_OF_FIGURES = ["printed", "state", "unread", "ciHighState", "eventsState"];

/**
 * A study in which every field of the schema holds something, but for those that stand where a figure is not; a text
 * holds its own path.
 */
export function filledDocument(): StudyDocument {
	const study = recordAt("");
	const [arm, outcome, event] = ["arms.*", "outcomes.*", "adverseEvents.*"].map(recordAt);
	const contrasts = ofEach(recordAt("outcomes.*.contrasts.*")).map(
		({ referenceGroupId: _, ...contrast }) => contrast,
	);
	const outcomes = Object.entries(RESULTS).map(([kind, { shape }], index) => {
		const fields = Object.entries(recordAt("outcomes.*.results.*")).filter(([key]) => key in shape);
		const results = ofEach(Object.fromEntries(fields));
		return { ...outcome, kind, id: `o${index + 1}`, results, contrasts };
	});
	return studyDocument.parse({
		...study,
		arms: [
			{ ...arm, id: "a1" },
			{ ...arm, id: "a2" },
		],
		reports: [{ ...recordAt("reports.*"), id: "r1" }],
		outcomes,
		groups: [{ ...recordAt("groups.*"), armIds: ["a1"] }],
		adverseEvents: [{ ...event, id: "e1", results: ofEach(recordAt("adverseEvents.*.results.*")) }],
		riskOfBias: judgements(),
	});
}

/** The same figures of an arm, and of a group that is none. */
function ofEach(row: Record<string, unknown>): Record<string, unknown>[] {
	const { armId, groupId, ...figures } = row;
	return [
		{ armId, ...figures },
		{ groupId, ...figures },
	];
}

/** One made freely, and one by a template, whose domains and questions are the tool's own. */
function judgements(): object[] {
	const filled = recordAt("riskOfBias.*");
	const answer = recordAt("riskOfBias.*.answers.*");
	return [
		{ ...filled, version: undefined, effect: undefined, answers: undefined },
		{
			...filled,
			...{ tool: "rob-2", domain: "Randomisation process", judgement: "low" },
			answers: [{ ...answer, question: "1.1" }],
		},
	];
}

function recordAt(place: string): Record<string, unknown> {
	const fields = fieldsIn(place).filter(({ key }) => !IN_PLACE_OF_FIGURES.includes(key));
	return Object.fromEntries(fields.map((field) => [field.key, heldBy(field)]));
}

function heldBy({ key, kind, pattern, vocabulary }: Field): unknown {
	if (key in BY_KEY) return BY_KEY[key];
	if (kind in BY_KIND) return BY_KIND[kind];
	if (kind === "record") return recordAt(pattern);
	if (kind === "list") return [recordAt(`${pattern}.*`)];
	if (kind === "id") return "g1";
	const [choice] = Object.keys(vocabulary ?? {});
	if (kind === "choices") return [choice];
	return kind === "texts" ? [pattern] : (choice ?? pattern);
}
