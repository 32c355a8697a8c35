import * as z from "zod";
import { studyDocument } from "#app/domain/study/study-document.ts";
import { synthesisDocument } from "#app/domain/synthesis/synthesis-document.ts";
import { SYNTHESIS_MEASURES } from "#app/domain/synthesis/vocabulary.ts";
import { keysOf } from "#app/domain/vocabulary.ts";

/** What the API answers, for its description. */

const visibility = z.enum(["draft", "published"]);
const moment = z.string().meta({ format: "date-time" });

/** Fields that stand before those of the document. */
export const studyHead = z.object({
	slug: z.string(),
	version: z.int(),
	visibility,
	updatedAt: moment,
});

export const versionHead = z.object({
	...{ slug: z.string(), version: z.int(), visibility, reason: z.string() },
	actor: z.string().nullable(),
	createdAt: moment,
});

export const studyFields = studyDocument;

export const studyList = z.object({
	studies: z.array(
		z.object({
			...{ slug: z.string(), version: z.int(), updatedAt: moment },
			...{ name: z.string(), title: z.string(), visibility },
			sample: z.boolean().meta({ description: "Whether it belongs to the sample library" }),
			...{ phase: z.string().nullable(), status: z.string().nullable(), year: z.int().nullable() },
			hasResults: z.boolean(),
			conditions: z.array(z.string()),
			headline: z
				.object({
					outcome: z.string(),
					timePoint: z.string(),
					arms: z.array(
						z.object({ label: z.string(), shown: z.string(), proportion: z.number().optional() }),
					),
					comparison: z
						.string()
						.optional()
						.meta({ description: "Two arms in one figure, of other than rates: HR 0.74 [0.65, 0.85]" }),
				})
				.nullable(),
			url: z.string(),
		}),
	),
	next: z.string().nullable().meta({ description: "Address of the next page; null on the last" }),
	nextCursor: z.string().nullable(),
	total: z.int().optional().meta({ description: "How many studies are found, with count=yes" }),
	totalIsLeast: z
		.boolean()
		.optional()
		.meta({ description: "More are found than are counted one by one: total is a least" }),
});

export const versionList = z.object({
	slug: z.string(),
	version: z.int(),
	versions: z.array(versionHead.omit({ slug: true }).extend({ url: z.string() })),
});

const SEE_ANALYSIS = "As POST /api/v1/meta-analyses takes and answers it";

export const synthesis = z.object({
	...{ slug: z.string(), version: z.int(), visibility, updatedAt: moment },
	document: synthesisDocument,
	rows: z.array(
		z.object({
			...{ id: z.string(), label: z.string() },
			study: z.string().optional().meta({ description: "Absent where the study is not public" }),
			studyVersion: z.int().optional(),
			derived: z.array(z.string()).optional().meta({ description: "How figures were derived" }),
			excluded: z.string().optional().meta({ description: "Why the row is not in the result" }),
		}),
	),
	request: z.looseObject({}).meta({ description: SEE_ANALYSIS }),
	analysis: z.looseObject({}).meta({ description: SEE_ANALYSIS }),
	regression: z
		.looseObject({ status: z.enum(["fitted", "not fitted"]) })
		.optional()
		.meta({ description: "Where moderators are in a meta-regression together: its coefficients and tests" }),
	newer: z
		.array(z.object({ slug: z.string(), name: z.string(), from: z.int(), to: z.int() }))
		.meta({ description: "Studies changed since the synthesis was last saved" }),
});

export const synthesisList = z.object({
	syntheses: z.array(
		z.object({
			...{ slug: z.string(), title: z.string(), visibility, sample: z.boolean(), version: z.int() },
			...{ updatedAt: moment, outcome: z.string(), measure: z.enum(keysOf(SYNTHESIS_MEASURES)) },
			...{ k: z.int(), studies: z.int(), people: z.int().nullable() },
			effect: z.string().nullable().meta({ description: "As printed; null when nothing could be pooled" }),
			certainty: z.string().nullable(),
			url: z.string(),
		}),
	),
	next: z.string().nullable().meta({ description: "Address of the next page; null on the last" }),
	nextCursor: z.string().nullable(),
});

export const problemDocument = z.object({
	type: z.string().meta({ description: "Address of the page on this kind of problem, on this server" }),
	title: z.string(),
	status: z.int(),
	detail: z.string().optional(),
	errors: z
		.array(
			z.object({
				pointer: z.string().optional().meta({ description: "JSON pointer (RFC 6901) into the body sent" }),
				parameter: z.string().optional().meta({ description: "Name of a parameter of the address" }),
				header: z.string().optional().meta({ description: "Name of a header" }),
				detail: z.string().meta({ description: "What is the matter, and how to correct it" }),
			}),
		)
		.optional()
		.meta({ description: "Each thing at fault, with its place: a pointer, a parameter or a header" }),
});
