import type { Logger } from "./log.ts";

/**
 * Lets the server go on after a fault that nobody caught, with a line in the log: one request must not end everybody
 * else's. That is safe here because nothing that has to be right is held by the process: what is stored is written in
 * transactions that run without a break, and an error within one takes it back before it comes this far.
 */
export function outliveFaults(log: Logger): void {
	process.on("uncaughtException", (err, origin) =>
		log.fatal({ err, origin }, "fault outside of any request"),
	);
	// Whoever took what is printed has gone, or the disk that it goes to is full.
	process.stdout.on("error", () => {});
	process.stderr.on("error", () => {});
}
