import { and, asc, desc, eq, gt, isGiven, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { users } from "../schema/people.ts";
import { auditEvents, studyVersions } from "../schema/records.ts";
import { synthesisVersions } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";
import { tableOf, type VersionedKindName } from "../versioned.ts";

/** What stands at an address, whoever may see it: for saying what became of a version, not for showing it. */
export interface Place {
	id: number;
	version: number;
	visibility: "draft" | "published";
	archivedAt: string | null;
	sample: boolean;
}

/** Where a study or synthesis is and how it stands, drafts and archived ones too: who may know of it, the caller says. */
export function findPlace(store: Store, kind: VersionedKindName, address: string): Place | undefined {
	return prepared(store, `place of ${kind}`, () => {
		const { id, slug, version, visibility, archivedAt, sample } = tableOf(kind);
		return store.db
			.select({ id, version, visibility, archivedAt, sample })
			.from(tableOf(kind))
			.where(isGiven(slug, "address"))
			.prepare();
	}).get({ address });
}

/** Who took something back, when and why; nobody's name where the program itself did. */
export interface Withdrawal {
	actor: string | null;
	at: string;
	reason: string;
}

/** How a draft that was published became one again: the version after its last published one. */
export function withdrawalOf(store: Store, kind: VersionedKindName, id: number): Withdrawal | undefined {
	return prepared(store, `withdrawal of ${kind}`, () => {
		// Both tables have these columns alike; the builder takes one of them.
		const table = (kind === "study" ? studyVersions : synthesisVersions) as typeof synthesisVersions;
		const owner = kind === "study" ? studyVersions.studyId : synthesisVersions.synthesisId;
		const lastPublished = store.db
			.select({ version: sql`max(${table.version})` })
			.from(table)
			.where(and(isGiven(owner, "id"), eq(table.visibility, "published")));
		return store.db
			.select({ actor: users.name, at: table.createdAt, reason: table.reason })
			.from(table)
			.leftJoin(users, eq(users.id, table.actorId))
			.where(and(isGiven(owner, "id"), gt(table.version, sql`(${lastPublished})`)))
			.orderBy(asc(table.version))
			.limit(1)
			.prepare();
	}).get({ id });
}

/** How something came into the archive last. */
export function archivalOf(store: Store, kind: VersionedKindName, id: number): Withdrawal | undefined {
	return prepared(store, `archival of ${kind}`, () =>
		store.db
			.select({
				...{ actor: users.name, at: auditEvents.at },
				reason: sql<string>`coalesce(${auditEvents.detail} ->> 'reason', '')`,
			})
			.from(auditEvents)
			.leftJoin(users, eq(users.id, auditEvents.actorId))
			.where(
				and(
					isGiven(kind === "study" ? auditEvents.studyId : auditEvents.synthesisId, "id"),
					eq(auditEvents.action, `${kind}.archived`),
				),
			)
			.orderBy(desc(auditEvents.id))
			.limit(1)
			.prepare(),
	).get({ id });
}
