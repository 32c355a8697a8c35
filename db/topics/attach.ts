import { prepared } from "../prepared.ts";
import type { Store } from "../store.ts";

/**
 * Puts studies under the topics that their names mean, in place of those they were under. A name that a study itself
 * gives as another name counts where somebody agreed on the topic: by itself it may be a brand, a code, a class.
 * Call it inside a transaction.
 * @param isNew they are under none
 */
export function attachStudies(store: Store, studyIds: readonly number[], { isNew = false } = {}): void {
	const studies = JSON.stringify(studyIds);
	const { forgetPairs, forgetTopics, topics, pairs } = prepared(store, "attach studies", () =>
		statements(store),
	);
	if (!isNew) {
		forgetPairs.run(studies);
		forgetTopics.run(studies);
	}
	topics.run(studies);
	pairs.run(studies);
}

/** Studies that use any of these names, as their own name for something or as another name. */
export function studiesNaming(store: Store, nameIds: readonly number[]): number[] {
	return prepared(store, "studies naming", () =>
		store.sqlite
			.prepare<[string], number>(
				"select distinct study_id from study_names where name_id in (select value from json_each(?))",
			)
			.pluck(),
	).all(JSON.stringify(nameIds));
}

function statements({ sqlite }: Store) {
	const given = "in (select value from json_each(?))";
	return {
		forgetPairs: sqlite.prepare<[string]>(`delete from study_pairs where study_id ${given}`),
		forgetTopics: sqlite.prepare<[string]>(`delete from study_topics where study_id ${given}`),
		topics: sqlite.prepare<[string]>(
			`insert into study_topics (topic_id, study_id, comparator, published, results, people, rank, recruiting, due_on)
			select topic_id, study_id, min(comparator), max(study_names.published), max(results), max(people), max(rank),
				max(recruiting), max(due_on)
			from study_names join topic_names on topic_names.id = name_id join topics on topics.id = topic_id
			where study_id ${given} and (other = 0 or version > 0) group by topic_id, study_id`,
		),
		// An intervention that is compared with alone is not what the study tries. The study comes first (`cross join`
		// keeps the order): left to itself, SQLite goes through all conditions that there are.
		pairs: sqlite.prepare<[string]>(
			`insert into study_pairs (row_id, column_id, study_id, published, results, people, rank, recruiting, due_on)
			select about.topic_id, other.topic_id, other.study_id, other.published, other.results, other.people, other.rank,
				other.recruiting, about.due_on
			from study_topics as about
			cross join topics as condition on condition.id = about.topic_id and condition.kind = 'condition'
			cross join study_topics as other on other.study_id = about.study_id and other.comparator = 0
			cross join topics as tried on tried.id = other.topic_id and tried.kind <> 'condition'
			where about.study_id ${given}`,
		),
	};
}
