import { requireEditing } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import type { Finding } from "#app/domain/finding.ts";
import { Problem } from "#app/domain/problem.ts";
import { freeSlug } from "#app/domain/slug.ts";
import type { Side } from "#app/domain/versions/sides.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { recordAudit } from "#db/audit.ts";
import type { StudyRecord } from "#db/queries/get-study.ts";
import type { SynthesisRecord } from "#db/queries/get-synthesis.ts";
import { isAddressTaken } from "#db/queries/taken-addresses.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import type { VersionedDocuments, VersionedKindName, VersionToWrite } from "#db/versioned.ts";
import { NotPublishable } from "./not-publishable.ts";

/** A study or a synthesis as it stands. */
interface KeptRecords {
	study: StudyRecord;
	synthesis: SynthesisRecord;
}

/** What makes one kind of document different from the other; everything about versions is the same. */
export interface VersionedKind<Name extends VersionedKindName> {
	/** Names it in messages, audit rows and tables. */
	noun: Name;
	/** @throws Problem `invalid` that names every field at fault */
	parse(input: unknown): VersionedDocuments[Name];
	/** As an editor sees it, drafts too. */
	find(store: Store, slug: string): KeptRecords[Name] | undefined;
	findArchived(store: Store, slug: string): ArchivedRecord<VersionedDocuments[Name]> | undefined;
	/** Adds what every save notes, in the same transaction. @throws Problem `invalid` */
	prepare?(store: Store, document: VersionedDocuments[Name]): VersionedDocuments[Name];
	check(store: Store, document: VersionedDocuments[Name], current: { id: number } | undefined): Finding[];
	proposeSlug(document: VersionedDocuments[Name]): string;
	insert(
		store: Store,
		slug: string,
		sample: boolean,
		write: VersionToWrite<VersionedDocuments[Name]>,
	): number;
	update(store: Store, id: number, write: VersionToWrite<VersionedDocuments[Name]>): void;
	/** The document as it is stored. */
	textOf(document: VersionedDocuments[Name]): string;
	/** Writes what is derived from a version, in the same transaction. */
	derive?(
		store: Store,
		id: number,
		write: VersionToWrite<VersionedDocuments[Name]>,
		findings: Finding[],
	): void;
	/** Two changes of one document side by side. */
	compare(store: Store, versions: ThreeVersions<VersionedDocuments[Name]>): Conflict[];
	/** Both made one by somebody's choices. @throws ZodError when they make no document */
	merge(
		versions: ThreeVersions<VersionedDocuments[Name]>,
		choices: Readonly<Record<string, Side>>,
	): VersionedDocuments[Name];
}

/** What was archived, as it stood. */
interface ArchivedRecord<Document> {
	id: number;
	version: number;
	visibility: Visibility;
	document: Document;
}

/** The version that two changes were made from, and both. */
interface ThreeVersions<Document> {
	base: Document;
	theirs: Document;
	mine: Document;
}

/** Somebody else saved meanwhile. */
export class StaleVersion extends Problem {
	constructor(noun: VersionedKindName, version: number) {
		super("stale", `This ${noun} was changed meanwhile: it is at version ${version} now.`);
	}
}

export interface SaveRequest {
	/** What to change; absent for a new one. */
	slug?: string;
	/** A document, parsed or as a form, an API client or an importer gives it. */
	document: unknown;
	/** The version the change was made from; absent for a new one. */
	expectedVersion?: number;
	/** Stays as it is when absent; what is new is a draft. */
	visibility?: Visibility;
	actor: Actor;
	/** Why, in the person's words; kept with the version. */
	reason: string;
	/** The address a new one had elsewhere; it gets this one unless it is taken. */
	preferredSlug?: string;
	/** Marks one of the sample library. */
	sample?: boolean;
}

export interface SavedVersion {
	slug: string;
	version: number;
	/** False when the document and visibility were what they are already: then no version was added. */
	changed: boolean;
	findings: Finding[];
}

/**
 * The one way a version is written. In one transaction it checks permission, validates, stores the rows, bumps
 * the version, keeps the whole document as that version, and writes the audit row; or it does nothing.
 * @throws Problem `invalid`, `forbidden`, `not-found`, NotPublishable, StaleVersion
 */
export function saveVersion<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	request: SaveRequest,
): SavedVersion {
	requireEditing(request.actor);
	const document = kind.parse(request.document);
	const reason = requireReason(request.reason);
	return inTransaction(store, () => save(store, kind, { ...request, document, reason }));
}

/** @throws Problem `invalid` when no reason is given */
export function requireReason(given: string): string {
	const reason = given.trim();
	if (reason !== "") return reason;
	throw new Problem("invalid", "Say in a few words why", [
		{ path: ["reason"], message: "Say in a few words why" },
	]);
}

function save<Name extends VersionedKindName>(
	store: Store,
	kind: VersionedKind<Name>,
	request: SaveRequest & { document: VersionedDocuments[Name] },
): SavedVersion {
	const { actor } = request;
	const document = kind.prepare?.(store, request.document) ?? request.document;
	const current = request.slug === undefined ? undefined : kind.find(store, request.slug);
	if (request.slug !== undefined && !current) {
		throw new Problem("not-found", `There is no such ${kind.noun}.`);
	}
	if (current && request.expectedVersion !== current.version)
		throw new StaleVersion(kind.noun, current.version);

	const findings = kind.check(store, document, current);
	const visibility = request.visibility ?? current?.visibility ?? "draft";
	const errors = findings.filter((finding) => finding.level === "error");
	if (visibility === "published" && errors.length > 0) throw new NotPublishable(errors);
	const text = kind.textOf(document);
	if (
		current &&
		current.visibility === visibility &&
		kind.textOf(current.document as VersionedDocuments[Name]) === text
	) {
		return { slug: current.slug, version: current.version, changed: false, findings };
	}

	const version = (current?.version ?? 0) + 1;
	const at = new Date().toISOString();
	const actorId = actorIdOf(actor);
	const write = { document, text, version, visibility, actorId, reason: request.reason, at };
	const slug =
		current?.slug ??
		freeSlug(request.preferredSlug ?? kind.proposeSlug(document), (proposed) =>
			isAddressTaken(store, kind.noun, proposed),
		);
	const id = current?.id ?? kind.insert(store, slug, request.sample ?? false, write);
	if (current) kind.update(store, current.id, write);
	kind.derive?.(store, id, write, findings);
	recordAudit(store, {
		at,
		actorId,
		action: actionOf(kind.noun, current, visibility),
		...subjectOf(kind.noun, id),
		detail: { version, reason: request.reason },
	});
	return { slug, version, changed: true, findings };
}

/** What an audit row is about. */
export const subjectOf = (noun: VersionedKindName, id: number) =>
	noun === "study" ? { studyId: id } : { synthesisId: id };

function actionOf(
	noun: VersionedKindName,
	current: { visibility: Visibility } | undefined,
	visibility: Visibility,
): AuditAction {
	if (!current) return `${noun}.created`;
	if (current.visibility === visibility) return `${noun}.saved`;
	return visibility === "published" ? `${noun}.published` : `${noun}.withdrawn`;
}
