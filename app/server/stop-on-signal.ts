import type { Server } from "node:http";

/**
 * How long requests in flight may take to finish after a signal to stop, in milliseconds: a mail may take three seconds
 * more, and after ten `docker stop` kills.
 */
const GRACE = 6500;

/**
 * Ends the process on SIGTERM or SIGINT once the requests in flight are answered, within ten seconds.
 * @param close what is open, after the last answer
 * @param begin what takes its time to end, at once
 */
export function stopOnSignal(server: Server, close: () => Promise<void>, begin = () => {}): void {
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		begin();
		server.close(async () => {
			await close();
			process.exit(0);
		});
		// A browser keeps its connection after the last answer; nothing more may come in by it.
		server.closeIdleConnections();
		setInterval(() => server.closeIdleConnections(), 50).unref();
		setTimeout(() => server.closeAllConnections(), GRACE).unref();
	};
	process.on("SIGTERM", stop);
	process.on("SIGINT", stop);
}
