import { type CellReading, type PossibleReading, shown } from "./cell-reading.ts";

/** A cell that says one thing, or what it can mean and what to ask. */
export type Possible =
	| { is: "one"; reading: PossibleReading; mark?: string }
	| { is: "several"; question: string; readings: PossibleReading[] }
	| { is: "none"; reason: string };

/**
 * What a cell can mean, for somebody to say which. A spread of unsaid kind is asked for like anything else that can
 * mean two things: nothing is computed from it before.
 */
export function possibleReadings(reading: CellReading, text: string): Possible {
	if (reading.is === "unreadable") return { is: "none", reason: reading.reason };
	if (reading.is === "ask") return { is: "several", question: reading.question, readings: reading.readings };
	const { spread, ...figures } = reading.figures;
	if (spread === undefined) {
		if (Object.keys(figures).length === 0) return { is: "none", reason: `${shown(text)} says no figure` };
		return { is: "one", reading: { says: "", figures }, ...(reading.mark && { mark: reading.mark }) };
	}
	return {
		is: "several",
		question: `${shown(text)} does not say whether ${spread} is a standard deviation or a standard error: say which`,
		readings: [
			{ says: `${spread} is the standard deviation`, figures: { ...figures, sd: spread } },
			{ says: `${spread} is the standard error`, figures: { ...figures, se: spread } },
			{ says: `${spread} is something else, kept as printed`, figures },
		],
	};
}
