import { shortName } from "#app/domain/describe.ts";
import { readFoundSource } from "#app/domain/study-form/found-source.ts";
import type { AlikeStudy } from "#app/domain/views/alike-study.ts";
import type { Store } from "#db/store.ts";
import { findLike, HOW_FOUND } from "./imports/find-here.ts";

/**
 * Studies here, drafts among them, that one which is being typed may be: by its registry numbers, DOIs and PubMed ids,
 * or by nearly its title.
 * @param sources lines that say where it was found, as the form takes them
 */
export function findAlike(
	store: Store,
	{ title, sources }: { title: string; sources: readonly string[] },
): AlikeStudy[] {
	const read = sources.map((source) => readFoundSource(source.slice(0, 2000)));
	const reports = read.flatMap(({ report: { doi, pmid } }) =>
		doi || pmid ? [{ id: "r", ...(doi && { doi }), ...(pmid && { pmid }) }] : [],
	);
	const identifiers = read.flatMap(({ identifier }) => identifier ?? []);
	return findLike(store, { title, identifiers, reports }).map(({ study, by }) => ({
		...{ slug: study.slug, name: shortName(study.document), title: study.document.title },
		how: HOW_FOUND[by],
	}));
}
