import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { requireEditor } from "#app/auth/permissions.ts";
import { TABLE_FILES } from "#app/components/import/paste-or-file.tsx";
import { SheetChoice } from "#app/components/import/sheet-choice.tsx";
import { StartForm } from "#app/components/import/start-form.tsx";
import { TableForm } from "#app/components/import/table-form.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { Problem } from "#app/domain/problem.ts";
import { answering } from "#app/http/answers/answering.ts";
import { deliveredBytes, pastedIn, readDeliveredForm } from "#app/http/forms/delivered-form.ts";
import { readTableForm } from "#app/http/forms/table-form.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { previewTable } from "#app/services/imports/preview-table.ts";
import { tableNamed, tablesIn } from "#app/services/imports/table-sheets.ts";
import { saveAndShow } from "./save-and-show.ts";

export const handle: RouteHandle = { takesFile: true };

export const meta: MetaFunction = () => [{ title: "Import a table · Equipoise" }];

export const loader = answering(({ context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	return null;
});

export const action = answering(async ({ request, context }: ActionFunctionArgs) => {
	const actor = requireEditor(context.viewer);
	const { store } = context;
	const delivered = await readDeliveredForm(request, context);
	try {
		const {
			intent,
			given,
			shared,
			skipBadRows,
			fileName,
			notes: noted,
			...reading
		} = readTableForm(delivered.form);
		const name = delivered.upload?.name || fileName || "Pasted table";
		const tables = await tablesIn(await deliveredBytes(delivered));
		if (tables.length > 1)
			return data({
				...{ table: null, name, given, shared, notes: [], refused: null },
				sheets: tables.map((sheet) => ({ ...sheet, rows: rowsIn(sheet) })),
			});
		const sheet = tableNamed(tables, undefined);
		const notes = [...noted, ...sheet.remarks];
		const table = previewTable(store, { text: sheet.text, ...reading });
		const { text } = table;
		if (intent === "read") return data({ table, name, notes, given, shared, refused: null });
		try {
			const publish = intent === "publish";
			const saving = { name, text, options: reading.options, skipBadRows, publish, update: false, actor };
			return await saveAndShow(context, { ...saving, reason: `Imported from a table (${name})` });
		} catch (error) {
			if (!(error instanceof Problem) || error.kind !== "invalid") throw error;
			return data({ table, name, notes, given, shared, refused: error.message }, { status: 400 });
		}
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return data(
			{
				...{ table: null, name: "", notes: [], given: {}, shared: null },
				...{ refused: error.message, typed: pastedIn(delivered) },
			},
			{ status: error.status },
		);
	}
});

/** Lines with a cell; the cells of a line are parted by tabs. */
const rowsIn = ({ text }: { text: string }) => text.split("\n").filter((line) => line.trim() !== "").length;

export default function ImportTable() {
	const answer = useActionData<typeof action>();
	return (
		<>
			<p>
				<Link to="/import">Import</Link>
			</p>
			{answer?.refused && <Notice kind="problem">{answer.refused}</Notice>}
			<h1>Import a table</h1>
			{answer?.table ? (
				<TableForm
					table={answer.table}
					name={answer.name}
					notes={answer.notes}
					given={answer.given}
					shared={answer.shared}
				/>
			) : answer && "sheets" in answer && answer.sheets ? (
				<SheetChoice file={answer.name} sheets={answer.sheets} />
			) : (
				<StartForm accept={TABLE_FILES} text={answer && "typed" in answer ? answer.typed : undefined}>
					Read the table
				</StartForm>
			)}
		</>
	);
}
