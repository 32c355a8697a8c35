import { requireEditing } from "#app/auth/permissions.ts";
import type { Actor } from "#app/auth/viewer.ts";
import { checkStudy } from "#app/domain/checks/check-study.ts";
import type { Finding } from "#app/domain/finding.ts";
import { listingOf } from "#app/domain/listing.ts";
import { Problem } from "#app/domain/problem.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { Visibility } from "#app/domain/vocabulary.ts";
import { type AuditAction, recordAudit } from "#db/audit.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import { writeListing } from "#db/search-index.ts";
import type { Store } from "#db/store.ts";
import { insertStudy, updateStudy } from "#db/write-study.ts";
import { parseDocument } from "./parse-document.ts";

export interface SaveRequest {
	/** The study to change; absent for a new one. */
	slug?: string;
	/** A study document, parsed or as a form, an API client or an importer gives it. */
	document: unknown;
	/** The version the change was made from; absent for a new study. */
	expectedVersion?: number;
	/** Stays as it is when absent; a new study is a draft. */
	visibility?: Visibility;
	actor: Actor;
	/** Why, in the person's words; kept with the version. */
	reason: string;
	/** The address a new study had elsewhere; it gets this one unless it is taken. */
	preferredSlug?: string;
	/** Marks a study of the sample library. */
	sample?: boolean;
}

export interface SavedStudy {
	slug: string;
	version: number;
	/** False when the document and visibility were what they are already: then no version was added. */
	changed: boolean;
	findings: Finding[];
}

/** Somebody else saved meanwhile. Carries both documents, so that they can be put side by side. */
export class StaleStudy extends Problem {
	readonly current: StudyRecord;
	readonly submitted: StudyDocument;

	constructor(current: StudyRecord, submitted: StudyDocument) {
		super("stale", `This study was changed meanwhile: it is at version ${current.version} now.`);
		this.current = current;
		this.submitted = submitted;
	}
}

/** Errors stand in the way of publishing. */
export class NotPublishable extends Problem {
	readonly findings: Finding[];

	constructor(findings: Finding[]) {
		const fields = findings.map(({ path, message }) => ({ path: path.split("."), message }));
		super(
			"invalid",
			`${findings.length === 1 ? "One error stands" : `${findings.length} errors stand`} in the way of publishing: ${findings[0]?.message}`,
			fields,
		);
		this.findings = findings;
	}
}

/**
 * The one way a study is written. In one transaction it checks permission, validates, stores the rows, bumps
 * the version, keeps the whole document as that version, and writes the audit row; or it does nothing.
 * @throws Problem `invalid`, `forbidden`, `not-found`; StaleStudy; NotPublishable
 */
export function saveStudy(store: Store, request: SaveRequest): SavedStudy {
	requireEditing(request.actor);
	const document = parseDocument(request.document);
	const reason = request.reason.trim();
	if (reason === "")
		throw new Problem("invalid", "Say in a few words why", [
			{ path: ["reason"], message: "Say in a few words why" },
		]);
	return store.sqlite.transaction(() => save(store, { ...request, document, reason })).immediate();
}

function save(store: Store, request: SaveRequest & { document: StudyDocument }): SavedStudy {
	const { document, actor } = request;
	const current = request.slug === undefined ? undefined : getStudy(store, request.slug, "drafts-too");
	if (request.slug !== undefined && !current) throw new Problem("not-found", "There is no such study.");
	if (current && request.expectedVersion !== current.version) throw new StaleStudy(current, document);

	const findings = checkStudy(document, {
		otherStudies: findSharedIdentities(store, document, { except: current?.id, scope: "drafts-too" }),
	});
	const visibility = request.visibility ?? current?.visibility ?? "draft";
	const errors = findings.filter((finding) => finding.level === "error");
	if (visibility === "published" && errors.length > 0) throw new NotPublishable(errors);
	if (
		current &&
		current.visibility === visibility &&
		JSON.stringify(current.document) === JSON.stringify(document)
	) {
		return { slug: current.slug, version: current.version, changed: false, findings };
	}

	const version = (current?.version ?? 0) + 1;
	const at = new Date().toISOString();
	const actorId = actor.kind === "user" ? actor.id : null;
	const write = { document, version, visibility, actorId, reason: request.reason, at };
	const slug = current?.slug ?? freeSlug(store, request.preferredSlug ?? proposeSlug(document));
	const studyId = current?.id ?? insertStudy(store, slug, request.sample ?? false, write);
	if (current) updateStudy(store, current.id, write);
	writeListing(store, studyId, document, listingOf(document, findings));
	recordAudit(store, {
		at,
		actorId,
		action: actionOf(current, visibility),
		studyId,
		detail: { version, reason: request.reason },
	});
	return { slug, version, changed: true, findings };
}

function actionOf(current: StudyRecord | undefined, visibility: Visibility): AuditAction {
	if (!current) return "study.created";
	if (current.visibility === visibility) return "study.saved";
	return visibility === "published" ? "study.published" : "study.withdrawn";
}

function freeSlug(store: Store, proposed: string): string {
	const taken = store.sqlite.prepare<[string], number>("select 1 from studies where slug = ?").pluck();
	let slug = proposed;
	for (let suffix = 2; taken.get(slug); suffix++) slug = `${proposed}-${suffix}`;
	return slug;
}
