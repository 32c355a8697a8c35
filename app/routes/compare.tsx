import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { useState } from "react";
import { Beside } from "#app/components/compare/beside.tsx";
import { CompareFigure } from "#app/components/compare/compare-figure.tsx";
import { CompareOptions } from "#app/components/compare/compare-options.tsx";
import { QuestionForm } from "#app/components/compare/question-form.tsx";
import { StudyChooser } from "#app/components/compare/study-chooser.tsx";
import { useDrawn } from "#app/components/drawn/use-drawn.ts";
import { ExportList } from "#app/components/export/export-list.tsx";
import { TopicLinks } from "#app/components/topic/topic-links.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { subjectOf } from "#app/domain/compare/subject.ts";
import { counted } from "#app/domain/format/format.ts";
import { MOST_COMPARED } from "#app/domain/question/question.ts";
import { hideChoices } from "#app/domain/views/hidden-arms.ts";
import { frameOf } from "#app/figures/frame-of.ts";
import { COMPARE_PARAMETERS, readCompareAddress } from "#app/http/addresses/compare-query.ts";
import { librarySearch } from "#app/http/addresses/library-search.ts";
import { answering } from "#app/http/answers/answering.ts";
import { drawnFor } from "#app/http/answers/drawn-for.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { figuresOf, readRemembered } from "#app/http/files/comparison.ts";
import { compareHead } from "#app/http/heads/compare-head.ts";
import { suggestStudies } from "#app/services/search-library.ts";
import { topicsInWords } from "#app/services/topic-links.ts";

const SUGGESTIONS = 12;
const HARMS = { key: "harms", label: "Adverse events" };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
	loaded?.head ?? [{ title: "Compare trials · Equipoise" }];

export const headers = loaderHeaders;

export const loader = answering((asked: LoaderFunctionArgs) => {
	const { request, context } = asked;
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const query = readCompareAddress(search);
	const whole = readRemembered(context, query, scope);
	const { studies, found, ...comparison } = whole;
	const named = new Set(query.slugs);
	const chosen = studies.filter(({ slug }) => named.has(slug));
	const q = search.get("q")?.slice(0, 200) ?? "";
	const suggestions = suggestStudies(context.store, { q, scope, limit: SUGGESTIONS });
	const { question } = query;
	const drawn = figuresOf(whole);
	const topic = query.look === "harms" ? HARMS : comparison.topic;
	const subject = subjectOf(
		question,
		studies.map(({ name }) => name),
	);
	const head = compareHead(asked, { subject, topic, studies: studies.length, shown: comparison.shown });
	return data(
		{
			...{ concept: comparison.concept, measure: comparison.measure, look: query.look },
			...{ topics: comparison.topics, figures: comparison.figures, scales: comparison.scales },
			...{ lacking: comparison.lacking, outside: comparison.outside, timeRule: comparison.timeRule },
			...{ topic, subject, head },
			shown: comparison.shown,
			subtitle: query.look === "harms" ? "" : (comparison.chart.subtitle ?? ""),
			frames: drawn.map((one) => ({ kind: one.kind, frame: frameOf(one) })),
			...{ question, hidden: query.hidden, hideChoices: hideChoices(studies) },
			about: question
				? topicsInWords(context.store, { ...question, ...found?.corrected, words: question.about }, scope)
				: [],
			drawn: drawnFor(context, drawn),
			chosen: chosen.map(({ slug, name }) => ({ slug, name })),
			found: studies.filter(({ slug }) => !named.has(slug)).map(({ slug }) => slug),
			counts: found && { withResults: found.withResults, corrected: found.corrected },
			withoutResults:
				found && question && found.withoutResults.studies > 0
					? {
							...{ ...found.withoutResults, onlyTested: found.onlyTested },
							href: `/?${librarySearch({ ...question, ...found.corrected }, { withoutResults: true })}`,
						}
					: undefined,
			missing: query.slugs.length - chosen.length,
			order: query.order,
			level: query.level,
			per: query.per === undefined ? "" : String(query.per),
			time: askedTime(search, studies),
			q,
			suggestions: suggestions.map(({ slug, title, card }) => ({ slug, title, name: card.name })),
			most: MOST_COMPARED,
		},
		{ headers },
	);
});

