/** How often progress is said, in milliseconds: a terminal's line is written over, elsewhere lines add up. */
const EVERY = process.stderr.isTTY ? 500 : 5000;

/** Says on standard error how far something is, now and then, so that standard output stays for the answer. */
export function createProgressLine() {
	// A terminal is told at once: the first step may be a long one.
	let said = process.stderr.isTTY ? -EVERY : performance.now();
	let isShown = false;
	return {
		/** @param line called only when it is time to say it */
		say(line: () => string) {
			if (performance.now() - said < EVERY) return;
			said = performance.now();
			isShown = true;
			process.stderr.write(process.stderr.isTTY ? `\r${line()} \u001b[K` : `${line()}\n`);
		},
		/** Takes the terminal's line away, for what is said at the end. */
		clear() {
			if (isShown && process.stderr.isTTY) process.stderr.write("\r\u001b[K");
		},
	};
}
