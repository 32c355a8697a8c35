import * as z from "zod";
import { TIME_UNITS } from "../time-units.ts";
import {
	ALLOCATIONS,
	CERTAINTIES,
	DESIGN_MODELS,
	MASKED_PEOPLE,
	MASKINGS,
	PURPOSES,
	SEXES,
	TIME_PERSPECTIVES,
} from "../vocabulary.ts";
import { type FieldDescription, field, record } from "./describe-field.ts";
import { choice, choices, decimalBetween, optional, partialDate, text, whole } from "./fields.ts";
import { eligibility, enrolment } from "./registry-parts.ts";

/** A group of fields; absent means that nothing of it is known. */
const group = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? {}, schema);

/** How long, in the unit that the source gives. */
const duration = record({
	value: field("follow-up", decimalBetween(0, 10_000, "Must be between 0 and 10,000"), {
		label: "Followed for",
	}),
	unit: field("unit of the follow-up", choice(TIME_UNITS), { label: "Unit", form: { blank: "–" } }),
}).transform((value) => (value.value && value.unit ? value : undefined));

/** How a study was made. */
export const design = group(
	record({
		allocation: field("allocation", choice(ALLOCATIONS)),
		model: field("design", choice(DESIGN_MODELS)),
		masking: field("masking", choice(MASKINGS)),
		whoMasked: field("who is masked", choices(MASKED_PEOPLE, 4, "masked roles"), {
			label: "Who was masked",
			form: { after: "followUp", wide: 3 },
		}),
		purpose: field("purpose", choice(PURPOSES)),
		followUp: field("follow-up", optional(duration), {
			label: "Followed for",
			about: "how long participants were; a time point beyond it is a finding",
			whole: true,
		}),
		description: field("description of the design", text(5000), {
			label: "Design in words",
			form: { rows: 3, wide: 3 },
			page: { label: "In words" },
		}),
		maskingDescription: field("description of the masking", text(5000), {
			label: "Masking in words",
			form: false,
		}),
		timePerspective: field("time perspective", choice(TIME_PERSPECTIVES), { form: false }),
	}),
);

/** Who took part. */
export const population = group(
	record({
		description: field("participants", text(20_000), {
			label: "Who took part",
			after: "eligibility.sampling",
			form: { rows: 3, wide: 3 },
		}),
		randomised: field("number randomised", whole, {
			label: "Randomised",
			form: { label: "Randomised in all" },
		}),
		age: field("age", text(200), { form: { placeholder: "18–65 years" } }),
		sex: field("sex", choice(SEXES)),
		sexReported: field("sexes as reported", text(200), {
			label: "Sexes as counted",
			about: "as the source counts them, such as “69 women, 5 men”",
			form: { placeholder: "69 women, 5 men" },
		}),
		priorTreatment: field("prior treatment", text(2000), { form: { wide: 2 } }),
		enrolment: field("enrolment", enrolment, { form: false }),
		eligibility: field("eligibility", eligibility, { form: false }),
	}),
);

const date = (name: string, more: Pick<FieldDescription, "about" | "form"> = {}) =>
	field(name, partialDate, { form: { hint: "2011, 2011-07 or 2011-07-15" }, ...more });
const certaintyOf = (name: string, goesWith: string) =>
	field(`${name} actual or estimated`, choice(CERTAINTIES), { goesWith, form: false, page: false });

/** When; what a registry still expects is said to be estimated. */
export const dates = group(
	record({
		start: date("start"),
		startCertainty: certaintyOf("start", "start"),
		primaryCompletion: date("primary completion"),
		primaryCompletionCertainty: certaintyOf("primary completion", "primaryCompletion"),
		completion: date("completion"),
		completionCertainty: certaintyOf("completion", "completion"),
		firstPosted: date("first posted", { about: "when the registry first showed the study", form: false }),
		resultsPosted: date("results posted", { form: false }),
		lastUpdatePosted: date("last update posted", { form: false }),
	}),
);
