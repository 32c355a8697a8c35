import type { Server } from "node:http";

/** How long requests in flight may take to finish after a signal to stop, in milliseconds. */
const GRACE = 9000;
/** After so many milliseconds the process ends in any case: whatever is open then may be killed at any moment. */
const LONGEST = 9800;

/** Calls a function when the process is asked to end: by a supervisor, by Ctrl+C, by a terminal that is closed. */
export function onStopSignal(stop: () => void): void {
	for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);
}

/**
 * Ends the process within ten seconds when it is asked to, once the requests in flight are answered.
 * @param begin ends what takes its time beside the requests, at once
 * @param end closes what is open, after the last answer
 */
export function stopOnSignal(
	server: Server,
	{ begin, end }: { begin?: () => Promise<unknown>; end: () => void | Promise<void> },
): void {
	let stopping = false;
	onStopSignal(() => {
		if (stopping) return;
		stopping = true;
		const begun = begin?.();
		server.close(async () => {
			await begun;
			await end();
			process.exit(0);
		});
		// A browser keeps its connection after the last answer; nothing more may come in by it.
		server.closeIdleConnections();
		setInterval(() => server.closeIdleConnections(), 50).unref();
		setTimeout(() => server.closeAllConnections(), GRACE).unref();
		setTimeout(() => process.exit(0), LONGEST).unref();
	});
}
