import { Problem } from "#app/domain/problem.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";

/** @throws Problem `invalid` that names every field at fault */
export function parseDocument(input: unknown): StudyDocument {
	const parsed = studyDocument.safeParse(input);
	if (parsed.success) return parsed.data;
	const fields = parsed.error.issues.map((issue) => ({
		path: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])].map(
			(part) => (typeof part === "symbol" ? String(part) : part),
		),
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
