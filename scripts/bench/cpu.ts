import { ask } from "#tests/support/ask.ts";

/** Seconds of a processor that a program has taken so far, all its workers together; it needs METRICS. */
export async function cpuOf(url: string): Promise<number> {
	const { body } = await ask(url, "/metrics");
	const [, seconds] = /^process_cpu_seconds_total (\S+)$/m.exec(body.toString()) ?? [];
	if (seconds === undefined) throw new Error("The program does not say what it cost");
	return Number(seconds);
}
