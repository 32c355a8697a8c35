import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import type { Finding } from "#app/domain/finding.ts";
import { Problem } from "#app/domain/problem.ts";
import { freeSlug } from "#app/domain/slug.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { recordAudit } from "#db/audit.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { NotPublishable } from "./not-publishable.ts";

/** What is kept in versions, a study or a synthesis, as it stands. */
export interface VersionedRecord<Document> {
	id: number;
	slug: string;
	version: number;
	visibility: Visibility;
	document: Document;
}

export interface VersionToSave<Document> {
	document: Document;
	/** The document as JSON. */
	text: string;
	version: number;
	visibility: Visibility;
	actorId: number | null;
	reason: string;
	at: string;
}

/** What makes one kind of document different from the other; everything about versions is the same. */
export interface VersionedKind<Document, Kept extends VersionedRecord<Document>> {
	/** "study": names it in messages, audit rows and tables. */
	noun: "study" | "synthesis";
	/** @throws Problem `invalid` that names every field at fault */
	parse(input: unknown): Document;
	/** As an editor sees it, drafts too. */
	find(store: Store, slug: string): Kept | undefined;
	check(store: Store, document: Document, current: Kept | undefined): Finding[];
	proposeSlug(document: Document): string;
	isTaken(store: Store, slug: string): boolean;
	insert(store: Store, slug: string, sample: boolean, write: VersionToSave<Document>): number;
	update(store: Store, id: number, write: VersionToSave<Document>): void;
	/** The document as JSON, where it is known already. */
	textOf?(document: Document): string | undefined;
	/** Writes what is derived from the document, in the same transaction. */
	derive?(store: Store, id: number, document: Document, findings: Finding[]): void;
	/** The answer to a change that was made from an earlier version. */
	stale(current: Kept, submitted: Document): Problem;
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
 * @throws Problem `invalid`, `forbidden`, `not-found`, NotPublishable, and what the kind says of stale changes
 */
export function saveVersion<Document, Kept extends VersionedRecord<Document>>(
	store: Store,
	kind: VersionedKind<Document, Kept>,
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

function save<Document, Kept extends VersionedRecord<Document>>(
	store: Store,
	kind: VersionedKind<Document, Kept>,
	request: SaveRequest & { document: Document },
): SavedVersion {
	const { document, actor } = request;
	const current = request.slug === undefined ? undefined : kind.find(store, request.slug);
	if (request.slug !== undefined && !current) {
		throw new Problem("not-found", `There is no such ${kind.noun}.`);
	}
	if (current && request.expectedVersion !== current.version) throw kind.stale(current, document);

	const findings = kind.check(store, document, current);
	const visibility = request.visibility ?? current?.visibility ?? "draft";
	const errors = findings.filter((finding) => finding.level === "error");
	if (visibility === "published" && errors.length > 0) throw new NotPublishable(errors);
	const text = kind.textOf?.(document) ?? JSON.stringify(document);
	if (current && current.visibility === visibility && JSON.stringify(current.document) === text) {
		return { slug: current.slug, version: current.version, changed: false, findings };
	}

	const version = (current?.version ?? 0) + 1;
	const at = new Date().toISOString();
	const actorId = actor.kind === "user" ? actor.id : null;
	const write = { document, text, version, visibility, actorId, reason: request.reason, at };
	const slug =
		current?.slug ??
		freeSlug(request.preferredSlug ?? kind.proposeSlug(document), (proposed) =>
			kind.isTaken(store, proposed),
		);
	const id = current?.id ?? kind.insert(store, slug, request.sample ?? false, write);
	if (current) kind.update(store, current.id, write);
	kind.derive?.(store, id, document, findings);
	recordAudit(store, {
		at,
		actorId,
		action: actionOf(kind.noun, current, visibility),
		...(kind.noun === "study" ? { studyId: id } : { synthesisId: id }),
		detail: { version, reason: request.reason },
	});
	return { slug, version, changed: true, findings };
}

function actionOf(
	noun: "study" | "synthesis",
	current: { visibility: Visibility } | undefined,
	visibility: Visibility,
): AuditAction {
	if (!current) return `${noun}.created`;
	if (current.visibility === visibility) return `${noun}.saved`;
	return visibility === "published" ? `${noun}.published` : `${noun}.withdrawn`;
}
