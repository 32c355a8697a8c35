import { indexedText } from "#app/domain/search/indexed-text.ts";
import { freeSlug } from "#app/domain/slug.ts";
import { peopleOfStudy } from "#app/domain/study/people-of-study.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { isRecruiting, overdueFrom } from "#app/domain/topics/course-of-study.ts";
import { namesOfStudy, type StudyName } from "#app/domain/topics/study-names.ts";
import { proposeTopicSlug } from "#app/domain/topics/topic-slug.ts";
import { prepared } from "../prepared.ts";
import { putTopicName } from "../search-entries.ts";
import type { Store } from "../store.ts";
import { attachStudies } from "./attach.ts";

/** What a study is beside its names. */
export interface StudyStanding {
	published: boolean;
	results: boolean;
	year: number | undefined;
	/** Nothing was noted of it yet. */
	isNew: boolean;
}

/**
 * Notes the names that a study uses and which topics it is of by them, in place of what was noted before. Names that
 * nobody used yet become topics of their own. Call it inside the transaction that saves the study.
 */
export function writeTopics(
	store: Store,
	studyId: number,
	document: StudyDocument,
	{ published, results, year, isNew }: StudyStanding,
): void {
	const write = prepared(store, "write topics", () => statements(store));
	if (!isNew) write.forget.run(studyId);
	const people = peopleOfStudy(document) ?? null;
	const state = {
		recruiting: Number(isRecruiting(document)),
		dueOn: results ? null : (overdueFrom(document.dates, document.status) ?? null),
	};
	for (const name of namesOfStudy(document)) {
		const has = name.results ?? results;
		write.note.run({
			...{ nameId: nameId(store, name, published), studyId },
			...{ other: Number(name.other), comparator: Number(name.comparator), published: Number(published) },
			...{ results: Number(has), people, rank: rankOf(has, people, year) },
			...state,
		});
	}
	attachStudies(store, [studyId], { isNew });
}

const MOST_PEOPLE = 999_999_999;

/** Where a study stands among those of a topic: with results first, then by people, then by year. A whole number below 2⁵³. */
function rankOf(results: boolean, people: number | null, year: number | undefined): number {
	const years = year !== undefined && year > 0 && year < 10_000 ? year : 0;
	return (results ? 1e14 : 0) + Math.min(people ?? 0, MOST_PEOPLE) * 1e4 + years;
}

/** The id of a name; one that is new becomes a topic of its own. */
export function nameId(store: Store, { kind, key, name }: Named, published: boolean): number {
	const write = prepared(store, "write topics", () => statements(store));
	const known = write.known.get(kind, key);
	if (known) {
		// Until somebody publishes it, its spelling is that of a draft.
		if (published && known.unpublished && known.name !== name) {
			write.respell.run(name, known.id);
			write.respellTopic.run(name, known.topicId);
		}
		return known.id;
	}
	const topicId = newTopic(store, { kind, key, name });
	const id = Number(write.newName.run({ kind, key, name, topicId }).lastInsertRowid);
	if (kind !== "outcome") putTopicName(store, id, indexedText(name));
	return id;
}

type Named = Pick<StudyName, "kind" | "key" | "name">;

/** A topic of one name that nobody has agreed on. @returns its id */
export function newTopic(store: Store, { kind, key, name }: Named): number {
	const write = prepared(store, "write topics", () => statements(store));
	const proposed = kind === "outcome" ? key : proposeTopicSlug(kind, name);
	const slug = freeSlug(proposed, (taken) => write.taken.get(kind, taken) !== undefined);
	return Number(write.newTopic.run({ kind, slug, name }).lastInsertRowid);
}

interface KnownName {
	id: number;
	name: string;
	topicId: number;
	unpublished: number;
}

function statements({ sqlite }: Store) {
	return {
		forget: sqlite.prepare<[number]>("delete from study_names where study_id = ?"),
		note: sqlite.prepare<[Record<string, string | number | null>]>(
			`insert into study_names (name_id, study_id, other, comparator, published, results, people, rank, recruiting, due_on)
			values (@nameId, @studyId, @other, @comparator, @published, @results, @people, @rank, @recruiting, @dueOn)`,
		),
		known: sqlite.prepare<[string, string], KnownName>(
			`select topic_names.id, topic_names.name, topic_id as topicId,
				topics.version = 0 and topics.published = 0 as unpublished
			from topic_names join topics on topics.id = topic_id where topic_names.kind = ? and key = ?`,
		),
		respell: sqlite.prepare<[string, number]>("update topic_names set name = ? where id = ?"),
		respellTopic: sqlite.prepare<[string, number]>("update topics set name = ? where id = ?"),
		newName: sqlite.prepare<[Record<string, string | number>]>(
			`insert into topic_names (kind, key, name, topic_id, home_id) values (@kind, @key, @name, @topicId, @topicId)`,
		),
		newTopic: sqlite.prepare<[Record<string, string>]>(
			"insert into topics (kind, slug, name) values (@kind, @slug, @name)",
		),
		taken: sqlite.prepare<[string, string], number>("select 1 from topics where kind = ? and slug = ?"),
	};
}
