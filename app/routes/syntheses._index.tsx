import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { canEdit } from "#app/auth/permissions.ts";
import { SynthesisEntry } from "#app/components/synthesis/synthesis-entry.tsx";
import { Button, buttonLook } from "#app/components/ui/button.tsx";
import { INPUT_LOOK } from "#app/components/ui/field.tsx";
import { counted } from "#app/domain/format.ts";
import { answering } from "#app/http/answering.ts";
import { admitReader, loaderHeaders } from "#app/http/public-reading.ts";
import { listSynthesisCards } from "#app/services/list-synthesis-cards.ts";

const PAGE = 20;

export const meta: MetaFunction = () => [
	{ title: "Syntheses · Equipoise" },
	{ name: "description", content: "Questions answered by several trials together" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = admitReader(context);
	const search = new URL(request.url).searchParams;
	const q = search.get("q")?.trim().slice(0, 200) ?? "";
	const asked = Number(search.get("page") ?? "1");
	const page = Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
	const { cards, total } = listSynthesisCards(context.store, {
		q,
		scope,
		offset: (page - 1) * PAGE,
		limit: PAGE,
	});
	return data(
		{ cards, total, q, page, pages: Math.ceil(total / PAGE), editor: canEdit(context.viewer) },
		{ headers },
	);
});

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
			<Form method="get" role="search" className="mt-4 flex flex-wrap gap-2">
				<label className="min-w-60 flex-1">
					<span className="sr-only">Search the syntheses</span>
					<input
						type="search"
						name="q"
						key={q}
						defaultValue={q}
						maxLength={200}
						placeholder="Condition, intervention, outcome, author"
						className={INPUT_LOOK}
					/>
				</label>
				<Button type="submit">Search</Button>
			</Form>
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
			<nav aria-label="Pages" className="mt-4 flex gap-6">
				{page > 1 && <Link to={at(page - 1)}>Previous page</Link>}
				{page < pages && <Link to={at(page + 1)}>Next page</Link>}
			</nav>
		</>
	);
}
