import { reportWords } from "#app/domain/report-words.ts";
import type { ReferencesPreview, ShownReference } from "#app/domain/views/import/references-preview.ts";
import { titleOfReference } from "#app/exchange/references/draft-study.ts";
import { type ReadReferences, readReferences } from "#app/exchange/references/read-references.ts";
import type { Reference } from "#app/exchange/references/reference.ts";
import { REFERENCE_FORMATS } from "#app/exchange/references/reference-format.ts";
import { repeatsIn } from "#app/exchange/references/repeats.ts";
import type { Store } from "#db/store.ts";
import { HOW_FOUND } from "./find-here.ts";
import { findReference } from "./find-reference.ts";

/** So many references are looked up and can be chosen; what comes after them the import decides. */
export const SHOWN = 300;

/** What a text of references holds, and what of it is here. @throws Problem `invalid` when it holds none */
export function previewReferences(
	store: Store,
	text: string,
): { read: ReadReferences; preview: ReferencesPreview } {
	const read = readReferences(text);
	const shown = read.entries.slice(0, SHOWN);
	const repeated = repeatsIn(shown);
	const references = shown.flatMap((entry, position): ShownReference[] => {
		if ("problem" in entry) return [];
		const { line, reference } = entry;
		const { report, notes } = reference;
		const repeats = repeated.get(position);
		const found = findReference(store, reference, undefined);
		const title = titleOfReference(report);
		return [
			{
				...{ position, line, title, notes, about: aboutOf(report, title) },
				...(repeats !== undefined && { repeats }),
				...(found && {
					here: {
						...{ slug: found.slug, title: found.title, how: HOW_FOUND[found.by], sure: found.sure },
					},
				}),
			},
		];
	});
	const problems = read.entries.flatMap((entry) =>
		"problem" in entry ? [{ line: entry.line, start: entry.text.slice(0, 80), reason: entry.problem }] : [],
	);
	const count = (isIt: (reference: ShownReference) => boolean) => references.filter(isIt).length;
	const counts = {
		records: read.entries.length,
		fresh: count(({ here, repeats }) => !here && repeats === undefined),
		here: count(({ here }) => here?.sure === true),
		doubtful: count(({ here }) => here?.sure === false),
		repeated: count(({ here, repeats }) => !here && repeats !== undefined),
		unreadable: problems.length,
	};
	const more = read.entries.slice(SHOWN).filter((entry) => "reference" in entry).length;
	return { read, preview: { format: REFERENCE_FORMATS[read.format], counts, references, problems, more } };
}

/** What is known beside the title; a reference without one has it as its title already. */
function aboutOf({ title: _, citation: __, ...report }: Reference["report"], title: string): string {
	const [words, { doi, pmid }] = [reportWords(report), report];
	return [words !== title && words, doi && `doi:${doi}`, pmid && `PubMed ${pmid}`]
		.filter(Boolean)
		.join(" · ");
}
