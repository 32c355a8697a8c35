import { PrunedInput } from "#app/domain/study/pruned-input.ts";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import { fromWritten } from "#app/domain/study/written-form.ts";
import type { Reading } from "./reading.ts";
import { shown } from "./reading.ts";
import { RegistryRecordError } from "./record-error.ts";

const MOST_ROUNDS = 12;

/**
 * Holds what was read to the schema. The readers give nothing that it refuses; should one do so with a record
 * nobody has seen yet, what it refuses is taken out and listed, and the rest can be saved.
 */
export function fitSchema(read: unknown, reading: Reading): StudyDocument {
	const input = fromWritten(read);
	const pruned = new PrunedInput(input);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const parsed = studyDocument.safeParse(pruned.value);
		if (parsed.success) return parsed.data;
		for (const { path, message } of parsed.error.issues) {
			const place = pruned.inInput(path);
			const value = place.reduce<unknown>(
				(node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key],
				input,
			);
			reading.notMapped.push({
				path: `document: ${place.map(String).join(".")}`,
				value: shown(value),
				why: message,
			});
		}
		if (!pruned.prune(parsed.error.issues)) break;
	}
	throw new RegistryRecordError(
		"This record cannot be made into a study: too much of it is not what a record holds",
	);
}
