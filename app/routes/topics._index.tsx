import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { canEdit } from "#app/auth/permissions.ts";
import { PageLinks } from "#app/components/ui/page-links.tsx";
import { SearchForm } from "#app/components/ui/search-form.tsx";
import { studiesCounted } from "#app/domain/topics/studies-counted.ts";
import { agreeingAddress, NAMED_KINDS, topicAddress } from "#app/domain/topics/topic-kinds.ts";
import { pageNumber } from "#app/http/addresses/page-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { readChoice, refuseOthers } from "#app/http/api/list-query.ts";
import { listTopics } from "#db/queries/list-topics.ts";

const PAGE = 40;

export const meta: MetaFunction = () => [
	{ title: "Topics · Equipoise" },
	{ name: "description", content: "What the library knows about each condition and each intervention" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	refuseOthers(search, ["q", "page", "names"]);
	const q = search.get("q")?.trim().slice(0, 200) ?? "";
	const page = pageNumber(search);
	const editor = canEdit(context.viewer);
	const alone = readChoice(search, "names", ["alone"]) !== undefined && editor;
	const lists = NAMED_KINDS.map((kind) => {
		const found = listTopics(context.store, {
			kind,
			q,
			scope,
			alone,
			offset: (page - 1) * PAGE,
			limit: PAGE + 1,
		});
		return {
			kind,
			hasNext: found.length > PAGE,
			topics: found.slice(0, PAGE).map(({ slug, name, studies, results, version }) => ({
				...{ href: topicAddress(kind, slug), name, studies, results, agreed: version > 0 },
				...(editor && { agreeing: agreeingAddress(kind, slug) }),
			})),
		};
	});
	return data({ q, page, lists, alone, editor }, { headers });
});

const TITLES = { condition: "Conditions", intervention: "Interventions" } as const;

export default function Topics() {
	const { q, page, lists, alone, editor } = useLoaderData<typeof loader>();
	const at = (number: number) =>
		`?${new URLSearchParams({ ...(q && { q }), ...(alone && { names: "alone" }), page: String(number) })}`;
	return (
		<>
			<h1>Topics</h1>
			<p className="mt-1 text-muted">
				What the library knows about each condition and each intervention.{" "}
				<Link to="/map">All at a glance: the map</Link> · <Link to="/overdue">What is overdue</Link>
			</p>
			{editor && (
				<p className="no-print text-sm">
					{alone ? (
						<>
							Names not yet agreed on, the most used first. <Link to="/topics">All topics</Link>
						</>
					) : (
						<Link to="/topics?names=alone">Agree on names</Link>
					)}
				</p>
			)}
			<SearchForm label="Search the topics" name="q" value={q} placeholder="Condition or intervention" />
			<div className="mt-6 grid grid-cols-1 gap-x-10 gap-y-8 md:grid-cols-2">
				{lists.map(({ kind, topics }) => (
					<section key={kind} aria-labelledby={kind} className="min-w-0">
						<h2 id={kind}>{TITLES[kind]}</h2>
						{topics.length > 0 ? (
							<ul className="mt-2 divide-y divide-line border-y border-line">
								{topics.map(({ href, name, studies, results, agreed, agreeing }) => (
									<li key={href} className="py-1.5 break-words">
										<Link to={alone && agreeing ? agreeing : href} className={agreed ? "font-medium" : ""}>
											{name}
										</Link>{" "}
										<span className="text-sm text-muted">{studiesCounted({ studies, results })}</span>
									</li>
								))}
							</ul>
						) : (
							<p className="mt-2 border-y border-line py-6">
								{q
									? `No ${kind} here is called so.`
									: page > 1
										? "No more."
										: `No study here names ${kind === "condition" ? "a condition" : "an intervention"} yet.`}
							</p>
						)}
					</section>
				))}
			</div>
			<PageLinks page={page} hasNext={lists.some(({ hasNext }) => hasNext)} at={at} />
		</>
	);
}
