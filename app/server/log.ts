import pino, { type Logger } from "pino";

export type { Logger };

/**
 * One JSON line an event on standard output. Nothing personal goes in: no address, no name, no query string
 * (it holds what people search for and, in links, secrets).
 * @param about what each line says besides: which of several processes wrote it
 */
export function createLog(level: string, about: { worker?: number } = {}): Logger {
	const output = pino.destination({ dest: 1, sync: true, maxLength: MOST_WAITING });
	// Whoever took the log has gone, or the disk that it goes to is full: readers are answered all the same.
	output.on("error", () => {});
	return pino({ level, base: about, timestamp: pino.stdTimeFunctions.isoTime }, output);
}

/** What is kept of lines that cannot be written yet, in bytes; further ones are lost. */
const MOST_WAITING = 1024 * 1024;
