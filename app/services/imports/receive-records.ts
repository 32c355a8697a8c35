import { requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { formatWhole } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Store } from "#db/store.ts";
import { deleteImport, deleteRecordsFrom, insertImport, setImportState } from "#db/write-import.ts";
import type { DeliveredFile } from "./delivered-files.ts";
import { incomingRecords } from "./incoming-records.ts";
import { RecordBatch, type Watch } from "./record-batch.ts";
import { withStudyData } from "./study-data-files.ts";

export interface Delivery {
	/** The file's name, or how else people will know it again. */
	name: string;
	/** Publish each study that has no errors. */
	publish: boolean;
	/** Of these, keep a study with doubts as a draft. */
	onlySure?: boolean | undefined;
	/** Save a study document that differs from the study here as its next version. */
	update: boolean;
	/** Why, kept with each version. */
	reason: string;
	actor: Actor;
	/** How many records it may hold; absent where whoever sends it has the machine anyway. */
	mostRecords?: number;
}

/** What is to be said of a file: why nothing of it was kept, or what people should know of it. */
interface FileMessage {
	name: string;
	message: string;
}

export interface Received {
	/** Absent when there was no record in any file. */
	importId: number | undefined;
	records: number;
	refused: FileMessage[];
	remarks: FileMessage[];
}

/**
 * Keeps the records of files as an import whose work is still to be done. A file that is broken is refused whole,
 * because nobody knows what of it is missing; the others are kept. Should the program end meanwhile, nothing of
 * the import stays: see `forgetUnreceived`.
 */
export async function receiveRecords(
	store: Store,
	delivery: Delivery,
	files: AsyncIterable<DeliveredFile> | Iterable<DeliveredFile>,
	watch: Watch = {},
): Promise<Received> {
	const { actor, name, publish, onlySure, update, reason } = delivery;
	requireEditing(actor);
	const createdBy = actorIdOf(actor);
	const importId = insertImport(store, {
		...{ name: name.slice(0, 300), publish, onlySure, update, reason, createdBy },
		createdAt: new Date().toISOString(),
	});
	const refused: FileMessage[] = [];
	const remarks: FileMessage[] = [];
	const batch = new RecordBatch(store, watch);
	let next = 0;
	try {
		for await (const file of withStudyData(files)) {
			const first = next;
			try {
				next = await receiveFile(batch, { importId, first, file, remarks, most: delivery.mostRecords });
			} catch (error) {
				if (!(error instanceof Problem)) throw error;
				batch.forgetFrom(first);
				deleteRecordsFrom(store, importId, first);
				refused.push({ name: file.name, message: error.message });
				// The rest of an archive that breaks off midway is lost to it as well, and says so itself.
			}
			watch.signal?.throwIfAborted();
		}
		await batch.write();
		if (next === 0) deleteImport(store, importId);
		else setImportState(store, importId, "open", ["receiving"]);
	} catch (error) {
		deleteImport(store, importId);
		throw error;
	}
	return { importId: next === 0 ? undefined : importId, records: next, refused, remarks };
}

/** @returns the position after the file's last record */
async function receiveFile(
	batch: RecordBatch,
	{
		importId,
		first,
		file,
		remarks,
		most = Infinity,
	}: {
		importId: number;
		first: number;
		file: DeliveredFile;
		remarks: FileMessage[];
		most?: number | undefined;
	},
): Promise<number> {
	let position = first;
	const onRemark = (message: string) => remarks.push({ name: file.name, message });
	for await (const { row, text } of incomingRecords(file, onRemark)) {
		if (position === most)
			throw new Problem(
				"too-large",
				`These are more than ${formatWhole(most)} records. Split the file, or import it by the command line, which takes any number.`,
			);
		batch.add({ ...row, importId, position: position++ }, text);
		if (batch.isFull()) await batch.write();
	}
	return position;
}
