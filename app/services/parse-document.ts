import type * as z from "zod";
import { Problem } from "#app/domain/problem.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";

/** @throws Problem `invalid` that names every field at fault */
export function parseDocument(input: unknown): StudyDocument {
	const parsed = studyDocument.safeParse(input);
	if (parsed.success) return parsed.data;
	throw invalidDocument(parsed.error);
}

/** What the schema says against a document, as a Problem that names every field at fault. */
export function invalidDocument({ issues }: Pick<z.ZodError, "issues">): Problem {
	const fields = issues.map((issue) => ({
		path: [...issue.path, ...unknownKey(issue)].map((part) =>
			typeof part === "symbol" ? String(part) : part,
		),
		message: issue.message,
	}));
	const [first] = fields;
	const where = first && first.path.length > 0 ? ` (${first.path.join(".")}: ${first.message})` : "";
	return new Problem(
		"invalid",
		`${fields.length === 1 ? "One field needs" : `${fields.length} fields need`} mending${where}`,
		fields,
	);
}

/** A field that no study has is at fault itself, not the object that holds it. */
function unknownKey(issue: z.core.$ZodIssue): string[] {
	return issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
}
