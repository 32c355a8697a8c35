import { deflateSync } from "node:zlib";
import { requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import type { ReadReferences } from "#app/exchange/references/read-references.ts";
import { repeatsIn } from "#app/exchange/references/repeats.ts";
import { getStudy } from "#db/queries/get-study.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { insertImport, insertRecord, setChoices, setImportState, settleRecord } from "#db/write-import.ts";
import { saveStudy } from "../save-study.ts";
import { type Choices, readChoices } from "./choices.ts";
import { findReference } from "./find-reference.ts";
import { withReports } from "./plan-reference.ts";
import { referenceRecord } from "./reference-record.ts";
import { startImport } from "./run-import.ts";

/** References that somebody looked at on their way into an import. */
export interface ReferenceRequest {
	/** The file's name, or how else people will know it again. */
	name: string;
	read: ReadReferences;
	/** Places in the file of those that are taken; the others are left out, and said to be. */
	chosen: ReadonlySet<number>;
	/** From this place on nobody looked at them: what is here already is found again, and doubts are held. */
	unseenFrom: number;
	actor: Actor;
	/** Why, kept with each version. */
	reason: string;
}

/**
 * Keeps the references of a file as the records of an import and sets it to work: each chosen one becomes a draft,
 * also where a study here may have it already, since somebody saw that and chose it.
 * @returns the import's id
 */
export function keepReferences(store: Store, request: ReferenceRequest): number {
	return inTransaction(store, () => {
		const id = insertReferences(store, request);
		for (const [position, entry] of request.read.entries.entries()) {
			if (!request.chosen.has(position) || "problem" in entry) continue;
			if (findReference(store, entry.reference, undefined)) {
				const choices: Choices = { ...readChoices(null), same: false, confirmed: true };
				setChoices(store, id, position, JSON.stringify(choices));
			}
		}
		setImportState(store, id, "open", ["receiving"]);
		startImport(store, id);
		return id;
	});
}

/**
 * Adds the chosen references to a study as reports, in one version, but for those that it has; kept as an import too.
 * @throws Problem `not-found` when there is no such study, and as `saveStudy` does
 */
export function addReferences(store: Store, request: ReferenceRequest & { slug: string }) {
	const { slug, read, chosen, actor, reason } = request;
	return inTransaction(store, () => {
		const study = getStudy(store, slug, "drafts-too");
		if (!study) throw new Problem("not-found", `There is no study “${slug}”.`);
		const taken = read.entries.flatMap((entry, position) =>
			chosen.has(position) && "reference" in entry ? [{ position, report: entry.reference.report }] : [],
		);
		const { document, added } = withReports(
			study.document,
			taken.map(({ report }) => report),
		);
		const saved = saveStudy(store, { slug, expectedVersion: study.version, document, actor, reason });
		const importId = insertReferences(store, request);
		for (const { position, report } of taken) {
			const isNew = added.includes(report);
			const state = isNew ? ("updated" as const) : ("unchanged" as const);
			settleRecord(store, {
				importId,
				position,
				state,
				message: null,
				slug,
				version: isNew ? saved.version : null,
			});
		}
		setImportState(store, importId, "finished", ["receiving"]);
		return { ...saved, importId, added: added.length };
	});
}

function insertReferences(store: Store, request: ReferenceRequest): number {
	const { name, read, chosen, unseenFrom, actor, reason } = request;
	requireEditing(actor);
	if (chosen.size === 0 && read.entries.length <= unseenFrom)
		throw new Problem("invalid", "Choose at least one reference.");
	const createdBy = actorIdOf(actor);
	const at = new Date().toISOString();
	const saved = { name: name.slice(0, 300), publish: false, update: false, reason, createdBy, createdAt: at };
	const importId = insertImport(store, saved);
	const repeats = repeatsIn(read.entries);
	for (const [position, entry] of read.entries.entries()) {
		const { row, text } = referenceRecord(read, entry, name);
		const isSeen = position < unseenFrom && !chosen.has(position) && "reference" in entry;
		const raw = deflateSync(text, { level: 3 });
		insertRecord(store, { ...row, importId, position, raw, ...(isSeen && { state: "skipped" }) });
		if (!isSeen) continue;
		const here = findReference(store, entry.reference, undefined);
		const first = repeats.get(position);
		const message = first === undefined ? null : `It stands in line ${first} already.`;
		// Nobody need choose what a study here surely has; the import says which.
		const outcome = here?.sure
			? ({ state: "unchanged", message: null, slug: here.slug } as const)
			: ({ state: "skipped", message, slug: null } as const);
		settleRecord(store, { importId, position, version: null, ...outcome });
	}
	return importId;
}
