import type { LoaderFunctionArgs } from "@remix-run/node";
import { streamOf } from "#app/http/answers/stream-of.ts";
import { answeringExports } from "#app/http/files/note-export.ts";
import { overdueAt } from "#app/http/topics/overdue-at.ts";
import { overdueRows } from "#app/services/list-overdue.ts";

/** Every study of the list, as one JSON array. */
export const loader = answeringExports((args: LoaderFunctionArgs) => {
	const { asked, headers } = overdueAt(args);
	const pieces = jsonPieces(overdueRows(args.context.store, asked));
	return new Response(streamOf(pieces), {
		headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
	});
});

function* jsonPieces(batches: Iterable<object[]>): Generator<string> {
	yield "[";
	let between = "\n";
	for (const rows of batches) {
		yield between + rows.map((row) => JSON.stringify(row)).join(",\n");
		between = ",\n";
	}
	yield "\n]\n";
}
