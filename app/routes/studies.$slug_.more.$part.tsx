import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { canEdit } from "#app/auth/permissions.ts";
import { sectionAddress } from "#app/components/study/more-sections.tsx";
import { StudySectionContent } from "#app/components/study/study-section.tsx";
import { Problem } from "#app/domain/problem.ts";
import { withDoubts } from "#app/domain/views/doubts-view.ts";
import { divideStudy, LONG_PARTS, type LongPart, linksTo } from "#app/domain/views/study-sections.ts";
import { studyView } from "#app/domain/views/study-view.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { groupDoubtsOf } from "#app/services/imports/keep-doubts.ts";
import { findingsOf, readStudy } from "#app/services/read-study.ts";

/** The study's own page asks for it, too. */
export const handle: RouteHandle = { partOfPage: true };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `${loaded.section.title} · ${loaded.name} · Equipoise` : "Equipoise" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const study = readStudy(context.store, params.slug, scope);
	const view = withDoubts(
		studyView(study, findingsOf(context.store, study, scope)),
		groupDoubtsOf(context.store, study.id),
	);
	const { sections } = divideStudy(view);
	const links = linksTo(sections);
	const page = wholeNumber(new URL(request.url).searchParams.get("page") ?? "1");
	const at = links.findIndex((link) => link.part === params.part && link.page === page);
	const [section, link] = [sections[at], links[at]];
	if (!section || !link) {
		throw new Problem("not-found", "This study has no such section. All of it is on the study’s own page.");
	}
	return data(
		{
			...{ section, name: view.name, slug: study.slug, version: study.version },
			before: links.find((other) => other.part === link.part && other.page === link.page - 1) ?? null,
			after: links.find((other) => other.part === link.part && other.page === link.page + 1) ?? null,
			editor: canEdit(context.viewer),
		},
		{ headers },
	);
});

export default function More() {
	const { section, name, slug, version, before, after, editor } = useLoaderData<typeof loader>();
	const address = `/studies/${slug}`;
	const part: LongPart = section.part;
	return (
		<article className="grid grid-cols-1 gap-6">
			<header>
				<p className="text-muted">
					<Link to={address}>{name}</Link> · {LONG_PARTS[part]}
				</p>
				<h1 className="mt-1">{section.title}</h1>
			</header>
			<div>
				<StudySectionContent section={section} address={address} {...(editor && { version })} />
			</div>
			<nav aria-label="Sections" className="no-print flex flex-wrap gap-6">
				{before && (
					<Link to={sectionAddress(address, before)} rel="prev">
						Before: {before.title}
					</Link>
				)}
				{after && (
					<Link to={sectionAddress(address, after)} rel="next">
						Next: {after.title}
					</Link>
				)}
				<Link to={`${address}#${part === "participants" ? "design" : part}`}>Back to the study</Link>
			</nav>
		</article>
	);
}
