import { PassThrough } from "node:stream";
import {
	type ActionFunctionArgs,
	type AppLoadContext,
	createReadableStreamFromReadable,
	type EntryContext,
	type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { DrawnContext } from "./components/drawn/drawn-context.ts";
import { NonceContext } from "./components/nonce.tsx";

/** A page that takes longer than this to make is given up, in milliseconds. */
const ABORT_DELAY = 10_000;

/**
 * Renders a page whole before sending it: loaders have all data by then, and a whole page can be kept for
 * the next reader and answered with an ETag.
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
					const body = new PassThrough();
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
					pipe(body);
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