export default function Compare() {
	const view = useLoaderData<typeof loader>();
	const { search } = useLocation();
	const { chosen, found, topic, subject } = view;
	const all = chosen.length + found.length;
	const drawn = useDrawn(view.drawn, `/compare/figures.json${search}`);
	// Open for whoever begins with nothing, and then for as long as they stay.
	const [isChoosing] = useState(view.q !== "" || (all < 2 && !view.question));
	if (all === 0) return <NothingChosen view={view} />;
	return (
		<div className="grid grid-cols-1 gap-4">
			<header>
				<h1>
					{subject}
					{topic.key !== "" && `: ${topic.label.charAt(0).toLowerCase()}${topic.label.slice(1)}`}
				</h1>
				<p className="text-sm text-muted">
					{counted(all, "trial")} with results · {view.shown} with this outcome
					{view.subtitle !== "" && ` · ${view.subtitle.charAt(0).toLowerCase()}${view.subtitle.slice(1)}`}
					{view.counts && view.counts.withResults.studies > found.length + chosen.length && (
						<>
							{" "}
							· the newest {found.length} of {view.counts.withResults.more ? "more than " : ""}
							{view.counts.withResults.studies}
						</>
					)}
				</p>
			</header>
			{/* The narrowest: the figure is to be in the first screen. */}
			<TopicLinks topics={view.about.slice(0, 1)} />
			<Notices view={view} />
			<CompareOptions {...view} />
			{view.frames.length > 0 ? (
				<CompareFigure frames={view.frames} drawn={drawn} search={search} />
			) : (
				<p className="border-y border-line py-10">
					{topic.key === ""
						? "None of these trials has figures to compare."
						: view.look === "time" && view.shown > 0
							? "No trial here has this outcome recorded at several times."
							: `None of these trials has figures on ${topic.label.toLowerCase()} in this view. Choose another outcome or view.`}
				</p>
			)}
			<Beside
				topic={topic.label.toLowerCase()}
				lacking={view.lacking}
				outside={view.outside}
				withoutResults={view.withoutResults}
			/>
			<details className="no-print border-t border-line pt-4" open={isChoosing || undefined}>
				<summary>Change the trials compared</summary>
				<div className="mt-3 grid grid-cols-1 gap-4">
					<QuestionForm question={view.question} />
					{found.length > 0 && (
						<p className="text-sm">
							The question found {counted(found.length, "trial")}.{" "}
							<Link to={`?${namingAll(search, [...chosen.map(({ slug }) => slug), ...found])}`}>
								Choose among them one by one
							</Link>
						</p>
					)}
					<StudyChooser
						chosen={chosen}
						found={found}
						q={view.q}
						suggestions={view.suggestions}
						most={view.most}
					/>
				</div>
			</details>
			<details className="no-print border-t border-line pt-4">
				<summary>Download these studies</summary>
				<div className="mt-3">
					<ExportList query={exportQuery(search, [...chosen.map(({ slug }) => slug), ...found])} />
				</div>
			</details>
		</div>
	);
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

function NothingChosen({ view }: { view: View }) {
	return (
		<div className="grid grid-cols-1 gap-6">
			<h1>{view.question ? view.subject : "Compare trials"}</h1>
			<TopicLinks topics={view.about} />
			<Notices view={view} />
			{view.question ? (
				<p className="border-y border-line py-6">
					No trial with results here fits this question.
					{view.withoutResults && (
						<>
							{" "}
							<Link to={view.withoutResults.href}>
								{view.withoutResults.more ? "More than " : ""}
								{counted(view.withoutResults.studies, "trial")} without results
							</Link>
						</>
					)}
				</p>
			) : (
				<p>What has been tried for a condition, both arms of each trial on one line.</p>
			)}
			<QuestionForm question={view.question} />
			<section aria-labelledby="choose" className="border-t border-line pt-4">
				<h2 id="choose">Or choose the trials one by one</h2>
				<div className="mt-3">
					<StudyChooser chosen={[]} found={[]} q={view.q} suggestions={view.suggestions} most={view.most} />
				</div>
			</section>
		</div>
	);
}

function Notices({ view: { missing, counts, question } }: { view: View }) {
	const corrected = Object.entries(counts?.corrected ?? {});
	return (
		<>
			{missing > 0 && (
				<Notice kind="warning">
					{missing === 1 ? "One study" : `${missing} studies`} in this address{" "}
					{missing === 1 ? "was" : "were"} not found.
				</Notice>
			)}
			{corrected.map(([part, words]) => (
				<p key={part} className="text-sm">
					No study has “{question?.[part as "about"]}”; these are for “{words}”.
				</p>
			))}
		</>
	);
}

/** The time rule for its form; the unit that it offers first is the one that most of the studies' time points have. */
function askedTime(search: URLSearchParams, studies: { outcomes: { timePoint?: { unit?: string } }[] }[]) {
	const units = studies.flatMap(({ outcomes }) => outcomes.flatMap(({ timePoint }) => timePoint?.unit ?? []));
	const counts = [...Map.groupBy(units, (unit) => unit)].toSorted(([, a], [, b]) => b.length - a.length);
	const asked = (name: string) => search.get(name)?.trim() ?? "";
	return {
		...{ nearest: asked("nearest"), from: asked("from"), to: asked("to") },
		unit: asked("unit") || (counts[0]?.[0] ?? ""),
	};
}

/** The same comparison with its trials named, so that each can be taken out. */
function namingAll(search: string, slugs: string[]): URLSearchParams {
	const kept = [...new URLSearchParams(search)].filter(([name]) =>
		COMPARE_PARAMETERS.some((known) => known === name && known !== "study"),
	);
	return new URLSearchParams([...slugs.map((slug) => ["study", slug]), ...kept] as [string, string][]);
}

/** The studies that are here, and what the comparison's figure in their archive shows. */
const exportQuery = (search: string, slugs: string[]) => namingAll(search, slugs).toString();
