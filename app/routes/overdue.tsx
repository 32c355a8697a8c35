import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { StudyList } from "#app/components/topic/topic-lists.tsx";
import { PageLinks } from "#app/components/ui/page-links.tsx";
import { pageNumber } from "#app/http/addresses/page-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { askedTopicIn, today } from "#app/http/topics/answer-topic.ts";
import { readTopicAddress } from "#app/services/find-topic.ts";
import { overdueItem } from "#app/services/view-topic.ts";
import { overdueStudies } from "#db/queries/topic-lists.ts";

const PAGE = 100;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `Overdue: ${loaded?.title ?? ""} · Equipoise` },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	const asked = askedTopicIn(search);
	const found = readTopicAddress(context.store, asked, scope);
	const page = pageNumber(search);
	const listed = overdueStudies(context.store, found.subject, {
		...{ scope, today: today(), limit: PAGE + 1, offset: (page - 1) * PAGE },
	});
	return data(
		{
			...{ title: found.title, address: found.address, page, hasNext: listed.length > PAGE },
			asked: Object.fromEntries(Object.entries(asked).filter(([, slug]) => slug !== undefined)),
			items: listed.slice(0, PAGE).map(overdueItem),
		},
		{ headers },
	);
});

export default function Overdue() {
	const { title, address, items, page, hasNext, asked } = useLoaderData<typeof loader>();
	return (
		<>
			<p>
				<Link to={address}>{title}</Link>
			</p>
			<h1>Overdue</h1>
			<p className="mt-1 mb-4 text-muted">
				Studies more than 12 months past their primary completion without results here, the longest overdue
				first. They may have reported elsewhere.
			</p>
			{items.length > 0 ? (
				<StudyList items={items} />
			) : (
				<p className="border-y border-line py-6">None{page > 1 && " on this page"}.</p>
			)}
			<PageLinks
				page={page}
				hasNext={hasNext}
				at={(number) => `?${new URLSearchParams({ ...asked, page: String(number) })}`}
			/>
		</>
	);
}
