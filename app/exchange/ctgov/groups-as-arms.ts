import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";

/** A study has at most so many arms here. */
export const MOST_ARMS = 50;

interface GroupWords {
	title: string;
	description: string | undefined;
	place: Place;
}

/** The groups of the first table of results that has any, without totals. */
export function groupsThatAreArms(reading: Reading): GroupWords[] {
	const results = reading.root.at("resultsSection");
	const tables = [
		results.at("participantFlowModule").at("groups"),
		results.at("adverseEventsModule").at("eventGroups"),
		...results
			.at("outcomeMeasuresModule")
			.at("outcomeMeasures")
			.items()
			.slice(0, 1)
			.map((measure) => measure.at("groups")),
		results.at("baselineCharacteristicsModule").at("groups"),
	];
	for (const table of tables) {
		if (!Array.isArray(table.value)) continue;
		const groups = table.items().flatMap((place) => {
			const title = place.at("title").words();
			const description = place.at("description").words();
			const isTotal = /^total of all reporting groups/i.test(description ?? "");
			return title === undefined || isTotal ? [] : [{ title, description, place: place.at("title") }];
		});
		if (groups.length > 0) return groups.slice(0, MOST_ARMS);
	}
	return [];
}
