import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Operation } from "#app/components/api/operation.tsx";
import { SchemaFields } from "#app/components/api/schema-fields.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { answering } from "#app/http/answering.ts";
import { apiView } from "#app/http/api/page.ts";
import { loaderHeaders } from "#app/http/public-reading.ts";

export const meta: MetaFunction = () => [
	{ title: "API · Equipoise" },
	{ name: "description", content: "Studies as documents and meta-analyses of rows, for programs" },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const origin = context.settings.publicUrl ?? new URL(request.url).origin;
	return data({ ...apiView(), origin }, { headers: { "Cache-Control": "private, no-cache" } });
});

export default function Api() {
	const { operations, schemas, origin } = useLoaderData<typeof loader>();
	return (
		<article className="grid grid-cols-1 gap-6">
			<header className="max-w-3xl">
				<h1>API</h1>
				<p className="mt-2">
					For programs: studies as documents, and meta-analyses of rows.{" "}
					<a href="/api/v1/openapi.json">openapi.json</a> says the same to code generators. Errors are problem
					documents (RFC 9457) that name each field at fault by a JSON pointer.
				</p>
				<p className="mt-2">
					A program that writes, or reads where reading asks for a log-in, sends a token from the{" "}
					<a href="/account">account page</a> as <code>Authorization: Bearer TOKEN</code>.
				</p>
			</header>
			<ScrollRegion label="Example">
				<pre className="rounded border border-line p-3 text-sm">{exampleOf(origin)}</pre>
			</ScrollRegion>
			{operations.map((operation) => (
				<Operation key={operation.id} {...operation} />
			))}
			<section aria-labelledby="fields">
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

function exampleOf(origin: string): string {
	return `curl ${origin}/api/v1/meta-analyses -H 'Content-Type: application/json' -d '{
  "measure": "RR",
  "rows": [
    { "label": "Aronson 1948", "experimental": { "events": 4, "n": 123 }, "control": { "events": 11, "n": 139 } },
    { "label": "Ferguson 1949", "experimental": { "events": 6, "n": 306 }, "control": { "events": 29, "n": 303 } }
  ]
}'`;
}
