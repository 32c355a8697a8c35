import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { CompareOptions } from "#app/components/compare/compare-options.tsx";
import { StudyChooser } from "#app/components/compare/study-chooser.tsx";
import { ExportList } from "#app/components/export/export-list.tsx";
import { InteractiveIntervalChart } from "#app/components/interactive-interval-chart.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { topicNamed } from "#app/domain/compare/topic.ts";
import { COMPARE_MEASURES } from "#app/domain/views/compare-options.ts";
import { MOST_STUDIES, readCompareQuery } from "#app/http/addresses/compare-query.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { readComparison } from "#app/services/read-comparison.ts";
import { suggestStudies } from "#app/services/search-library.ts";

const SUGGESTIONS = 12;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
	const names = loaded?.chosen.map(({ name }) => name) ?? [];
	return [
		{
			title:
				names.length > 0 ? `${names.slice(0, 3).join(", ")} compared · Equipoise` : "Compare · Equipoise",
		},
	];
};

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const query = readCompareQuery(search);
	const { studies, ...comparison } = readComparison(context.store, query, scope);
	const q = search.get("q")?.slice(0, 200) ?? "";
	const suggestions = suggestStudies(context.store, { q, scope, limit: SUGGESTIONS });
	return data(
		{
			...comparison,
			chosen: studies.map(({ slug, name }) => ({ slug, name })),
			missing: query.slugs.length - studies.length,
			order: query.order,
			level: query.level,
			time: askedTime(search, studies),
			q,
			suggestions: suggestions.map(({ slug, title, card }) => ({ slug, title, name: card.name })),
			most: MOST_STUDIES,
		},
		{ headers },
	);
});

export default function Compare() {
	const view = useLoaderData<typeof loader>();
	const { search } = useLocation();
	const { chart, chosen, without, outside } = view;
	return (
		<div className="grid grid-cols-1 gap-6">
			<h1>Compare studies</h1>
			{view.missing > 0 && (
				<Notice kind="warning">
					{view.missing === 1 ? "One study" : `${view.missing} studies`} in this address{" "}
					{view.missing === 1 ? "was" : "were"} not found.
				</Notice>
			)}
			<StudyChooser chosen={chosen} q={view.q} suggestions={view.suggestions} most={view.most} />
			{chosen.length === 0 ? (
				<p className="border-y border-line py-10">
					Choose two studies or more to see their arms side by side.
				</p>
			) : (
				<>
					<CompareOptions {...view} />
					{chart.groups.length > 0 ? (
						<InteractiveIntervalChart
							key={search}
							charts={[{ key: view.measure, label: COMPARE_MEASURES[view.measure], chart }]}
							titleAs="h2"
							table="open"
							links={<Formats search={search} />}
						/>
					) : (
						<p className="border-y border-line py-10">
							{view.concept === ""
								? "None of these studies has figures to compare."
								: `None of these studies has figures on ${topicNamed(view.concept).label.toLowerCase()} by this measure. Choose another outcome or measure.`}
						</p>
					)}
					{view.scales.length > 1 && (
						<p className="text-sm text-muted">
							On other scales, which do not belong on this axis:{" "}
							{view.scales
								.slice(1)
								.map(({ label, names }) => `${names.join(", ")} (${label})`)
								.join("; ")}
							. Choose the scale above.
						</p>
					)}
					{without.length > 0 && chart.groups.length > 0 && (
						<p className="text-sm text-muted">Nothing to show by this measure: {without.join(", ")}.</p>
					)}
					{outside.length > 0 && (
						<p className="text-sm text-muted">Nothing within the time asked for: {outside.join(", ")}.</p>
					)}
					<section aria-labelledby="download" className="no-print border-t border-line pt-6">
						<h2 id="download">Download these studies</h2>
						<div className="mt-3">
							<ExportList query={exportQuery(search, chosen)} />
						</div>
					</section>
				</>
			)}
		</div>
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

/** The studies that are here, and what the comparison's figure in their archive shows. */
function exportQuery(search: string, chosen: { slug: string }[]): string {
	const asked = new URLSearchParams(chosen.map(({ slug }) => ["study", slug]));
	for (const [name, value] of new URLSearchParams(search))
		if (
			["concept", "measure", "scale", "order", "level", "nearest", "from", "to", "unit"].includes(name) &&
			value
		)
			asked.set(name, value);
	return asked.toString();
}

function Formats({ search }: { search: string }) {
	return (
		<p className="no-print">
			This comparison as <a href={`/compare.svg${search}`}>SVG</a>, <a href={`/compare.png${search}`}>PNG</a>,{" "}
			<a href={`/compare.json${search}`}>JSON</a>, <a href={`/compare.csv${search}`}>CSV</a>
		</p>
	);
}
