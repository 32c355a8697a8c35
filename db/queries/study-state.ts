import { and, eq, isGiven, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studyVersions } from "../schema/records.ts";
import { listings, studies } from "../schema/studies.ts";
import type { Store } from "../store.ts";

/** What is kept twice of a study, for `check` to compare: its latest version and what lists go by. */
export function studyState(store: Store, studyId: number) {
	const { version, document, visibility } = studyVersions;
	const { year, hasResults, card } = listings;
	const { title, status, phase } = studies;
	const ofStudy = sql`from ${studyVersions} where ${studyVersions.studyId} = ${studies.id}`;
	return prepared(store, "study state", () =>
		store.db
			.select({
				latestVersion: version,
				/** JSON text of the latest version's document, and the visibility it was saved with. */
				document: sql<string | null>`${document}`,
				visibility,
				versions: sql<number>`(select count(*) ${ofStudy})`,
				archived: sql<number>`${studies.archivedAt} is not null`,
				...{ title, status, phase, year, hasResults, card },
			})
			.from(studies)
			.leftJoin(
				studyVersions,
				and(eq(studyVersions.studyId, studies.id), eq(version, sql`(select max(version) ${ofStudy})`)),
			)
			.leftJoin(listings, eq(listings.studyId, studies.id))
			.where(isGiven(studies.id, "studyId"))
			.prepare(),
	).get({ studyId });
}
