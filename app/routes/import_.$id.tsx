import {
	type ActionFunctionArgs,
	data,
	type LoaderFunctionArgs,
	type MetaFunction,
	redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { DoubtList } from "#app/components/import/doubt-list.tsx";
import { ImportControls } from "#app/components/import/import-controls.tsx";
import { RecordList } from "#app/components/import/record-list.tsx";
import { StateFilter } from "#app/components/import/state-filter.tsx";
import { useRefresh } from "#app/components/import/use-refresh.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { counted } from "#app/domain/format/format.ts";
import { formatDay } from "#app/domain/format/format-date.ts";
import { countDoubts, printDoubtCounts, readDoubts } from "#app/domain/imports/import-doubts.ts";
import { printProgress, progressOf } from "#app/domain/imports/import-progress.ts";
import { IMPORT_STATE_WORDS } from "#app/domain/imports/import-words.ts";
import { Problem } from "#app/domain/problem.ts";
import { readRecordState } from "#app/http/addresses/record-place.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { answering } from "#app/http/answers/answering.ts";
import { readForm } from "#app/http/forms/form.ts";
import { retryRecords, startImport, stopImport } from "#app/services/imports/run-import.ts";
import { listDoubts } from "#db/queries/doubts.ts";
import { getImport, getImportRow, listRecords } from "#db/queries/imports.ts";

const PAGE = 100;
/** Studies with doubts that are counted: of a large import there may be tens of thousands. */
const COUNTED = 1000;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
	{ title: loaded ? `Import ${loaded.id} · Equipoise` : "Equipoise" },
];

export const loader = answering(({ request, params, context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const id = wholeNumber(params.id ?? null) ?? 0;
	const found = getImport(context.store, id);
	if (!found) throw new Problem("not-found", "There is no such import.");
	const search = new URL(request.url).searchParams;
	const state = readRecordState(search);
	const after = (wholeNumber(search.get("after")) ?? 0) - 1;
	const records = listRecords(context.store, id, { after, limit: PAGE + 1, ...(state && { state }) });
	const { counts, total, worked } = found;
	const progress = progressOf({ total, waiting: counts.waiting, worked });
	const left = listDoubts(context.store, id, COUNTED + 1);
	const doubts = left.slice(0, COUNTED).map(({ slug, doubts }) => ({ slug, doubts: readDoubts(doubts) }));
	const doubtCounts = countDoubts(doubts.flatMap((left) => left.doubts));
	return {
		...{ id, name: found.name, state: found.state, message: found.message },
		saved: savedAs(found),
		doubts: {
			line: printDoubtCounts(doubtCounts),
			studies: doubts.length,
			more: left.length > COUNTED,
			list: doubts.slice(0, PAGE).map((left) => ({
				slug: left.slug,
				messages: left.doubts.map(({ message }) => message),
			})),
		},
		by: `${found.createdByName ?? "The command line"}, ${formatDay(found.createdAt)}`,
		...{ counts, total, filter: state ?? null, progress, progressLine: printProgress(progress) },
		records: records.slice(0, PAGE).map(({ position, label, place, state, message, slug }) => ({
			...{ position, label, place, state, message, slug },
		})),
		next: records.length > PAGE ? (records[PAGE]?.position ?? null) : null,
	};
});

const savedAs = ({ publish, onlySure }: { publish: boolean; onlySure: boolean }) => {
	if (!publish) return "saved as draft";
	return onlySure ? "published unless there are errors or doubts" : "published unless there are errors";
};

export const action = answering(async ({ request, params, context }: ActionFunctionArgs) => {
	requireEditor(context.viewer);
	const id = wholeNumber(params.id ?? null) ?? 0;
	const { store, imports } = context;
	if (!getImportRow(store, id)) throw new Problem("not-found", "There is no such import.");
	const intent = (await readForm(request)).get("intent");
	try {
		if (intent === "retry") retryRecords(store, id);
		if (intent === "stop") stopImport(store, id);
		else if (intent === "start" || intent === "retry") startImport(store, id);
		else throw new Problem("invalid", "What was sent does not fit this page.");
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return data({ refused: error.message }, { status: error.status });
	}
	imports.wake();
	return redirect(`/import/${id}`);
});

export default function ImportPage() {
	const found = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const isRunning = found.state === "running";
	useRefresh(isRunning);
	return (
		<>
			<p>
				<Link to="/import">Import</Link>
			</p>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			{found.message && <Notice kind="warning">{found.message}</Notice>}
			<h1 className="break-words">{found.name}</h1>
			<p className="text-sm text-muted">
				{found.by}. {counted(found.total, "record")}, {found.saved}.
			</p>
			<ImportControls
				state={found.state}
				stateLabel={IMPORT_STATE_WORDS[found.state]}
				progress={found.progress}
				line={found.progressLine}
				counts={found.counts}
			/>
			<DoubtList doubts={found.doubts} />
			<StateFilter id={found.id} counts={found.counts} total={found.total} filter={found.filter} />
			<p className="mt-2 text-sm">
				<a href={`/import/${found.id}.csv${found.filter ? `?state=${found.filter}` : ""}`}>
					This list as CSV
				</a>
			</p>
			<RecordList id={found.id} records={found.records} />
			{found.next !== null && (
				<p className="mt-4">
					<Link
						to={`?${new URLSearchParams({ ...(found.filter && { state: found.filter }), after: String(found.next) })}`}
					>
						More records
					</Link>
				</p>
			)}
		</>
	);
}
