import pino, { type Logger } from "pino";

export type { Logger };

/**
 * One JSON line an event on standard output. Nothing personal goes in: no address, no name, no query string
 * (it holds what people search for and, in links, secrets).
 */
export function createLog(level: string): Logger {
	return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
