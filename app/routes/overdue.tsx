import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { OverdueFilters } from "#app/components/topic/overdue-filters.tsx";
import { TopicStudies } from "#app/components/topic/topic-lists.tsx";
import { PageLinks } from "#app/components/ui/page-links.tsx";
import { pageNumber } from "#app/http/addresses/page-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { overdueAt } from "#app/http/topics/overdue-at.ts";
import { listOverdue } from "#app/services/list-overdue.ts";

const PAGE = 100;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${["Overdue", loaded?.found?.title].filter(Boolean).join(": ")} · Equipoise` },
	{ name: "description", content: "Studies a year past their primary completion without results here" },
];

export const headers = loaderHeaders;

export const loader = answering((args: LoaderFunctionArgs) => {
	const { asked, found, narrowed, headers } = overdueAt(args);
	const page = pageNumber(new URL(args.request.url).searchParams);
	const topics = [found?.condition, found?.intervention].flatMap((topic) =>
		topic ? [[topic.kind, topic.name]] : [],
	);
	return data(
		{
			...listOverdue(args.context.store, asked, { page, size: PAGE }),
			found: found && { title: found.title, address: found.address },
			...{ page, narrowed, typed: { ...narrowed, ...Object.fromEntries(topics) } as Record<string, string> },
		},
		{ headers },
	);
});

export default function Overdue() {
	const { found, items, sponsors, page, hasNext, narrowed, typed } = useLoaderData<typeof loader>();
	const at = (changed: Record<string, string>, ending = "") =>
		`/overdue${ending}?${new URLSearchParams({ ...narrowed, ...changed })}`.replace(/\?$/, "");
	return (
		<>
			<p className="text-sm text-muted">
				<Link to="/topics">Topics</Link>
				{found && (
					<>
						{" · "}
						<Link to={found.address}>{found.title}</Link>
					</>
				)}
			</p>
			<h1>Overdue{found && `: ${found.title}`}</h1>
			<p className="mt-1 mb-4 max-w-4xl text-muted">
				Studies more than 12 months past their primary completion without results here, the longest overdue
				first. They may have reported elsewhere.
			</p>
			<OverdueFilters typed={typed} />
			{items.length > 0 ? (
				<TopicStudies
					items={items.map(({ sponsor, ...item }) => ({
						...item,
						...(sponsor !== null && { by: { name: sponsor, href: at({ sponsor }) } }),
					}))}
				/>
			) : (
				<p className="border-y border-line py-6">
					{page > 1
						? "None on this page."
						: narrowed.sponsor === undefined
							? "No study here is overdue, or none that fits."
							: `No study here is overdue whose sponsor is “${narrowed.sponsor}”, by its whole name.`}
				</p>
			)}
			{sponsors.length > 0 && (
				<>
					<p className="mt-4">Sponsors here whose names begin so:</p>
					<ul>
						{sponsors.map((sponsor) => (
							<li key={sponsor}>
								<Link to={at({ sponsor })}>{sponsor}</Link>
							</li>
						))}
					</ul>
				</>
			)}
			<PageLinks page={page} hasNext={hasNext} at={(number) => at({ page: String(number) })} />
			<p className="no-print mt-6 border-t border-line pt-4 text-sm">
				The whole list for programs and tables: <a href={at({}, ".json")}>JSON</a>,{" "}
				<a href={at({}, ".csv")}>CSV</a>, <a href={at({}, ".xlsx")}>Excel</a>; the latest additions as{" "}
				<a href={at({}, "/feed.xml")}>a feed</a>
			</p>
		</>
	);
}
