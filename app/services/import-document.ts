import type { Actor } from "#app/auth/viewer.ts";
import { Problem } from "#app/domain/problem.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import type { IncomingStudy } from "#app/exchange/import-format.ts";
import { getStudy, type StudyRecord } from "#db/queries/get-study.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import type { Store } from "#db/store.ts";
import { parseDocument } from "./parse-document.ts";
import { NotPublishable, type SaveRequest, saveStudy } from "./save-study.ts";

export interface ImportOptions {
	actor: Actor;
	/** Kept with each version. */
	reason: string;
	/** Publishes what no error stands in the way of; the rest stays a draft. */
	publish: boolean;
	/** Saves what differs from a study that is here already as that study's next version. */
	update: boolean;
}

/** What became of a study that came in. */
export type ImportOutcome =
	| { kind: "created" | "updated"; slug: string; draftBecause?: string }
	| { kind: "unchanged"; slug: string }
	| { kind: "different"; slug: string; message: string }
	| { kind: "failed"; message: string };

/** Brings in studies in one transaction; one that cannot be stored leaves no trace and does not stop the others. */
export function importBatch(store: Store, batch: IncomingStudy[], options: ImportOptions): ImportOutcome[] {
	return store.sqlite
		.transaction(() => batch.map((incoming) => importDocument(store, incoming, options)))
		.immediate();
}

function importDocument(store: Store, incoming: IncomingStudy, options: ImportOptions): ImportOutcome {
	try {
		const document = parseDocument(incoming.document);
		const here = findHere(store, document, incoming.slug);
		if (!here) return save(store, document, { options, preferredSlug: incoming.slug });
		const { slug } = here;
		const isEqual = JSON.stringify(here.document) === JSON.stringify(document);
		if (isEqual && (!options.publish || here.visibility === "published")) return { kind: "unchanged", slug };
		if (!isEqual && !options.update)
			return { kind: "different", slug, message: `It differs from studies/${slug}, which is here already` };
		return save(store, document, { options, here });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { kind: "failed", message: error.message };
	}
}

/** The study this is: the one at its address, else the one that bears its registry number. */
function findHere(store: Store, document: StudyDocument, slug: string | undefined): StudyRecord | undefined {
	if (slug !== undefined) return getStudy(store, slug, "drafts-too");
	const [shared] = findSharedIdentities(
		store,
		{ identifiers: document.identifiers, reports: [] },
		{ except: undefined, scope: "drafts-too" },
	);
	if (shared) return getStudy(store, shared.slug, "drafts-too");
	// Without an address or a number only an equal document is surely the same study.
	const proposed = getStudy(store, proposeSlug(document), "drafts-too");
	return proposed && JSON.stringify(proposed.document) === JSON.stringify(document) ? proposed : undefined;
}

function save(
	store: Store,
	document: StudyDocument,
	{
		options,
		here,
		preferredSlug,
	}: { options: ImportOptions; here?: StudyRecord; preferredSlug?: string | undefined },
): ImportOutcome {
	const { actor, reason, publish } = options;
	const kind = here ? "updated" : "created";
	const request: SaveRequest = {
		...{ document, actor, reason },
		...(preferredSlug !== undefined && { preferredSlug }),
		...(here && { slug: here.slug, expectedVersion: here.version }),
	};
	try {
		return { kind, slug: saveStudy(store, { ...request, ...(publish && { visibility: "published" }) }).slug };
	} catch (error) {
		if (!(error instanceof NotPublishable) || here?.visibility === "published") throw error;
		return { kind, slug: saveStudy(store, request).slug, draftBecause: error.message };
	}
}
