import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { namesOfStudy } from "#app/domain/topics/study-names.ts";
import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/** Whether a study is noted under exactly the names that its document uses, and under the topics that these mean. */
export function topicsAgree(
	store: Store,
	studyId: number,
	document: StudyDocument,
	archived: boolean,
): boolean {
	const { names, topics } = prepared(store, "check topics", () => statements(store));
	const found = names.all(studyId);
	const kept = new Set(found.map(([name]) => name));
	const used = archived ? [] : namesOfStudy(document);
	const same = kept.size === used.length && used.every(({ kind, key }) => kept.has(`${kind} ${key}`));
	const meant = new Set(found.flatMap(([, topicId, isMeant]) => (isMeant ? [topicId] : [])));
	const under = topics.all(studyId);
	return same && meant.size === under.length && under.every((id) => meant.has(id));
}

/** How many topics, pairs of topics and names do not say how many studies they have. */
export function countMiscounted({ sqlite }: Store): number {
	return (
		sqlite
			.prepare<[], number>(
				`select (select count(*) from topics where listed <> (select count(*) from study_topics where topic_id = topics.id)
					or published <> (select count(*) from study_topics where topic_id = topics.id and published))
				+ (select count(*) from topic_names where listed <> (select count(*) from study_names where name_id = topic_names.id)
					or published <> (select count(*) from study_names where name_id = topic_names.id and published))
				+ (select count(*) from topic_pairs where listed <>
					(select count(*) from study_pairs where row_id = topic_pairs.row_id and column_id = topic_pairs.column_id))`,
			)
			.pluck()
			.get() ?? 0
	);
}

/** Another name counts where somebody agreed on the topic. */
type NameOfStudy = [kindAndKey: string, topicId: number, isMeant: number];

function statements({ sqlite }: Store) {
	return {
		names: sqlite
			.prepare<[number], NameOfStudy>(
				`select topic_names.kind || ' ' || key, topic_id,
				other = 0 or (select version > 0 from topics where id = topic_id)
			from study_names join topic_names on topic_names.id = name_id where study_id = ?`,
			)
			.raw(),
		topics: sqlite.prepare<[number], number>("select topic_id from study_topics where study_id = ?").pluck(),
	};
}

/** Sets the counts of every topic, pair and name to what the studies say. */
export function recountTopics({ sqlite }: Store): void {
	const sums = `sum(published), count(*), sum(results * published), sum(results)`;
	sqlite
		.transaction(() => {
			sqlite.exec(`update topics set published = 0, listed = 0, published_results = 0, listed_results = 0;
				update topics set (published, listed, published_results, listed_results) =
					(select ${sums} from study_topics where topic_id = topics.id)
				where exists (select 1 from study_topics where topic_id = topics.id);
				update topic_names set (published, listed) =
					(select ifnull(sum(published), 0), count(*) from study_names where name_id = topic_names.id);
				delete from topic_pairs;
				insert into topic_pairs select row_id, column_id, kind, sum(study_pairs.published), count(*),
					sum(results * study_pairs.published), sum(results),
					sum(ifnull(people, 0) * study_pairs.published), sum(ifnull(people, 0)),
					sum((people is not null) * study_pairs.published), sum(people is not null)
				from study_pairs join topics on topics.id = column_id group by row_id, column_id`);
		})
		.immediate();
}
