import type { FigureParts } from "../format/figure-parts.ts";
import { inBrackets } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { PrintedFigures } from "../printed/cell-reading.ts";
import { readPrinted } from "../printed/read-printed.ts";
import type { TimeToEventResult } from "../study/outcome.ts";

/** An arm's median time to an event as reported: its number, or that half of the people had not had it. */
export interface MedianTime extends FigureParts {
	/** Absent where it was not reached. */
	value?: number;
	/** Both ends, or neither. */
	low?: number;
	high?: number;
}

const NOT_REACHED = "not reached";

/**
 * The median of a result, "14.2" and "[9.8, 19.0]", with "not reached" where its state says so, or its note in words
 * that can mean nothing else. @returns undefined where there is none
 */
export function medianTime(result: TimeToEventResult): MedianTime | undefined {
	const { median, ciLow, ciHigh } = result;
	const noted = notedFigures(result.note);
	const isReached = result.state !== "not-reached" && !noted.some(({ state }) => state === "not-reached");
	if (median === undefined && isReached) return undefined;
	const level = result.ciLevel && Number(result.ciLevel) !== 95 ? ` (${result.ciLevel}%)` : "";
	const isOpen =
		ciHigh === undefined &&
		(!isReached ||
			result.ciHighState === "not-reached" ||
			noted.some(({ highNotReached }) => highNotReached));
	const end = (limit: string | undefined) => (limit === undefined ? "not given" : formatReported(limit));
	const interval =
		ciLow === undefined && ciHigh === undefined
			? undefined
			: `${inBrackets({ low: end(ciLow), high: isOpen ? NOT_REACHED : end(ciHigh) })}${level}`;
	return {
		figure: median === undefined ? NOT_REACHED : formatReported(median),
		...(interval && { detail: interval }),
		...(median !== undefined && { value: Number(median) }),
		...(ciLow !== undefined && ciHigh !== undefined && { low: Number(ciLow), high: Number(ciHigh) }),
	};
}

/** What a note says of a median: the cell as it was printed, or a sentence. */
function notedFigures(note: string | undefined): PrintedFigures[] {
	const cells = [...(note ?? "").matchAll(/Printed as “([^”]+)”/g)].map(([, cell = ""]) => cell);
	const sentences = (note ?? "")
		.split(/[\n.;]/)
		.map((part) => part.trim().replace(/^(?:the )?median (?:(?:survival|time|duration) )?(?:was )?/i, ""));
	return [...cells, ...sentences].flatMap((text) => {
		if (text === "" || /^printed as/i.test(text)) return [];
		const read = readPrinted("median", text);
		return read.is === "means" ? [read.figures] : [];
	});
}
