import { shortName } from "#app/domain/describe.ts";
import { counted, formatWhole } from "#app/domain/format/format.ts";
import { readFoundSource } from "#app/domain/study-form/found-source.ts";
import type { AlikeStudies } from "#app/domain/views/alike-study.ts";
import type { Store } from "#db/store.ts";
import { findLike, HOW_FOUND } from "./imports/find-here.ts";

/** So many are named and so many others counted: of a series of trials there may be thousands. */
const [NAMED, COUNTED] = [3, 20];

/**
 * Studies here, drafts among them, that one which is being typed may be: by its registry numbers, DOIs and PubMed ids,
 * or by nearly its title.
 * @param sources lines that say where it was found, as the form takes them
 */
export function findAlike(
	store: Store,
	{ title, sources }: { title: string; sources: readonly string[] },
): AlikeStudies {
	const read = sources.map((source) => readFoundSource(source.slice(0, 2000)));
	const reports = read.flatMap(({ report: { doi, pmid } }) =>
		doi || pmid ? [{ id: "r", ...(doi && { doi }), ...(pmid && { pmid }) }] : [],
	);
	const identifiers = read.flatMap(({ identifier }) => identifier ?? []);
	const { first, others } = findLike(store, { title, identifiers, reports }, NAMED);
	return {
		named: first.map(({ study, by }) => ({
			...{ slug: study.slug, name: shortName(study.document), title: study.document.title },
			how: HOW_FOUND[by],
		})),
		...(others > 0 && {
			others: others > COUNTED ? `more than ${formatWhole(COUNTED)} others` : counted(others, "other"),
		}),
	};
}
