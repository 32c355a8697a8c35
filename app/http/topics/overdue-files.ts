import type { LoaderFunctionArgs } from "@remix-run/node";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import type { Table } from "#app/exchange/table.ts";
import { csvPieces } from "#app/exchange/write-csv.ts";
import { workbookPieces } from "#app/services/exports/workbook-pieces.ts";
import { OVERDUE_COLUMNS, overdueTables } from "#app/services/list-overdue.ts";
import { NOT_KEPT } from "../answers/cache-control.ts";
import { nextInQueue } from "../answers/fair-queue.ts";
import { streamOf } from "../answers/stream-of.ts";
import { fileResponse } from "../files/file-responses.ts";
import { overdueAt } from "./overdue-at.ts";

/** Every overdue study that an address asks for, in one kind of file, which goes out while it is read. */
const overdueFile =
	(format: "csv" | "xlsx", write: (tables: AsyncGenerator<Table>) => AsyncGenerator<string | Uint8Array>) =>
	(args: LoaderFunctionArgs): Response => {
		const { asked } = overdueAt(args);
		const body = streamOf(write(overdueTables(args.context.store, asked, nextInQueue)));
		const { type, ending } = EXPORT_FORMATS[format];
		return fileResponse(body, { name: `overdue${ending}`, type }, NOT_KEPT);
	};

export const overdueCsv = overdueFile("csv", (tables) => csvPieces(OVERDUE_COLUMNS, tables));
export const overdueXlsx = overdueFile("xlsx", (tables) =>
	workbookPieces("Overdue", OVERDUE_COLUMNS, tables),
);
