import type { MapAnswer } from "#app/domain/topics/map-chart.ts";
import { getSynthesis } from "#db/queries/get-synthesis.ts";
import {
	type MapCell,
	type MapColumns,
	mapOfStudies,
	type StudyMap,
	synthesesOfPairs,
} from "#db/queries/map.ts";
import type { StudyFilters } from "#db/queries/study-search.ts";
import type { Scope } from "#db/scope.ts";
import type { Store } from "#db/store.ts";
import { cardOf } from "./list-synthesis-cards.ts";

/** Conditions down, and so many interventions or outcomes across. */
const SIZE = 12;
/** Published answers that are computed for a map; a cell beyond them shows its studies alone. */
const MOST_ANSWERS = 40;

/** A cell and what a published synthesis says of it. */
export interface AnsweredCell extends MapCell {
	answer?: MapAnswer;
}

/** What the map asks of the library. */
export interface MapQuery {
	scope: Scope;
	columns: MapColumns;
	filters: StudyFilters;
}

/** The evidence map: where there are studies, how many people they have, and what is published of them together. */
export function readMap(store: Store, query: MapQuery): Omit<StudyMap, "cells"> & { cells: AnsweredCell[] } {
	const { cells, ...map } = mapOfStudies(store, { ...query, size: SIZE });
	const answers = query.columns === "intervention" ? answersIn(store, map) : new Map<string, MapAnswer>();
	return {
		...map,
		cells: cells.map((cell) => {
			const answer = answers.get(`${cell.rowId} ${cell.columnId}`);
			return { ...cell, ...(answer && { answer }) };
		}),
	};
}

/** What is published of each pair: where several syntheses are, that there are, and neither's direction. */
function answersIn(store: Store, map: Pick<StudyMap, "rows" | "columns">): Map<string, MapAnswer> {
	const found = synthesesOfPairs(store, map).slice(0, MOST_ANSWERS);
	const known = new Map(
		[...new Set(found.map(({ slug }) => slug))].map((slug) => [slug, answerOf(store, slug)]),
	);
	const byPair = Map.groupBy(found, ({ rowId, columnId }) => `${rowId} ${columnId}`);
	return new Map(
		[...byPair].map(([pair, own]) => [
			pair,
			own.length === 1 && own[0] ? (known.get(own[0].slug) ?? {}) : {},
		]),
	);
}

function answerOf(store: Store, slug: string): MapAnswer {
	const record = getSynthesis(store, slug, "published");
	if (!record) return {};
	const { side, certainty } = cardOf(store, record, "published");
	const { direction } = record.document.question;
	// Which way is better has to be said by the synthesis.
	const isMoreBetter =
		direction === "higher-is-better" ? true : direction === "lower-is-better" ? false : undefined;
	return {
		...(side &&
			isMoreBetter !== undefined && { side: (side === "more") === isMoreBetter ? "better" : "worse" }),
		...(certainty && { certainty }),
	};
}
