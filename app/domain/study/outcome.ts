import * as z from "zod";
import { TIME_UNITS } from "../time-units.ts";
import { DIRECTIONS, OUTCOME_CONCEPTS, OUTCOME_KINDS, PRIORITIES } from "../vocabulary.ts";
import { dependence } from "./dependence.ts";
import { field, record, tagged } from "./describe-field.ts";
import { choice, decimalBetween, list, localId, requiredText, text, yesNo } from "./fields.ts";
import {
	type binaryResult,
	type continuousResult,
	contrast,
	type countResult,
	RESULTS,
	type source,
	type timeToEventResult,
} from "./results.ts";

/** When an outcome was measured. */
const timePoint = record({
	id: field("id", localId),
	value: field("time point", decimalBetween(0, 10_000, "Must be between 0 and 10,000"), {
		label: "Measured at",
	}),
	unit: field("unit of the time point", choice(TIME_UNITS), { label: "Unit of time", form: { blank: "–" } }),
	text: field("time point in the source’s words", text(500), {
		label: "Time point in the source's words",
	}),
	primary: field("primary time point", yesNo, {
		label: "The primary time point",
		about: "where the trial planned one of several",
	}),
});

const outcomeFields = {
	id: field("id", localId),
	label: field("name", requiredText("what was measured", 500)),
	concept: field("concept", choice(OUTCOME_CONCEPTS), { label: "What it is about" }),
	instrument: field("instrument", text(200), { form: { placeholder: "MADRS" } }),
	definition: field("definition", text(2000), { after: "unit", form: { rows: 2, wide: 3 } }),
	className: field("class", text(300), {
		label: "Class within the measure",
		about: "of a registry's row within one measure, such as “Week 2”",
		after: "population",
	}),
	category: field("category", text(300), {
		about: "of a registry's row within one measure, such as “Improved”",
		after: "className",
	}),
	unit: field("unit", text(200)),
	direction: field("direction", choice(DIRECTIONS)),
	priority: field("priority", choice(PRIORITIES)),
	timePoints: field("time points", list(timePoint, 200, "time points"), { itemId: "id" }),
	population: field("people analysed", text(1000), {
		label: "Analysis population",
		form: { placeholder: "Intention to treat" },
	}),
	unitsAnalysed: field("units analysed", text(200), {
		about: "what was counted where it was not people, such as “eyes”",
		form: false,
	}),
	dependence,
};

const contrasts = field("reported contrasts", list(contrast, 500, "reported contrasts"), {
	toldBy: ["armId", "referenceArmId", "measure"],
	byPosition: true,
});

const outcomeOf = <K extends keyof typeof RESULTS, R extends z.ZodType>(kind: K, result: R) =>
	record({
		kind: field("kind of outcome", tagged(z.literal(kind), { vocabulary: OUTCOME_KINDS }), {
			label: "Kind",
			form: { blank: "Choose" },
		}),
		...outcomeFields,
		results: field("results", list(result, 2000, "results"), { byResult: true }),
		contrasts,
	});

/** An outcome with all its time points. */
export const outcome = z.discriminatedUnion(
	"kind",
	[
		outcomeOf("binary", RESULTS.binary),
		outcomeOf("continuous", RESULTS.continuous),
		outcomeOf("count", RESULTS.count),
		outcomeOf("time-to-event", RESULTS["time-to-event"]),
	],
	{ error: "Choose the kind of outcome: binary, continuous, count or time-to-event" },
);

export type Source = NonNullable<z.infer<typeof source>>;
export type TimePoint = z.infer<typeof timePoint>;
/** An outcome as the document holds it, with all its time points. */
export type StudyOutcome = z.infer<typeof outcome>;
/** A comparison as the document holds it, of arms or of other groups. */
export type StudyContrast = z.infer<typeof contrast>;

/** Figures of an arm. */
type OfArm<R> = Omit<R, "armId" | "groupId" | "timePointId"> & { armId: string };
export type BinaryResult = OfArm<z.infer<typeof binaryResult>>;
export type ContinuousResult = OfArm<z.infer<typeof continuousResult>>;
export type CountResult = OfArm<z.infer<typeof countResult>>;
export type TimeToEventResult = OfArm<z.infer<typeof timeToEventResult>>;
/** A comparison of two arms. */
export type Contrast = Omit<
	StudyContrast,
	"armId" | "groupId" | "referenceArmId" | "referenceGroupId" | "timePointId"
> & { armId: string; referenceArmId: string };

interface Results {
	binary: BinaryResult;
	continuous: ContinuousResult;
	count: CountResult;
	"time-to-event": TimeToEventResult;
}

type Shared = Omit<StudyOutcome, "kind" | "timePoints" | "results" | "contrasts">;

/** An outcome of one kind at one of its time points. */
export interface OutcomeOf<K extends keyof Results> extends Shared {
	kind: K;
	timePoint?: Omit<TimePoint, "id"> | undefined;
	results: Results[K][];
	contrasts: Contrast[];
	/** Figures of groups that are no arm, each with its group's name and its id in place of an arm's; and comparisons with such groups. */
	ofGroups?: { results: (Results[K] & { label: string })[]; contrasts: GroupContrast[] };
}

/** A comparison in which a group is no arm: each by its name, and a group’s id in place of an arm’s. */
export type GroupContrast = Contrast & { label: string; referenceLabel: string };

/** An outcome at one of its time points, as it is read: what was measured then, by arm. */
export type Outcome = { [K in keyof Results]: OutcomeOf<K> }[keyof Results];
export type BinaryOutcome = OutcomeOf<"binary">;
export type CountOutcome = OutcomeOf<"count">;

/** A contrast that gives a figure, not a p value alone. */
export const hasEstimate = <C extends Pick<Contrast, "estimate">>(
	contrast: C,
): contrast is C & { estimate: string } => contrast.estimate !== undefined;
