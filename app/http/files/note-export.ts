import { answeringMachines } from "../answers/answering.ts";
import type { AppContext } from "../context.ts";

type Context = Pick<AppContext, "viewer" | "notes">;
interface Arguments {
	request: Request;
	context: Pick<AppContext, "log" | "requestId" | "refusal" | "answerHeaders"> & Context;
}

/** An address with all its filters can be long. */
const MOST_LETTERS = 300;

/**
 * As `answeringMachines`, for the files in which studies and syntheses are exported. Who took which is noted for
 * the audit log. A reader who is not logged in is nobody to note, and gets what is published.
 */
export function answeringExports<A extends Arguments>(answer: (args: A) => Response | Promise<Response>) {
	return answeringMachines(async (args: A) => {
		const response = await answer(args);
		const { pathname, search } = new URL(args.request.url);
		noteExport(args.context, pathname + search);
		return response;
	});
}

/** The same of what a program reads: a page of a list or one study after the other, so that only of what is noted. */
export function noteApiReading({ request, context }: Arguments): void {
	const { pathname, searchParams } = new URL(request.url);
	const [, api, version, what, ...rest] = pathname.split("/");
	const format = searchParams.get("format");
	noteExport(
		context,
		`/${api}/${version}/${what}${rest.length > 0 ? "/…" : ""}${format ? `?format=${format}` : ""}`,
		// The API goes by the token where there is one, and other addresses take none.
		{ ...(request.headers.has("Authorization") && { by: "an API token" }) },
	);
}

function noteExport({ viewer, notes }: Context, address: string, how: { by?: string } = {}): void {
	if (viewer.kind !== "user") return;
	const detail = { address: address.slice(0, MOST_LETTERS), ...how };
	notes.note({ action: "export.made", actorId: viewer.id, userId: viewer.id, detail, counts: "times" });
}
