import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Part } from "#app/components/study/part.tsx";
import { PooledTable } from "#app/components/synthesis/pooled-table.tsx";
import { Sensitivity } from "#app/components/synthesis/sensitivity.tsx";
import { SmallStudies } from "#app/components/synthesis/small-studies.tsx";
import { StudyTable } from "#app/components/synthesis/study-table.tsx";
import { Subgroups } from "#app/components/synthesis/subgroups.tsx";
import { TableForm } from "#app/components/synthesis/table-form.tsx";
import type { TableView } from "#app/domain/views/synthesis/table-view.ts";
import { answerTable, tableForm } from "#app/http/answer-table.ts";
import { answering } from "#app/http/answering.ts";
import { readForm } from "#app/http/form.ts";
import { admitReader, loaderHeaders } from "#app/http/public-reading.ts";

export const meta: MetaFunction = () => [
	{ title: "Pool your own table · Equipoise" },
	{ name: "description", content: "Paste a table of studies and get its meta-analysis. Nothing is stored." },
];

export const headers = loaderHeaders;

export const loader = answering(({ request, context }: LoaderFunctionArgs) => {
	const { headers } = admitReader(context);
	const form = tableForm(new URL(request.url).searchParams);
	if (form.table === "") return data({ form, empty: true as const }, { headers });
	const answer = answerTable(form);
	return data(answer, { headers, status: answer.errors ? 400 : 200 });
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	admitReader(context);
	const answer = answerTable(tableForm(await readForm(request)));
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
				<TableForm form={shown.form} errors={errors} />
			</div>
			{"view" in shown && shown.view && <Result view={shown.view} share={shown.share} />}
		</div>
	);
}

function Result({ view, share }: { view: TableView; share: string | null }) {
	const { pooled, rows, heterogeneity, subgroups, smallStudy, sensitivity } = view;
	return (
		<>
			<Part id="pooled" title="Pooled result">
				<p className="mb-3 text-xl">
					{pooled.measure} <strong className="tabular">{pooled.effect ?? "not pooled"}</strong>
				</p>
				<PooledTable pooled={pooled} />
				{share && (
					<p className="mt-3">
						<a href={share}>An address that holds this table and its analysis</a>
					</p>
				)}
			</Part>
			<Part id="forest" title="Results of the studies">
				<StudyTable rows={rows} measure={pooled.measure} {...(pooled.effect && { pooled: pooled.effect })} />
			</Part>
			{heterogeneity.length > 0 && (
				<Part id="heterogeneity" title="How the studies differ">
					<ul className="grid max-w-3xl grid-cols-1 list-disc gap-1.5 pl-5">
						{heterogeneity.map((sentence) => (
							<li key={sentence}>{sentence}</li>
						))}
					</ul>
				</Part>
			)}
			{subgroups && <Subgroups subgroups={subgroups} measure={pooled.measure} />}
			{smallStudy && <SmallStudies smallStudy={smallStudy} />}
			<Part id="sensitivity" title="Sensitivity">
				<Sensitivity sensitivity={sensitivity} measure={pooled.measure} />
			</Part>
		</>
	);
}
