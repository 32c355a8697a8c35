import * as z from "zod";
import { studyDocument } from "#app/domain/study/study-document.ts";

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
			...{ slug: z.string(), name: z.string(), title: z.string(), visibility, sample: z.boolean() },
			...{ phase: z.string().nullable(), status: z.string().nullable(), year: z.int().nullable() },
			conditions: z.array(z.string()),
			headline: z
				.object({
					outcome: z.string(),
					timePoint: z.string(),
					arms: z.array(
						z.object({ label: z.string(), shown: z.string(), proportion: z.number().optional() }),
					),
				})
				.nullable(),
			url: z.string(),
		}),
	),
	next: z.string().nullable().meta({ description: "Address of the next page; null on the last" }),
	nextCursor: z.string().nullable(),
});

export const versionList = z.object({
	slug: z.string(),
	version: z.int(),
	versions: z.array(versionHead.omit({ slug: true }).extend({ url: z.string() })),
});

export const problemDocument = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	detail: z.string().optional(),
	errors: z
		.array(z.object({ pointer: z.string(), detail: z.string() }))
		.optional()
		.meta({ description: "Each field at fault, with a JSON pointer (RFC 6901) into what was sent" }),
});
