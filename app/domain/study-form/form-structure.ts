import * as z from "zod";

const text = z.string().optional();
/** What is not named is one text. */
const fieldset = (fields: z.ZodRawShape = {}) => z.object(fields).catchall(text);
const group = (fields: z.ZodRawShape = {}) => z.union([fieldset(fields), z.literal("")]).optional();
const groups = (fields: z.ZodRawShape = {}) => z.union([z.array(group(fields)), z.literal("")]).optional();
const byArm = (fields: z.ZodRawShape = {}) =>
	z.union([z.record(z.string(), group(fields)), z.literal("")]).optional();

/** Where the study form has lists and groups; what stands in them is for the document's schema to say. */
const structure = fieldset({
	design: group({ followUp: group(), whoMasked: z.union([z.array(text), text]) }),
	population: group(),
	dates: group(),
	regulatory: groups(),
	identifiers: groups(),
	reports: groups(),
	arms: groups({ interventions: groups() }),
	outcomes: groups({
		timePoint: group(),
		results: byArm({ source: group() }),
		contrasts: groups({ source: group() }),
	}),
	adverseEvents: groups({ results: byArm(), source: group() }),
	riskOfBias: groups(),
	answers: groups(),
});

/**
 * Whether posted fields have the form's lists where it has lists, and one text where it has text: a field that is sent
 * twice, or with fields within, is none. No browser sends anything else, the form
 * could not be shown again with it, and taken as blank it would clear what it stands for.
 */
export function fitsStudyForm(payload: unknown): boolean {
	return structure.safeParse(payload).success;
}
