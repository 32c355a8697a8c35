import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { buttonLook } from "#app/components/ui/button.tsx";
import { PageLinks } from "#app/components/ui/page-links.tsx";
import { counted } from "#app/domain/format/format.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { listDrafts } from "#db/queries/list-drafts.ts";

const PAGE = 50;
/** Of what a draft lacks, as much as helps to choose one. */
const SHOWN = 5;

export const meta: MetaFunction = () => [{ title: "Your drafts · Equipoise" }];

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const user = requireEditor(context.viewer);
	const page = Math.max(1, wholeNumber(new URL(request.url).searchParams.get("page")) ?? 1);
	const found = listDrafts(context.store, user.id, { limit: PAGE + 1, offset: (page - 1) * PAGE });
	return { drafts: found.slice(0, PAGE), page, hasNext: found.length > PAGE };
});

export default function Drafts() {
	const { drafts, page, hasNext } = useLoaderData<typeof loader>();
	return (
		<>
			<h1>Your drafts</h1>
			{drafts.length === 0 && (
				<p className="mt-4 border-y border-line py-10">
					{page > 1 ? "None on this page." : "You have no drafts."} <Link to="/studies/new">Log a trial</Link>
				</p>
			)}
			<ul className="mt-4 divide-y divide-line border-y border-line empty:hidden">
				{drafts.map(({ slug, title, version, updatedAt, lacks }) => {
					const errors = lacks.filter(({ level }) => level === "error").length;
					return (
						<li key={slug} className="grid grid-cols-1 gap-2 py-4 sm:grid-cols-[1fr_auto]">
							<div>
								<h2 className="text-base">
									<Link to={`/studies/${slug}`}>{title}</Link>
								</h2>
								<p className="text-sm text-muted">
									Version {version}, {formatDay(updatedAt)}.{" "}
									{errors > 0
										? `${counted(errors, "error stands", "errors stand")} in the way of publishing.`
										: lacks.length > 0
											? "It can be published."
											: "It lacks nothing and can be published."}
								</p>
								<ul className="mt-1 list-disc pl-5 text-sm">
									{lacks.slice(0, SHOWN).map(({ path, message, level }) => (
										<li key={`${path} ${message}`}>
											{level === "error" && <strong className="font-semibold">Error: </strong>}
											{message}
										</li>
									))}
									{lacks.length > SHOWN && <li>and {lacks.length - SHOWN} more</li>}
								</ul>
							</div>
							<p>
								<Link to={`/studies/${slug}/edit`} className={buttonLook("plain", true)}>
									Go on
								</Link>
							</p>
						</li>
					);
				})}
			</ul>
			<PageLinks page={page} hasNext={hasNext} at={(number) => `?page=${number}`} />
		</>
	);
}
