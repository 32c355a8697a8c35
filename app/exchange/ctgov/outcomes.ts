import { sameWords } from "#app/domain/same-words.ts";
import { readTimeFrame } from "#app/domain/time-frame.ts";
import { readAnalyses } from "./analyses.ts";
import { participantsIn } from "./baseline.ts";
import { LocalIds } from "./local-ids.ts";
import type { GroupBook } from "./matching/group-book.ts";
import {
	MOST_OUTCOMES,
	NO_MORE_OUTCOMES,
	type OutcomeInput,
	type ReadMeasure,
	readMeasure,
	timePointOf,
} from "./outcome-rows.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import type { StudyGroups } from "./study-groups.ts";

const PLANNED = [
	["primaryOutcomes", "primary"],
	["secondaryOutcomes", "secondary"],
	["otherOutcomes", "other"],
] as const;

/**
 * The outcomes of a record: those planned, each once, and in the place of those that have results, their
 * classes and categories with the figures of each arm and group, and the analyses.
 */
export function readOutcomes(
	reading: Reading,
	book: GroupBook,
	{ own, roles }: { own: StudyGroups; roles: ReadonlyMap<string, string> },
): OutcomeInput[] {
	const ids = new LocalIds();
	let count = 0;
	const room = () => count < MOST_OUTCOMES && ++count > 0;
	const list = reading.root.at("resultsSection").at("outcomeMeasuresModule").at("outcomeMeasures");
	const measures = list.items().map((place) => {
		const groups = book.book("OG", place.at("groups"), participantsIn(place.at("denoms")));
		const read = readMeasure(place, groups, { own, ids, room });
		readAnalyses(
			read,
			roles,
			once(() => wholeOf(read, ids, room)),
		);
		return read;
	});
	const planned = readPlanned(reading, measures, ids, room);
	return [...measures.flatMap(({ rows }) => rows), ...planned];
}

/** An outcome that stands for a whole measure, where its analyses are of none of its classes alone. */
function wholeOf(read: ReadMeasure, ids: LocalIds, room: () => boolean): OutcomeInput | undefined {
	if (!room()) return undefined;
	const [first] = read.rows;
	const whole: OutcomeInput = {
		kind: read.kind,
		id: ids.hashed("o", read.title, read.timeFrame, "whole measure"),
		label: read.place.calm(read.title.slice(0, 500)),
		...read.common,
		definition: first?.definition,
		unit: first?.unit,
		population: first?.population,
		timePoint: timePointOf(readTimeFrame(read.timeFrame ?? ""), read.timeFrame),
		results: [],
		contrasts: [],
	};
	read.rows.push(whole);
	return whole;
}

function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}

function readPlanned(
	reading: Reading,
	measures: ReadMeasure[],
	ids: LocalIds,
	room: () => boolean,
): OutcomeInput[] {
	const module = reading.root.at("protocolSection").at("outcomesModule");
	const withResults = new Map(measures.map((measure) => [keyOf(measure.title, measure.timeFrame), measure]));
	return PLANNED.flatMap(([list, priority]) =>
		module
			.at(list)
			.items()
			.flatMap((place) => {
				const label = place.at("measure").words();
				if (label === undefined) {
					place.notMapped("an outcome without a name");
					return [];
				}
				const posted = withResults.get(keyOf(label, place.at("timeFrame").words()));
				if (posted) {
					mapToPosted(place, posted);
					return [];
				}
				if (!room()) {
					place.notMapped(NO_MORE_OUTCOMES);
					return [];
				}
				return [readPlannedOutcome(place, label, priority, ids)];
			}),
	);
}

const keyOf = (title: string, timeFrame: string | undefined) => sameWords(`${title} | ${timeFrame ?? ""}`);

/** A planned outcome that has results: they say the same of it, but for its description, which may be another. */
function mapToPosted(place: Place, posted: ReadMeasure): void {
	const to = `outcomes.${posted.rows[0]?.id ?? ""}`;
	place.at("measure").mapTo(`${to}.label`);
	place.at("timeFrame").mapTo(`${to}.timePoint.text`);
	const description = place.at("description");
	const words = description.words();
	if (words === undefined) return;
	const own = words;
	const [first] = posted.rows;
	if (first?.definition === undefined) {
		const definition = description.text(`${to}.definition`, 2000);
		for (const row of posted.rows) row.definition = definition;
	} else if (sameWords(String(first.definition)) === sameWords(own)) {
		description.mapTo(`${to}.definition`);
	} else {
		description.notMapped("the results describe the same outcome in other words, and those are kept");
	}
}

function readPlannedOutcome(place: Place, label: string, priority: string, ids: LocalIds): OutcomeInput {
	const timeFrame = place.at("timeFrame").words();
	const id = ids.hashed("o", label, timeFrame);
	const to = `outcomes.${id}`;
	const definition = place.at("description").text(`${to}.definition`, 2000);
	return {
		kind: kindOf(`${label} ${definition ?? ""}`),
		id,
		label: place.at("measure").title(`${to}.label`, 500) ?? label,
		definition,
		priority,
		timePoint: timePointOf(
			readTimeFrame(timeFrame ?? ""),
			place.at("timeFrame").text(`${to}.timePoint.text`, 500),
		),
		results: [],
		contrasts: [],
	};
}

/** A planned outcome does not say what kind of figure it will have; its words mostly do. */
function kindOf(words: string): OutcomeInput["kind"] {
	if (
		/\b(?:overall|progression[- ]free|disease[- ]free|event[- ]free|relapse[- ]free) survival\b|\btime to\b(?!.*concentration)/i.test(
			words,
		)
	)
		return "time-to-event";
	if (
		/\b(?:number|percentage|proportion|percent|rate|incidence) of (?:\w+ ){0,2}(?:participants|patients|subjects)\b|\brespon(?:se rate|ders?)\b|\bremission\b|\bmortality\b/i.test(
			words,
		)
	)
		return "binary";
	return "continuous";
}
