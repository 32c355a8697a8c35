import * as z from "zod";
import { parseDocumentJson } from "#app/domain/document-json.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { readJson } from "./read-json.ts";

/** What a client sends beside the fields of the document itself. */
export const envelope = z.object({
	visibility: z
		.enum(["draft", "published"], { error: "Must be draft or published" })
		.optional()
		.meta({ description: "Stays as it is when absent; a new study is a draft." }),
	reason: z
		.string({ error: "Must be text" })
		.trim()
		.min(1, "Say in a few words why")
		.max(1000, "Must be at most 1,000 characters")
		.optional()
		.meta({ description: "Why, kept with the version." }),
});

const NOT_READ = "May be sent back as it was answered; not read.";

/** Fields that answers carry and requests may send back; but for the slug nobody looks at them. */
export const sentBack = z.object({
	slug: z.unknown().meta({
		type: "string",
		description:
			"May be sent back as it was answered; a study keeps it for life, a new one is given its own.",
	}),
	version: z.unknown().meta({ type: "integer", description: NOT_READ }),
	updatedAt: z.unknown().meta({ type: "string", description: NOT_READ }),
	createdAt: z.unknown().meta({ type: "string", description: NOT_READ }),
	actor: z.unknown().meta({ type: ["string", "null"], description: NOT_READ }),
});
const ANSWERED: readonly string[] = Object.keys(sentBack.shape);

export interface StudyBody {
	document: Record<string, unknown>;
	slug: unknown;
	visibility?: Visibility;
	reason?: string;
}

/** @throws Problem `invalid`, `unsupported-type` */
export async function readStudyBody(request: Request): Promise<StudyBody> {
	const body = await readJson(request, parseDocumentJson);
	if (typeof body !== "object" || body === null || Array.isArray(body)) {
		throw new Problem("invalid", "A study is a JSON object.", [{ path: [], message: "Must be an object" }]);
	}
	const { slug, ...given } = body as Record<string, unknown>;
	const parsed = envelope.safeParse(given);
	if (!parsed.success) {
		const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), message }));
		throw new Problem("invalid", `${fields[0]?.path.join(".")}: ${fields[0]?.message}.`, fields);
	}
	const { visibility, reason } = parsed.data;
	const document = Object.fromEntries(
		Object.entries(given).filter(
			([key]) => !ANSWERED.includes(key) && key !== "visibility" && key !== "reason",
		),
	);
	return { document, slug, ...(visibility && { visibility }), ...(reason && { reason }) };
}
