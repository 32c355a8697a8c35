/**
 * Runs something that Ctrl+C, or a supervisor's SIGTERM, breaks off in its own time. A second signal is taken for
 * the first come twice: npm and the terminal each send one.
 */
export async function untilInterrupted<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const controller = new AbortController();
	const stop = () => controller.abort();
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	try {
		return await run(controller.signal);
	} finally {
		process.off("SIGINT", stop);
		process.off("SIGTERM", stop);
	}
}
