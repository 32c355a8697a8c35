/**
 * Where a text stops being JSON, from 0: at the first character that no longer can begin or go on a value.
 * Undefined where it is JSON. The engine's own message names the place only sometimes; else it is closed in on.
 */
export function jsonFault(text: string): number | undefined {
	const fault = faultOf(text);
	if (fault === undefined || typeof fault === "number") return fault;
	// Cut before the fault, a text only ends too early; cut behind it, it is wrong.
	let [sound, wrong] = [0, text.length];
	while (wrong - sound > 1) {
		const middle = (sound + wrong) >> 1;
		const found = faultOf(text.slice(0, middle));
		if (found === undefined || found === "early end" || found === middle) sound = middle;
		else if (typeof found === "number") return found;
		else wrong = middle;
	}
	return sound;
}

function faultOf(text: string): number | "early end" | "somewhere" | undefined {
	try {
		JSON.parse(text);
		return undefined;
	} catch (error) {
		const message = error instanceof Error ? error.message : "";
		if (/end of JSON input|Unterminated string/.test(message)) return "early end";
		const position = /at position (\d+)/.exec(message)?.[1];
		return position === undefined ? "somewhere" : Number(position);
	}
}
