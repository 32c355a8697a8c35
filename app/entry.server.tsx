import { Writable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { DrawnContext } from "./components/drawn/drawn-context.ts";
import { NonceContext } from "./components/nonce.tsx";

/** A page that takes longer than this to make is given up, in milliseconds. */
const ABORT_DELAY = 10_000;

/**
 * Renders a page whole before sending it: loaders have all data by then, and a whole page can be kept for
 * the next reader and answered with an ETag. The server takes its text from the context: as the body of the answer it
 * would be read through two kinds of streams, piece by piece.
 */
export default function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remixContext: EntryContext,
	context: AppLoadContext,
): Promise<Response> {
	return new Promise<Response>((resolve, reject) => {
		const { pipe, abort } = renderToPipeableStream(
			<NonceContext.Provider value={context.nonce}>
				<DrawnContext.Provider value={context.drawn}>
					<RemixServer
						context={remixContext}
						url={request.url}
						abortDelay={ABORT_DELAY}
						nonce={context.nonce}
					/>
				</DrawnContext.Provider>
			</NonceContext.Provider>,
			{
				nonce: context.nonce,
				onAllReady() {
					clearTimeout(patience);
					headers.set("Content-Type", "text/html; charset=utf-8");
					pipe(
						collecting((html) => {
							context.rendered = html;
							resolve(new Response(null, { headers, status }));
						}),
					);
				},
				onShellError: reject,
				onError(error) {
					logError(error, context);
				},
			},
		);
		const patience = setTimeout(abort, ABORT_DELAY).unref();
	});
}

/** Takes a text in pieces, and gives it whole. */
function collecting(take: (text: string) => void): Writable {
	const pieces: Uint8Array[] = [];
	return new Writable({
		write(piece: Uint8Array, _encoding, done) {
			pieces.push(piece);
			done();
		},
		final(done) {
			take(Buffer.concat(pieces).toString());
			done();
		},
	});
}

export function handleError(
	error: unknown,
	{ request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
	// An address or a method that nothing here has is no fault of ours.
	const isTheirs = isRouteErrorResponse(error) && error.status < 500;
	if (!request.signal.aborted && !isTheirs) logError(error, context);
}

/** The log line carries the id that the error page shows. */
function logError(error: unknown, context: AppLoadContext) {
	context.log.error({ id: context.requestId, err: error }, "page failed");
}
