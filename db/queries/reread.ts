import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";
import type { ImportRecord } from "./imports.ts";

/** A study with the registry record that its figures were last taken from. */
export type RereadCandidate = ImportRecord & { studyId: number; slug: string; raw: Buffer };

const WAS_READ = "format = 'ctgov' and state in ('created', 'updated', 'unchanged')";

/** The record that a study's figures were last taken from, as `r`, of each study `s` that is not archived. */
const LAST_RECORDS = `studies as s join import_records as r on r.rowid = (
		select rowid from import_records
		where study_id = s.id and ${WAS_READ}
		order by import_id desc, position desc limit 1
	)
	where s.archived_at is null`;

/** What was chosen for a record, also where it came once more and nothing had to be chosen. */
const CHOICES = `coalesce(r.choices, (
		select choices from import_records
		where study_id = s.id and hash = r.hash and choices is not null
		order by import_id desc, position desc limit 1
	))`;

/** How many studies came from a registry record. */
export function countRereadable(store: Store): number {
	return (
		prepared(store, "count rereadable", () =>
			store.sqlite
				.prepare<[], number>(
					`select count(*) from studies as s where archived_at is null and exists (
						select 1 from import_records where study_id = s.id and ${WAS_READ})`,
				)
				.pluck(),
		).get() ?? 0
	);
}

/** Studies that came from a registry record, after one of them in their order. */
export function rereadCandidates(
	store: Store,
	{ after, limit }: { after: number; limit: number },
): RereadCandidate[] {
	return prepared(store, "rereadable studies", () =>
		store.sqlite.prepare<object, RereadCandidate>(
			`select s.id as studyId, s.slug, r.import_id as importId, r.position, label, place, format, hash,
				${CHOICES} as choices, state, message, r.version, r.doubts, source_import_id as sourceImportId,
				(select raw from import_texts where import_id = coalesce(r.source_import_id, r.import_id)
					and position = coalesce(r.source_position, r.position)) as raw
			from ${LAST_RECORDS} and s.id > @after order by s.id limit @limit`,
		),
	).all({ after, limit });
}

/** Puts the last record of each study into an import, to be read anew; its text stays where it is. */
export function insertRereadings(store: Store, importId: number): number {
	return store.sqlite
		.prepare<object>(
			`insert into import_records
				(import_id, position, label, place, format, hash, choices, state, study_id, source_import_id, source_position)
			select @importId, row_number() over (order by s.id) - 1, label, 'studies/' || s.slug, format, hash,
				${CHOICES}, 'waiting', s.id, coalesce(source_import_id, r.import_id), coalesce(source_position, r.position)
			from ${LAST_RECORDS}`,
		)
		.run({ importId }).changes;
}

/** An import of records read anew that is not finished. */
export function unfinishedRereading(store: Store): number | undefined {
	return store.sqlite
		.prepare<[], number>(
			`select id from imports where state <> 'finished'
				and exists (select 1 from import_records where import_id = imports.id and source_import_id is not null)
			order by id desc limit 1`,
		)
		.pluck()
		.get();
}

/** The versions of a study that registry records made, and what people chose for these records, as JSON. */
export function registryVersions(
	store: Store,
	studyId: number,
): { version: number; choices: string | null }[] {
	return prepared(store, "registry versions", () =>
		store.sqlite.prepare<[number], { version: number; choices: string | null }>(
			`select version, choices from import_records
			where study_id = ? and format = 'ctgov' and state in ('created', 'updated') and version is not null
			order by version`,
		),
	).all(studyId);
}
