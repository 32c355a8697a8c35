import * as z from "zod";
import { documentOf } from "#app/domain/document-json.ts";
import type { Finding } from "#app/domain/finding.ts";
import { Problem } from "#app/domain/problem.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import { writtenPath } from "#app/domain/study/written-form.ts";

/** What was worked out of a sealed document, so that nobody need do it again. */
interface SealedParts {
	/** The document as JSON. */
	text?: string;
	/** What the checks say of it where no other study shares an identifier with it. */
	findings?: Finding[];
}

/** Documents that passed the schema and cannot have changed since. */
const sealed = new WeakMap<StudyDocument, SealedParts>();

/** @throws Problem `invalid` that names every field at fault */
export function parseDocument(input: unknown): StudyDocument {
	if (sealed.has(input as StudyDocument)) return input as StudyDocument;
	const parsed = studyDocument.safeParse(input);
	if (parsed.success) return parsed.data;
	const issues = parsed.error.issues.map((issue) => ({ ...issue, path: writtenPath(issue.path, input) }));
	throw invalidDocument({ issues });
}

/** Any kind of document. @throws Problem `invalid` that names every field at fault */
export function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	throw invalidDocument(parsed.error);
}

/**
 * Parses a document once for all: it is frozen, so that whoever saves it need not parse it anew.
 * @throws Problem `invalid` that names every field at fault
 */
export function sealDocument(input: unknown): StudyDocument {
	return sealParsed(parseDocument(input));
}

/** Seals what the schema gave. */
export function sealParsed(document: StudyDocument): StudyDocument {
	freeze(document);
	sealed.set(document, {});
	return document;
}

/** A sealed document from the JSON of one that was sealed in another thread, and what was worked out of it there. */
export function sealedFrom({ text, findings }: Required<SealedParts>): StudyDocument {
	const document = documentOf(text);
	sealed.set(document, { text, findings });
	return document;
}

export const sealedParts = (document: StudyDocument): SealedParts => sealed.get(document) ?? {};

function freeze(value: object): void {
	Object.freeze(value);
	for (const part of Object.values(value)) if (typeof part === "object" && part !== null) freeze(part);
}

/** What is put together of documents. @throws Problem `invalid` that names every field at fault where that makes none */
export function orInvalid<Made>(make: () => Made): Made {
	try {
		return make();
	} catch (error) {
		throw error instanceof z.ZodError ? invalidDocument(error) : error;
	}
}

/** What the schema says against a document, as a Problem that names every field at fault. */
function invalidDocument({ issues }: Pick<z.ZodError, "issues">): Problem {
	const fields = issues.flatMap(faultsOf).map(({ path, message }) => ({
		path: path.map((part) => (typeof part === "symbol" ? String(part) : part)),
		message,
	}));
	const [first] = fields;
	const where = first && first.path.length > 0 ? ` (${first.path.join(".")}: ${first.message})` : "";
	return new Problem(
		"invalid",
		`${fields.length === 1 ? "One field needs" : `${fields.length} fields need`} correcting${where}`,
		fields,
	);
}

/** Fields that no document has are at fault themselves, each of them, not the object that holds them. */
function faultsOf(issue: z.core.$ZodIssue): { path: PropertyKey[]; message: string }[] {
	if (issue.code !== "unrecognized_keys") return [issue];
	return issue.keys.map((key) => ({
		path: [...issue.path, key],
		message: `There is no field called “${key.slice(0, 60)}” here`,
	}));
}
