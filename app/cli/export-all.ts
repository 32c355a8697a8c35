import { once } from "node:events";
import { EXPORT_FORMATS, type ExportFormat, isArchive, isWorkbook } from "#app/domain/export-formats.ts";
import { Problem } from "#app/domain/problem.ts";
import { exportStudies } from "#app/services/exports/export-studies.ts";
import type { Selection } from "#app/services/exports/study-source.ts";
import { synthesisRows } from "#app/services/exports/synthesis-rows.ts";
import type { StudyFilters } from "#db/queries/list-studies.ts";
import type { Store } from "#db/store.ts";
import { ofOneMoment } from "#db/transaction.ts";
import { namedFile } from "./command.ts";
import { CommandFailed } from "./failure.ts";
import { writeBeside } from "./write-beside.ts";

export interface ExportOptions {
	format: ExportFormat;
	published?: boolean;
	q?: string;
	condition?: string;
	intervention?: string;
	phase?: string;
	status?: string;
	from?: number;
	to?: number;
	results?: boolean;
	synthesis?: string;
	output?: string;
	force?: boolean;
}

/** Writes what the command line names to standard output or a file. @throws Problem, CommandFailed */
export async function exportAll(store: Store, slugs: string[], options: ExportOptions): Promise<void> {
	const { format, published = false, output, force = false } = options;
	const scope = published ? "published" : "drafts-too";
	const selection = selectionOf(slugs, options);
	if ((isArchive(format) || isWorkbook(format)) && output === undefined && process.stdout.isTTY)
		throw new CommandFailed(
			`${EXPORT_FORMATS[format].label} is nothing to read here. Name a file with --output`,
		);
	const file =
		selection.kind === "synthesis" && format === "revman"
			? synthesisRows(store, selection.slug, scope)
			: exportStudies(store, { format, selection, scope });
	if (file.isEmpty()) process.stderr.write(`${nothingIn(selection, published)}\n`);
	const pieces = saying(ofOneMoment(store, file.pieces), output !== undefined || !process.stdout.isTTY);
	if (output === undefined) await writeOut(pieces);
	else if (namedFile(output) === store.path) throw new CommandFailed(`${store.path} is the database itself`);
	else await writeBeside(namedFile(output), pieces, { replace: force });
}

/** @throws Problem when two ways of choosing are mixed */
function selectionOf(slugs: string[], options: ExportOptions): Selection {
	const { q, condition, intervention, phase, status, from, to, results, synthesis } = options;
	const filters: StudyFilters = {
		...(q !== undefined && { q }),
		...(condition !== undefined && { condition }),
		...(intervention !== undefined && { intervention }),
		...(phase !== undefined && { phase }),
		...(status !== undefined && { status }),
		...(from !== undefined && { yearFrom: from }),
		...(to !== undefined && { yearTo: to }),
		...(results && { hasResults: true }),
	};
	const isNarrowed = Object.keys(filters).length > 0;
	if ([slugs.length > 0, synthesis !== undefined, isNarrowed].filter(Boolean).length > 1)
		throw new Problem("invalid", "Name studies, or a synthesis, or what to search for; not more than one.");
	if (slugs.length > 0) return { kind: "named", slugs };
	if (synthesis !== undefined) return { kind: "synthesis", slug: synthesis };
	if (!isNarrowed) return { kind: "everything" };
	return { kind: "found", query: { ...filters, sort: q === undefined ? "newest" : "relevance" } };
}

/** A program that goes on with an empty file should not look for the mistake in itself. */
function nothingIn(selection: Selection, published: boolean): string {
	const kind = published ? "published study" : "study";
	if (selection.kind === "found") return `No ${kind} was found; what is written has none.`;
	if (selection.kind === "synthesis") return `The synthesis has no ${kind}; what is written has none.`;
	return `There is no ${kind}; what is written has none.`;
}

async function writeOut(pieces: AsyncIterable<string | Uint8Array>) {
	for await (const piece of pieces) {
		// A reader that has seen enough, such as `head`, ends the program where its errors are heard.
		if (!process.stdout.write(piece)) await once(process.stdout, "drain");
	}
}

/** How often progress is said, in milliseconds. */
const EVERY = 500;

/** The pieces, and on a terminal's standard error how much there has been of them. */
async function* saying(pieces: AsyncIterable<string | Uint8Array>, wanted: boolean) {
	if (!wanted || !process.stderr.isTTY) {
		yield* pieces;
		return;
	}
	let [written, said] = [0, performance.now()];
	const clear = "\u001b[K";
	try {
		for await (const piece of pieces) {
			yield piece;
			written += piece.length;
			if (performance.now() - said < EVERY) continue;
			said = performance.now();
			process.stderr.write(`\r${(written / 1e6).toFixed(1)} MB written ${clear}`);
		}
	} finally {
		process.stderr.write(`\r${clear}`);
	}
}
