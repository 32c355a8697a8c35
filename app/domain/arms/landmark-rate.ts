import { joinParts } from "../format/figure-parts.ts";
import { inBrackets } from "../format/format.ts";
import { formatReported } from "../format/format-number.ts";
import type { TimeToEventResult } from "../study/outcome.ts";

/** A share of people at a time point as a curve of time to an event gives it: reported, and no count of people. */
export interface LandmarkRate {
	/** In percent, 0 to 100. */
	value: number;
	/** Both ends, or neither. */
	low?: number;
	high?: number;
	/** "64%", "[55, 72]" */
	figure: string;
	interval?: string;
}

type Estimated = Pick<TimeToEventResult, "landmark" | "landmarkLow" | "landmarkHigh" | "landmarkLevel">;

/**
 * The Kaplan–Meier estimate of a result. People without full follow-up count in it as long as they were seen, so that
 * it is no events ÷ analysed and nothing is computed from it. @returns undefined where there is none
 */
export function landmarkRate(result: Estimated): LandmarkRate | undefined {
	const { landmark, landmarkLow: low, landmarkHigh: high, landmarkLevel: level } = result;
	if (landmark === undefined) return undefined;
	const hasInterval = low !== undefined && high !== undefined;
	const beside = level && Number(level) !== 95 ? ` (${level}%)` : "";
	return {
		value: Number(landmark),
		figure: `${formatReported(landmark)}%`,
		...(hasInterval && {
			...{ low: Number(low), high: Number(high) },
			interval: `${inBrackets({ low: formatReported(low), high: formatReported(high) })}${beside}`,
		}),
	};
}

/** "64% [55, 72]" */
export function landmarkText({ figure, interval }: LandmarkRate): string {
	return joinParts({ figure, ...(interval && { detail: interval }) });
}

const WHOSE = {
	"event-free": "free of the event",
	event: "with the event",
} as const satisfies Record<NonNullable<TimeToEventResult["landmarkOf"]>, string>;

/** What estimates are of, where all results say the same: "free of the event"; else that it is not said, or differs. */
export function landmarkWords(
	results: readonly Pick<TimeToEventResult, "landmark" | "landmarkOf">[],
): string {
	const said = new Set(results.filter(({ landmark }) => landmark !== undefined).map((one) => one.landmarkOf));
	const [only] = said;
	if (said.size > 1) return "free of the event or with it, differing by arm";
	return only ? WHOSE[only] : "free of the event or with it: not said";
}
