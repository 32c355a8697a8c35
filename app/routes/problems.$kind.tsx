import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PROBLEM_TYPES, Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: `${loaded?.title ?? "No such problem"} · Equipoise` },
];

export const headers = loaderHeaders;

/** What a problem document's `type` leads to. It says nothing of the library, and is for everybody as the API’s page is. */
export const loader = answering(({ params }: LoaderFunctionArgs) => {
	const { kind = "" } = params;
	if (!Object.hasOwn(PROBLEM_TYPES, kind))
		throw new Problem("not-found", "There is no such kind of problem; the page /api lists those there are.");
	const { status, title, about } = PROBLEM_TYPES[kind as keyof typeof PROBLEM_TYPES];
	return data({ kind, status, title, about }, { headers: { "Cache-Control": "private, no-cache" } });
});

export default function ProblemPage() {
	const { kind, status, title, about } = useLoaderData<typeof loader>();
	return (
		<article className="max-w-2xl">
			<h1>{title}</h1>
			<p className="mt-2 text-muted tabular">
				Status {status}, problem type <code>{kind}</code>
			</p>
			<p className="mt-4">{about}</p>
			<p className="mt-6">
				<a href="/api#statuses">All statuses and problems of the API</a>
			</p>
		</article>
	);
}
