import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Table } from "#app/exchange/table.ts";
import { NOT_KEPT } from "#app/http/answers/cache-control.ts";
import { nextInQueue } from "#app/http/answers/fair-queue.ts";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { overdueAt } from "#app/http/topics/overdue-at.ts";
import { overdueTables } from "#app/services/list-overdue.ts";

/** Every study of the list, as one JSON array. */
export const loader = answeringExports((args: LoaderFunctionArgs) => {
	const { asked } = overdueAt(args);
	const pieces = jsonPieces(overdueTables(args.context.store, asked, nextInQueue));
	return new Response(streamOf(pieces), {
		headers: { ...NOT_KEPT, "Content-Type": "application/json; charset=utf-8" },
	});
});

async function* jsonPieces(tables: AsyncIterable<Table>): AsyncGenerator<string> {
	yield "[";
	let between = "\n";
	for await (const { rows } of tables) {
		yield between + rows.map((row) => JSON.stringify(row)).join(",\n");
		between = ",\n";
	}
	yield "\n]\n";
}
