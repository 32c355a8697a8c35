import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { TableForm } from "#app/components/synthesis/table-form.tsx";
import { TableResult } from "#app/components/synthesis/table-result.tsx";
import { answering } from "#app/http/answers/answering.ts";
import { authoriseReader, loaderHeaders } from "#app/http/answers/public-reading.ts";
import { readForm } from "#app/http/forms/form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { answerTable, tableForm } from "./answer.ts";

export const handle: RouteHandle = { computes: true, storesNothing: true };

export const meta: MetaFunction = () => [
	{ title: "Pool your own table · Equipoise" },
	{ name: "description", content: "Paste a table of studies and get its meta-analysis. Nothing is stored." },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { headers } = authoriseReader(context);
	const { searchParams } = new URL(request.url);
	const form = tableForm(searchParams);
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
	return (
		<div className="grid grid-cols-1 gap-8">
			<div>
				<h1>Pool your own table</h1>
				<p className="mt-1 mb-4 max-w-3xl text-muted">
					Paste the studies and get the analysis, as a synthesis here would show it. Nothing is stored.
				</p>
				<TableForm form={shown.form} errors={errors} {...("reading" in shown && shown)} />
			</div>
			{"view" in shown && shown.view && (
				<TableResult view={shown.view} words={shown.words} share={shown.share} />
			)}
		</div>
	);
}
