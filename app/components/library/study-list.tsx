import { Link } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import type { ListedStudy } from "#app/domain/listing.ts";
import { WHOLE_LIBRARY } from "#app/domain/search/whole-library.ts";
import type { TopicLink } from "#app/domain/topics/topic-view.ts";
import { ExportList } from "../export/export-list.tsx";
import { TopicLinks } from "../topic/topic-links.tsx";
import { Answered } from "./answered.tsx";
import { CompareChosen } from "./compare-chosen.tsx";
import type { CountedNewest } from "./counted-note.tsx";
import { FilterForm, type FilterFormProps } from "./filter-form.tsx";
import { StudyRow } from "./study-row.tsx";

export interface StudyListProps {
	studies: ListedStudy[];
	total: number;
	/** Of which figures there are more than are counted. */
	more: { studies: boolean; facets: CountedNewest };
	/** What was looked for in place of misspelt words, and the way to look for these. */
	corrected: { words: string; asTyped: string } | null;
	next: string | null;
	first: string | null;
	filters: FilterFormProps["filters"];
	sort: string;
	sorts: FilterFormProps["sorts"];
	facets: FilterFormProps["facets"];
	/** What the page shows, as the address of its export asks for it. */
	taken: string;
	/** Where the last changes of what was found are as a feed. */
	feed: string;
	compare: { to: string; label: string } | null;
	/** What was asked about. */
	topics: TopicLink[];
	syntheses: { slug: string; title: string }[];
	editor: boolean;
}

/** The studies that were searched for, a page at a time, with their filters. */
export function StudyList(props: StudyListProps) {
	const { studies, total, more, corrected, next, first, filters, sort, sorts, facets, taken, ...found } =
		props;
	const narrowed = Object.keys(filters).length > 0;
	return (
		<>
			<h1>Library</h1>
			<FilterForm filters={filters} sort={sort} sorts={sorts} facets={facets} newest={more.facets} />
			<div className="mt-5" role="status">
				{corrected && (
					<p className="mb-2">
						No study matches “{filters.q}”; showing{" "}
						<strong className="font-semibold">{corrected.words}</strong>.{" "}
						<Link to={corrected.asTyped}>Search for “{filters.q}” all the same</Link>
					</p>
				)}
				<p className="text-sm text-muted">
					{more.studies && "More than "}
					{counted(total, "study", "studies")}
					{narrowed && " found"}
				</p>
			</div>
			<TopicLinks topics={found.topics} />
			<Answered syntheses={found.syntheses} />
			{studies.length > 0 ? (
				<CompareChosen found={found.compare}>
					<ul className="mt-1 divide-y divide-line border-y border-line">
						{studies.map((study) => (
							<StudyRow key={study.slug} {...study} />
						))}
					</ul>
				</CompareChosen>
			) : (
				<NothingFound narrowed={narrowed} editor={found.editor} />
			)}
			<nav aria-label="Pages" className="mt-4 flex gap-6">
				{first && <Link to={first}>First page</Link>}
				{next && <Link to={next}>Next page</Link>}
			</nav>
			{studies.length > 0 && (
				<details className="mt-6 border-t border-line pt-3">
					<summary>Download {narrowed ? "all that was found" : "the whole library"}</summary>
					<div className="mt-3">
						<ExportList query={taken} />
						<p className="mt-2 text-sm">
							<a href={found.feed}>Feed of what changes</a> (Atom)
						</p>
					</div>
				</details>
			)}
		</>
	);
}

export function NothingFound({ narrowed, editor }: { narrowed: boolean; editor: boolean }) {
	return (
		<div className="mt-1 border-y border-line py-10">
			{narrowed ? (
				<p>
					No study fits. Take out a word or a filter, or{" "}
					<Link to={WHOLE_LIBRARY}>look at the whole library</Link>.
				</p>
			) : (
				<p>
					The library is empty.{" "}
					{editor ? (
						<Link to="/studies/new">Log the first trial</Link>
					) : (
						"Researchers of this server log the first trial."
					)}
				</p>
			)}
		</div>
	);
}
