import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireEditor } from "#app/auth/permissions.ts";
import { RECORD_STATE_WORDS } from "#app/domain/imports/import-words.ts";
import { Problem } from "#app/domain/problem.ts";
import { readRecordState } from "#app/http/addresses/record-place.ts";
import { wholeNumber } from "#app/http/addresses/whole-number.ts";
import { csvResponse } from "#app/http/files/file-responses.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { getImportRow, listRecords } from "#db/queries/imports.ts";

/** As many as a spreadsheet opens with ease; `after` goes on behind them. */
const MOST = 100_000;
const COLUMNS = ["position", "record", "place", "state", "message", "study"];

/** The records of an import and what came of each, those of one state when `state` says which. */
export const loader = answeringExports(({ request, params, context }: LoaderFunctionArgs) => {
	requireEditor(context.viewer);
	const id = wholeNumber(params.id ?? null) ?? 0;
	if (!getImportRow(context.store, id)) throw new Problem("not-found", "There is no such import.");
	const search = new URL(request.url).searchParams;
	const state = readRecordState(search);
	const after = (wholeNumber(search.get("after")) ?? 0) - 1;
	const wanted = { after, limit: MOST, ...(state && { state }) };
	const rows = listRecords(context.store, id, wanted).map((record) => ({
		...{ position: record.position, record: record.label, place: record.place },
		...{ state: RECORD_STATE_WORDS[record.state], message: record.message ?? "" },
		study: record.slug ? `/studies/${record.slug}` : "",
	}));
	return csvResponse({ columns: COLUMNS, rows }, `import-${id}`, { "Cache-Control": "private, no-cache" });
});
