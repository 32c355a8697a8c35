import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { prepared } from "./prepared.ts";
import { searchTexts } from "./search-index.ts";
import type { Store } from "./store.ts";

/**
 * Whether the search index holds exactly the words of this document. The index keeps no texts to compare with,
 * so the document is indexed once more beside it: the two must count as many words in each column, and the
 * column's words in their order must be found in the study's entry.
 */
export function searchAgrees(store: Store, studyId: number, document: StudyDocument): boolean {
	const check = prepared(store, "check search", () => prepareCheck(store));
	const texts = searchTexts(document);
	check.empty.run();
	check.add.run({ studyId, ...texts });
	const [kept, expected] = [check.kept.get(studyId), check.expected.get(studyId)];
	if (!kept || !expected || !kept.equals(expected)) return false;
	const phrases = Object.entries(texts).flatMap(([column, text]) => {
		const words = text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)?.slice(0, MAX_WORDS) ?? [];
		return words.length === 0 ? [] : [`${column} : "${words.join(" ")}"`];
	});
	return phrases.length === 0 || check.found.get(phrases.join(" AND "), studyId) !== undefined;
}

/** Words of a column that are looked up; a phrase of thousands would be slow and tell no more. */
const MAX_WORDS = 200;

/** What FTS5 itself finds wrong with the index; undefined when nothing. */
export function searchDamage({ sqlite }: Store): string | undefined {
	try {
		sqlite.exec("insert into study_search(study_search) values ('integrity-check')");
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** How many entries the index has; each study has one. */
export function countSearchEntries({ sqlite }: Store): number {
	return sqlite.prepare<[], number>("select count(*) from study_search_docsize").pluck().get() ?? 0;
}

function prepareCheck({ sqlite }: Store) {
	const definition = sqlite
		.prepare<[], string>("select sql from sqlite_master where name = 'study_search'")
		.pluck()
		.get();
	if (!definition) throw new Error("The search index is missing");
	const columns = Object.keys(
		searchTexts({ reports: [], conditions: [], tags: [], arms: [], identifiers: [] } as never),
	);
	sqlite.exec(
		definition.replace(
			/^create virtual table .?study_search.? using/i,
			"create virtual table temp.expected_search using",
		),
	);
	return {
		empty: sqlite.prepare("insert into temp.expected_search(expected_search) values ('delete-all')"),
		add: sqlite.prepare(
			`insert into temp.expected_search (rowid, ${columns.join(", ")})
			values (@studyId, ${columns.map((column) => `@${column}`).join(", ")})`,
		),
		kept: sqlite.prepare<[number], Buffer>("select sz from study_search_docsize where id = ?").pluck(),
		expected: sqlite
			.prepare<[number], Buffer>("select sz from temp.expected_search_docsize where id = ?")
			.pluck(),
		found: sqlite.prepare<[string, number]>(
			"select 1 from study_search where study_search match ? and rowid = ?",
		),
	};
}
