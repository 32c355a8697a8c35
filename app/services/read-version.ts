import { formatDay } from "#app/domain/format/format-date.ts";
import { Problem } from "#app/domain/problem.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import type { SynthesisRecord } from "#db/queries/get-synthesis.ts";
import { getVersion } from "#db/queries/versions.ts";
import { archivalOf, findPlace, withdrawalOf } from "#db/queries/withdrawals.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import type { VersionedDocuments, VersionedKindName } from "#db/versioned.ts";

/** A record as one of its versions was; `updatedAt` is when that was saved. */
export type VersionRecord<Kind extends VersionedKindName> = (Kind extends "study"
	? StudyRecord
	: SynthesisRecord) & { document: VersionedDocuments[Kind]; newest: number };

/**
 * One version of a study or a synthesis, for those who follow a citation of it. What was public once and was taken
 * back is `gone`, with who did it, when and why; a version that was a draft is to readers as if it never was.
 * @throws Problem `not-found`, `gone`
 */
export function readVersion<Kind extends VersionedKindName>(
	store: Store,
	kind: Kind,
	{ slug = "", version }: { slug?: string | undefined; version: number | undefined },
	scope: Scope,
): VersionRecord<Kind> {
	const place = version === undefined ? undefined : findPlace(store, kind, slug);
	if (!place || version === undefined) throw noSuchVersion(kind);
	const { id, archivedAt, visibility, sample } = place;
	const isWithdrawn = archivedAt !== null || (visibility === "draft" && scope === "published");
	const found = getVersion(store, kind, id, version, isWithdrawn ? "published" : scope);
	if (!found) throw noSuchVersion(kind);
	if (isWithdrawn) throw withdrawn(store, kind, place);
	const own = { id, slug, version, sample, archivedAt, createdBy: null, newest: place.version };
	const { document, createdAt: updatedAt } = found;
	return { ...own, visibility: found.visibility, updatedAt, document } as unknown as VersionRecord<Kind>;
}

const noSuchVersion = (kind: VersionedKindName) =>
	new Problem("not-found", `There is no such version of a ${kind} here, or it is not public.`);

function withdrawn(
	store: Store,
	kind: VersionedKindName,
	{ id, archivedAt }: { id: number; archivedAt: string | null },
): Problem {
	const how = archivedAt === null ? withdrawalOf(store, kind, id) : archivalOf(store, kind, id);
	const when = archivedAt ?? how?.at;
	const [day, who] = [when ? ` on ${formatDay(when)}` : "", how?.actor ? ` by ${how.actor}` : ""];
	const why = how?.reason ? ` The reason given: ${how.reason}` : " No reason was given.";
	return new Problem("gone", `This ${kind} was public and was withdrawn${day}${who}.${why}`);
}
