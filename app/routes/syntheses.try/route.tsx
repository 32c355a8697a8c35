import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { TableForm } from "#app/components/synthesis/table-form.tsx";
import { TableResult } from "#app/components/synthesis/table-result.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { readForm } from "#app/http/forms/form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { answerTable, formAt, tableForm } from "./answer.ts";
import { EXAMPLES } from "./example.ts";

export const handle: RouteHandle = { computes: true, storesNothing: true };

export const meta: MetaFunction = () => [
	{ title: "Pool your own table · Equipoise" },
	{ name: "description", content: "Paste a table of studies and get its meta-analysis. Nothing is stored." },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { headers } = authoriseReader(context);
	const { searchParams } = new URL(request.url);
	const form = formAt(searchParams);
	if (form.table === "") return data({ form, empty: true as const }, { headers });
	const answer = answerTable(form, searchParams);
	return data(answer, { headers, status: answer.errors ? 400 : 200 });
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	authoriseReader(context);
	const posted = await readForm(request);
	const answer = answerTable(tableForm(posted), posted);
	return data(answer, { status: answer.errors ? 400 : 200 });
});

export default function TryTable() {
	const start = useLoaderData<typeof loader>();
	const posted = useActionData<typeof action>();
	const shown = posted ?? start;
	const errors = ("errors" in shown && shown.errors) || [];
	const isComputed = "view" in shown && shown.view !== undefined;
	const form = <TableForm form={shown.form} errors={errors} {...("reading" in shown && shown)} />;
	return (
		<div className="grid grid-cols-1 gap-8">
			<div>
				<h1>Pool your own table</h1>
				<p className="mt-1 max-w-3xl text-muted">
					Paste a table of studies to get its meta-analysis, shown as a synthesis here would be. Nothing is
					stored.
				</p>
				<Examples table={shown.form.table} />
				{!isComputed && form}
			</div>
			{isComputed && (
				<TableResult
					view={shown.view}
					words={shown.words}
					share={shown.share}
					sent={shown.sent}
					remarked={shown.reading.remarks.length > 0}
				>
					{form}
				</TableResult>
			)}
		</div>
	);
}

/** Tables to try it with; of the one that is shown, whose figures they are. */
function Examples({ table }: { table: string }) {
	return (
		<ul className="no-print mt-2 mb-4 max-w-3xl text-sm">
			{Object.entries(EXAMPLES).map(([key, example]) => (
				<li key={key}>
					{example.table === table.replaceAll("\r\n", "\n") ? (
						<>Example: {example.name}. </>
					) : (
						<>
							No table at hand? Load <Link to={`?example=${key}`}>{example.name}</Link>.{" "}
						</>
					)}
					Source: <a href={example.href}>{example.source}</a>.
				</li>
			))}
		</ul>
	);
}
