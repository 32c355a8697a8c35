import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FirstSteps } from "#app/components/api/first-steps.tsx";
import { Operation } from "#app/components/api/operation.tsx";
import { SchemaFields } from "#app/components/api/schema-fields.tsx";
import { Statuses } from "#app/components/api/statuses.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { publicOrigin } from "#app/http/answers/public-origin.ts";
import { loaderHeaders } from "#app/http/answers/public-reading.ts";
import { apiView } from "#app/http/api/page.ts";

export const meta: MetaFunction = () => [
	{ title: "API · Equipoise" },
	{ name: "description", content: "Studies as documents and meta-analyses of rows, for programs" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const origin = publicOrigin({ request, context });
	const { publicReading } = context.settings;
	return data(
		{ ...apiView(origin), origin, publicReading },
		{ headers: { "Cache-Control": "private, no-cache" } },
	);
});

export default function Api() {
	const { operations, schemas, statuses, kinds, problem, origin, publicReading } =
		useLoaderData<typeof loader>();
	return (
		<article className="grid grid-cols-1 gap-6">
			<header className="max-w-3xl">
				<h1>API</h1>
				<p className="mt-2">
					For programs: studies as documents, syntheses, and meta-analyses of rows.{" "}
					<a href="/api/v1/openapi.json">openapi.json</a> says the same to code generators (OpenAPI 3.1).
				</p>
			</header>
			<FirstSteps origin={origin} publicReading={publicReading} />
			<nav aria-labelledby="operations">
				<h2 id="operations">What there is</h2>
				<ul className="mt-2 grid grid-cols-1 gap-1 text-sm">
					{operations.map(({ id, method, path, summary }) => (
						<li key={id}>
							<a href={`#${id}`}>{summary}</a>{" "}
							<span className="break-words font-mono text-muted">
								{method} {path}
							</span>
						</li>
					))}
				</ul>
			</nav>
			{operations.map((operation) => (
				<Operation key={operation.id} {...operation} />
			))}
			<Statuses statuses={statuses} kinds={kinds} problem={problem} />
			<section aria-labelledby="fields" className="border-t border-line pt-4">
				<h2 id="fields">Fields</h2>
				<p className="mt-1 mb-3 text-sm text-muted">
					Dots lead into objects, [] into lists. Estimates and intervals are on the analysis scale (logs of
					ratios), percentages are 0 to 100.
				</p>
				{schemas.map((schema) => (
					<SchemaFields key={schema.name} {...schema} />
				))}
			</section>
		</article>
	);
}
