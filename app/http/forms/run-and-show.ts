import { setImmediate } from "node:timers/promises";
import { redirect } from "@remix-run/node";
import { counted } from "#app/domain/format/format.ts";
import { runBatch } from "#app/services/imports/run-import.ts";
import { getImport } from "#db/queries/imports.ts";
import { redirectWithNotice } from "../answers/notice.ts";
import type { AppContext } from "../context.ts";

/** How long somebody waits for an import to be done before they are shown how far it is, in milliseconds. */
const PATIENCE = 1000;

interface Showing {
	/** What became of new studies: "saved as draft". */
	saved: string;
	/** What is said of studies that are here already: "of which the table says nothing new". */
	unchanged: string;
	/** The page to go on to where every record was saved. */
	next: string;
	/** What was concluded in reading the file; the first few are said. */
	remarks?: string[];
}

const SAID = 5;

/**
 * Runs an import that was set to work by somebody who waits. A small one is done at once and its studies are shown; a
 * large one, or one that leaves something to look at, is shown as the import that it is.
 */
export async function runAndShow(context: AppContext, id: number, showing: Showing): Promise<Response> {
	const { store, imports } = context;
	const address = `/import/${id}`;
	const begun = performance.now();
	while (runBatch(store, id)) {
		if (performance.now() - begun > PATIENCE) {
			imports.wake();
			return redirect(address);
		}
		await setImmediate();
	}
	const counts = getImport(store, id)?.counts;
	if (!counts) return redirect(address);
	const { created, unchanged, held, skipped, failed } = counts;
	const message = [
		...(created > 0 ? [`${counted(created, "study", "studies")} ${showing.saved}.`] : []),
		...(unchanged > 0 ? [`${unchanged} here already${showing.unchanged}.`] : []),
		...(held > 0 ? [`${held} to look at.`] : []),
		...(skipped > 0 ? [`${skipped} left out.`] : []),
		...(failed > 0 ? [`${failed} cannot be read.`] : []),
		...(showing.remarks ?? []).slice(0, SAID),
	].join(" ");
	if (held > 0) return redirectWithNotice(context, `${address}?state=held`, message);
	return redirectWithNotice(context, failed + skipped > 0 ? address : showing.next, message);
}
