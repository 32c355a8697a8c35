import { Form, Link } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import type { ListedStudy } from "#app/domain/listing.ts";
import { WHOLE_LIBRARY } from "#app/domain/search/whole-library.ts";
import { studiesCounted } from "#app/domain/topics/studies-counted.ts";
import type { StudiedPair } from "#app/domain/topics/topic-view.ts";
import type { SynthesisCard } from "#app/domain/views/synthesis/synthesis-card.ts";
import { SynthesisEntry } from "../synthesis/synthesis-entry.tsx";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { CompareChosen } from "./compare-chosen.tsx";
import { NothingFound } from "./study-list.tsx";
import { StudyRow } from "./study-row.tsx";

export interface FrontPageProps {
	/** What a reader finds here, where somebody said so. */
	about: string | undefined;
	/** How many studies there are in all. */
	studies: number;
	answers: SynthesisCard[];
	/** Syntheses that are not shown. */
	furtherAnswers: number;
	/** What has most studies with results. */
	subjects: StudiedPair[];
	/** How many are more than 12 months past primary completion without results here, and whether more than are counted. */
	overdue: { total: number; more: boolean };
	/** The newest studies with results. */
	results: ListedStudy[];
	editor: boolean;
}

/** A question first; then what the library has answered, and its newest results. */
export function FrontPage(props: FrontPageProps) {
	const { about, studies, answers, furtherAnswers, subjects, overdue, results, editor } = props;
	return (
		<div className="grid grid-cols-1 gap-8">
			<div>
				<h1>What do the trials say about…</h1>
				<Form method="get" role="search" className="mt-3 flex max-w-3xl flex-wrap gap-2">
					<label className="min-w-60 flex-1">
						<span className="sr-only">A treatment, a condition, or both</span>
						<input
							type="search"
							name="q"
							maxLength={200}
							placeholder="botulinum toxin for depression"
							className={`${INPUT_LOOK} py-2.5`}
						/>
					</label>
					<Button type="submit" look="primary">
						Search
					</Button>
				</Form>
				{about && <p className="mt-3 max-w-3xl text-muted">{about}</p>}
			</div>
			{studies === 0 && <NothingFound narrowed={false} editor={editor} />}
			{answers.length > 0 && (
				<section aria-labelledby="answers">
					<h2 id="answers">Answers from several trials together</h2>
					<ul className="mt-2 divide-y divide-line border-y border-line">
						{answers.map(({ trials: _, concept: __, ...card }) => (
							<SynthesisEntry key={card.slug} {...card} />
						))}
					</ul>
					{furtherAnswers > 0 && (
						<p className="mt-2 text-sm">
							<Link to="/syntheses">All syntheses</Link>
						</p>
					)}
				</section>
			)}
			{subjects.length > 0 && (
				<section aria-labelledby="subjects">
					<h2 id="subjects">Most studied here</h2>
					<ul className="mt-2 divide-y divide-line border-y border-line">
						{subjects.map(({ href, title, ...size }) => (
							<li
								key={href}
								className="grid grid-cols-1 items-baseline gap-x-8 py-2.5 sm:grid-cols-[1fr_20rem]"
							>
								<Link
									to={href}
									prefetch="intent"
									className="font-semibold text-ink no-underline hover:underline"
								>
									{title}
								</Link>
								<span className="tabular text-sm text-muted">{sizeOf(size)}</span>
							</li>
						))}
					</ul>
					<p className="mt-2 text-sm">
						<Link to="/topics">All topics</Link> · <Link to="/map">Map of the evidence</Link>
						{overdue.total > 0 && (
							<>
								{" "}
								·{" "}
								<Link to="/overdue">
									{overdue.more ? "More than " : ""}
									{counted(overdue.total, "study", "studies")} overdue
								</Link>
							</>
						)}
					</p>
				</section>
			)}
			{results.length > 0 && (
				<section aria-labelledby="results">
					<h2 id="results">Newest results</h2>
					<CompareChosen found={null}>
						<ul className="divide-y divide-line border-y border-line">
							{results.map((study) => (
								<StudyRow key={study.slug} {...study} />
							))}
						</ul>
					</CompareChosen>
				</section>
			)}
			{studies > 0 && (
				<p>
					<Link to={WHOLE_LIBRARY} className="font-semibold">
						{studies === 1 ? "The one study" : `All ${counted(studies, "study", "studies")}, with filters`}
					</Link>
				</p>
			)}
		</div>
	);
}

/** "6 studies, 4 with results · 419 people" */
function sizeOf({ studies, results, people, allCounted }: Omit<StudiedPair, "title" | "href">): string {
	const some = allCounted ? "" : "at least ";
	return [studiesCounted({ studies, results }), people > 0 && `${some}${counted(people, "person", "people")}`]
		.filter(Boolean)
		.join(" · ");
}
