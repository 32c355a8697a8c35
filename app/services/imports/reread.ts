import { requireAdministrating } from "#app/auth/permissions.ts";
import { type Actor, actorIdOf } from "#app/auth/viewer.ts";
import { counted } from "#app/domain/format/format.ts";
import { Problem } from "#app/domain/problem.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";
import { recordAudit } from "#db/audit.ts";
import {
	insertRereadings,
	type RereadCandidate,
	rereadCandidates,
	unfinishedRereading,
} from "#db/queries/reread.ts";
import type { Store } from "#db/store.ts";
import { inTransaction } from "#db/transaction.ts";
import { deleteImport, insertImport, setImportState } from "#db/write-import.ts";
import { readKept } from "./read-kept.ts";
import { planRereading } from "./reread-record.ts";
import { startImport } from "./run-import.ts";

/** What reading its record anew would change in a study. */
export interface Rereading {
	studyId: number;
	slug: string;
	title: string;
	added: number;
	changed: number;
	removed: number;
	/** Differences that stay, because people said what stands there. */
	kept: number;
	/** Each change in words. */
	changes: string[];
	/** Why nothing can be said. */
	problem?: string;
}

/** Looks at the next studies and says what would change; nothing is written. */
export function previewRereadings(store: Store, page: { after: number; limit: number }): Rereading[] {
	return rereadCandidates(store, page).map((candidate) => previewRereading(store, candidate));
}

function previewRereading(store: Store, candidate: RereadCandidate): Rereading {
	const { studyId, slug, label } = candidate;
	const none = { studyId, slug, title: label, added: 0, changed: 0, removed: 0, kept: 0, changes: [] };
	try {
		const { conflicts, kept } = planRereading(store, candidate, readKept(candidate));
		return {
			...none,
			added: conflicts.filter(({ theirs }) => theirs === undefined).length,
			changed: conflicts.filter(({ theirs, mine }) => theirs !== undefined && mine !== undefined).length,
			removed: conflicts.filter(({ mine }) => mine === undefined).length,
			kept: kept.length,
			changes: conflicts.map(inWords),
		};
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { ...none, problem: error.message };
	}
}

const SHOWN = 120;
const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);

function inWords({ where, theirs, mine }: Conflict): string {
	const place = where.join(", ");
	if (theirs === undefined) return `${place}: adds ${short(mine ?? "")}`;
	if (mine === undefined) return `${place}: takes out ${short(theirs)}`;
	return `${place}: ${short(theirs)} becomes ${short(mine)}`;
}

/** "1 added, 2 changed; 1 stays as people have it" */
export function printRereading({ added, changed, removed, kept, problem }: Rereading): string {
	if (problem !== undefined) return problem;
	const parts = (
		[
			[added, "added"],
			[changed, "changed"],
			[removed, "taken out"],
		] as const
	).flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
	const stays = kept > 0 ? `; ${counted(kept, "place stays", "places stay")} as people have it` : "";
	return `${parts.join(", ") || "nothing changes"}${stays}`;
}

export const changesAnything = ({ added, changed, removed, problem }: Rereading) =>
	added + changed + removed > 0 || problem !== undefined;

/**
 * Sets an import to work that reads the kept record of each study anew; it runs, stops and goes on like any other.
 * @returns its id, or undefined when no study came from a record
 * @throws Problem `forbidden` to all but administrators, `stale` when such an import is under way
 */
export function startRereading(store: Store, actor: Actor): number | undefined {
	requireAdministrating(actor);
	return inTransaction(store, () => {
		const unfinished = unfinishedRereading(store);
		if (unfinished !== undefined)
			throw new Problem(
				"stale",
				`Import ${unfinished} is already reading them again. Resume it, or let it finish, first.`,
			);
		const at = new Date().toISOString();
		const createdBy = actorIdOf(actor);
		const id = insertImport(store, {
			...{
				name: "What was imported before, read again",
				publish: false,
				update: false,
				createdBy,
				createdAt: at,
			},
			reason: "Read anew from its record",
		});
		const records = insertRereadings(store, id);
		if (records === 0) {
			deleteImport(store, id);
			return undefined;
		}
		setImportState(store, id, "open", ["receiving"]);
		recordAudit(store, {
			at,
			actorId: createdBy,
			action: "records.reread",
			detail: { import: id, records },
		});
		startImport(store, id);
		return id;
	});
}
