import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { MapFigure } from "#app/components/topic/map-figure.tsx";
import { MapFilters } from "#app/components/topic/map-filters.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { mapAt } from "#app/http/topics/map-at.ts";

export const meta: MetaFunction = () => [
	{ title: "Map · Equipoise" },
	{ name: "description", content: "Which conditions were studied with what, and how much" },
];

export const headers = loaderHeaders;

export const loader = answering((args: LoaderFunctionArgs) => {
	const { headers, drawing: _, ...view } = mapAt(args);
	return data(view, { headers });
});

export default function EvidenceMap() {
	const { chart, columns, filters } = useLoaderData<typeof loader>();
	const { search } = useLocation();
	return (
		<div className="grid grid-cols-1 gap-4">
			<header>
				<p className="text-sm text-muted">
					<Link to="/topics">Topics</Link>
				</p>
				<h1>Map</h1>
				<p className="text-muted">
					The most studied conditions, and what was most often{" "}
					{columns === "intervention" ? "tried for" : "measured in"} them. Each disc leads to its studies.
				</p>
			</header>
			<MapFilters columns={columns} filters={filters} />
			{chart.marks.length > 0 ? (
				<MapFigure chart={chart} search={search} />
			) : (
				<p className="border-y border-line py-10">
					{search === ""
						? "No study here names both a condition and what was tried for it yet."
						: "No study fits."}{" "}
					{search !== "" && <Link to="/map">The whole map</Link>}
				</p>
			)}
		</div>
	);
}
