import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { overdueFrom } from "#app/domain/topics/course-of-study.ts";
import { topicKey } from "#app/domain/topics/topic-key.ts";
import { prepared } from "../prepared.ts";
import type { dueStudies } from "../schema/topics.ts";
import type { Store } from "../store.ts";

type DueRow = Omit<typeof dueStudies.$inferInsert, "studyId">;

/** Notes from which day a study is overdue, in place of what was noted before. Call it inside the transaction that saves it. */
export function writeDue(
	store: Store,
	studyId: number,
	document: StudyDocument,
	{ isNew, ...standing }: { published: boolean; results: boolean; isNew: boolean },
): void {
	const { forget, note } = prepared(store, "write due", () => ({
		forget: store.sqlite.prepare<[number]>("delete from due_studies where study_id = ?"),
		note: store.sqlite.prepare<object>(
			`insert into due_studies (study_id, published, due_on, phase, sponsor_key, sponsor)
			values (@studyId, @published, @dueOn, @phase, @sponsorKey, @sponsor)`,
		),
	}));
	if (!isNew) forget.run(studyId);
	const due = dueOf(document, standing);
	if (due) note.run({ studyId, ...due, published: Number(due.published) });
}

/** Whether what is noted of a study is what its document says; of an archived one nothing is. */
export function dueAgrees(
	store: Store,
	studyId: number,
	document: StudyDocument,
	{ archived, ...standing }: { archived: boolean; published: boolean; results: boolean },
): boolean {
	const kept = prepared(store, "due of study", () =>
		store.sqlite.prepare<[number], DueRow>(
			`select published, due_on as dueOn, phase, sponsor_key as sponsorKey, sponsor from due_studies where study_id = ?`,
		),
	).get(studyId);
	const due = archived ? undefined : dueOf(document, standing);
	if (!kept || !due) return !kept && !due;
	return (
		Boolean(kept.published) === due.published &&
		(["dueOn", "phase", "sponsorKey", "sponsor"] as const).every((field) => kept[field] === due[field])
	);
}

function dueOf(
	{ dates, status, phase, sponsor }: StudyDocument,
	{ published, results }: { published: boolean; results: boolean },
): DueRow | undefined {
	const dueOn = results ? undefined : overdueFrom(dates, status);
	if (dueOn === undefined) return undefined;
	const sponsorKey = sponsor === undefined ? "" : topicKey(sponsor);
	return {
		...{ published, dueOn, phase: phase ?? null },
		...(sponsorKey === "" ? { sponsorKey: null, sponsor: null } : { sponsorKey, sponsor: sponsor ?? null }),
	};
}
