import type * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";

/** @throws Problem `invalid` that names every field at fault */
export function parseDocument(input: unknown): StudyDocument {
	return parseWith(studyDocument, input);
}

/** Any kind of document. @throws Problem `invalid` that names every field at fault */
export function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const fields = parsed.error.issues.map((issue) => ({
		path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
		message: issue.message,
	}));
	const [first] = fields;
	const where = first && first.path.length > 0 ? ` (${first.path.join(".")}: ${first.message})` : "";
	throw new Problem(
		"invalid",
		`${fields.length === 1 ? "One field needs" : `${fields.length} fields need`} mending${where}`,
		fields,
	);
}
