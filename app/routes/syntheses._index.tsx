import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { canEdit } from "#app/auth/permissions.ts";
import { SynthesisEntry } from "#app/components/synthesis/synthesis-entry.tsx";
import { buttonLook } from "#app/components/ui/button.tsx";
import { PageLinks } from "#app/components/ui/page-links.tsx";
import { SearchForm } from "#app/components/ui/search-form.tsx";
import { counted } from "#app/domain/format/format.ts";
import { MOST_COMPARED } from "#app/domain/question/question.ts";
import type { SynthesisCard } from "#app/domain/views/synthesis/synthesis-card.ts";
import { MAX_ADDRESS } from "#app/http/addresses/address-length.ts";
import { compareAddress } from "#app/http/addresses/compare-address.ts";
import { pageNumber } from "#app/http/addresses/page-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { listSynthesisCards } from "#app/services/list-synthesis-cards.ts";

const PAGE = 20;

export const meta: MetaFunction = () => [
	{ title: "Syntheses · Equipoise" },
	{ name: "description", content: "Questions answered by several trials together" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const q = search.get("q")?.trim().slice(0, 200) ?? "";
	const page = pageNumber(search);
	const { cards, total } = listSynthesisCards(context.store, {
		q,
		scope,
		offset: (page - 1) * PAGE,
		limit: PAGE,
	});
	return data(
		{
			cards: cards.map(withComparison),
			total,
			q,
			page,
			pages: Math.ceil(total / PAGE),
			editor: canEdit(context.viewer),
		},
		{ headers },
	);
});

/** A synthesis in the list, with the way to its trials side by side where they are few enough for a short address. */
function withComparison({ trials, concept, sentence: _, ...card }: SynthesisCard) {
	const compare = compareAddress({ studies: trials, ...(concept && { concept }) });
	const isOffered = trials.length > 1 && trials.length <= MOST_COMPARED && compare.length <= MAX_ADDRESS;
	return { ...card, ...(isOffered && { compare }) };
}

export default function Syntheses() {
	const { cards, total, q, page, pages, editor } = useLoaderData<typeof loader>();
	const at = (number: number) => `?${new URLSearchParams({ ...(q && { q }), page: String(number) })}`;
	return (
		<>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<h1 className="mr-auto">Syntheses</h1>
				<Link to="/syntheses/try" className={buttonLook("plain")}>
					Try with your own table
				</Link>
				{editor && (
					<Link to="/syntheses/new" className={buttonLook("primary")}>
						New synthesis
					</Link>
				)}
			</div>
			<p className="mt-1 text-muted">Questions that several trials answer together.</p>
			<SearchForm
				label="Search the syntheses"
				name="q"
				value={q}
				placeholder="Condition, intervention, outcome, author"
			/>
			<p className="mt-5 text-sm text-muted" role="status">
				{counted(total, "synthesis", "syntheses")}
				{q && " found"}
			</p>
			{cards.length > 0 ? (
				<ul className="mt-1 divide-y divide-line border-y border-line">
					{cards.map((card) => (
						<SynthesisEntry key={card.slug} {...card} />
					))}
				</ul>
			) : (
				<p className="mt-1 border-y border-line py-10">
					{q ? (
						<>
							No synthesis fits. <Link to="/syntheses">Look at all of them</Link>.
						</>
					) : editor ? (
						<>
							There is no synthesis yet. <Link to="/syntheses/new">Ask the first question</Link>.
						</>
					) : (
						"There is no synthesis yet. Researchers of this server write them."
					)}
				</p>
			)}
			<PageLinks page={page} hasNext={page < pages} at={at} />
			<p className="no-print mt-6 text-sm">
				<a href="/syntheses/feed.xml">Feed of what changes</a> (Atom)
			</p>
		</>
	);
}
