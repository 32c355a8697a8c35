import { networkOf } from "#app/auth/network-of.ts";
import type { AuditAction } from "#app/domain/accounts/audit-kinds.ts";
import { recordAudit } from "#db/audit.ts";
import type { Store } from "#db/store.ts";
import { ifFree } from "#db/transaction.ts";

/** Something that happened without a write of its own. Those alike but for `counts` and `address` are one row. */
export interface AuditNote {
	action: AuditAction;
	actorId: number | null;
	userId?: number;
	/** Particulars, as of every audit row. */
	detail?: Record<string, string | number | boolean>;
	/** What is summed up: `wrong`, `refused`, `times`. */
	counts: string;
	/** Where it came from. Only from how many places is written down. */
	address?: string;
}

interface Tally {
	note: AuditNote;
	at: Date;
	counts: Record<string, number>;
	places: Set<string>;
}

/** The first of a quiet time is written after so long, in milliseconds. */
const SOON = 5000;
/** Then no more often than this: so many rows at most, however much happens. */
const EVERY = 5 * 60 * 1000;
/** Of each action so many different ones at a time; what is more is one row without particulars. */
const DIFFERENT = 100;
const MOST_PLACES = 1000;

/**
 * Gathers wrong passwords and exports for the audit log and writes them a few at a time: neither waits for the disk
 * or for another program that has locked the database, and a guesser neither fills the log nor makes cached pages
 * stale. What is not written yet is lost when the process is killed.
 */
export function createAuditNotes(
	store: Store,
	log: { warn(detail: object, message: string): void },
): { note(note: AuditNote): void; flush(): void; close(): void } {
	const tallies = new Map<string, Tally>();
	const different = new Map<AuditAction, number>();
	let written = Number.NEGATIVE_INFINITY;
	let timer: NodeJS.Timeout | undefined;

	const tallyFor = (note: AuditNote): Tally => {
		const key = JSON.stringify([note.action, note.actorId, note.userId, note.detail]);
		const known = tallies.get(key);
		if (known) return known;
		const count = different.get(note.action) ?? 0;
		if (count >= DIFFERENT && !note.detail?.others) {
			const { action, counts } = note;
			return tallyFor({ action, actorId: null, detail: { others: true }, counts });
		}
		different.set(note.action, count + 1);
		const tally: Tally = { note, at: new Date(), counts: {}, places: new Set() };
		tallies.set(key, tally);
		return tally;
	};

	const writeAll = () => {
		for (const { note, at, counts, places } of tallies.values()) {
			const { action, actorId, userId, detail } = note;
			recordAudit(store, {
				...{ at: at.toISOString(), action, actorId, ...(userId !== undefined && { userId }) },
				detail: { ...detail, ...counts, ...(places.size > 0 && { places: places.size }) },
			});
		}
	};

	const flush = () => {
		clearTimeout(timer);
		timer = undefined;
		if (tallies.size === 0) return;
		try {
			if (ifFree(store, writeAll)) {
				tallies.clear();
				different.clear();
				written = performance.now();
				return;
			}
		} catch (error) {
			log.warn({ err: error }, "the audit log could not be written; it is tried again");
		}
		schedule(EVERY);
	};

	const schedule = (delay: number) => {
		timer ??= setTimeout(flush, delay).unref();
	};

	return {
		note(note) {
			const tally = tallyFor(note);
			tally.at = new Date();
			tally.counts[note.counts] = (tally.counts[note.counts] ?? 0) + 1;
			if (note.address !== undefined && tally.places.size < MOST_PLACES)
				tally.places.add(networkOf(note.address));
			schedule(Math.max(SOON, written + EVERY - performance.now()));
		},
		flush,
		close: flush,
	};
}
