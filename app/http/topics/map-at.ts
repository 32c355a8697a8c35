import type { LoaderFunctionArgs } from "@remix-run/node";
import { formatDay } from "#app/domain/format/format-date.ts";
import { COUNTED_THROUGH } from "#app/domain/search/counted-through.ts";
import type { MapChart } from "#app/domain/topics/map-chart.ts";
import { pairAddress, topicAddress } from "#app/domain/topics/topic-kinds.ts";
import { type MapQuery, readMap } from "#app/services/read-map.ts";
import type { MapColumns } from "#db/queries/map.ts";
import { compareAddress } from "../addresses/compare-address.ts";
import { readStudyQuery } from "../addresses/study-query.ts";
import { authoriseReader } from "../answers/public-reading.ts";
import { readChoice, refuseOthers } from "../api/list-query.ts";
import { type AskedFigure, drawingOptions } from "../files/file-responses.ts";
import { siteOf } from "../files/synthesis-figure.ts";
import { today } from "./answer-topic.ts";

/** Whole names of conditions and interventions narrow the map as they narrow the library. */
const KNOWN = [
	...["by", "q", "condition", "intervention", "phase", "status", "from", "to", "results"],
	...["width", "theme", "scale", "size"],
];
const COLUMNS = ["intervention", "outcome"] as const satisfies MapColumns[];

/** The map that an address asks for, which is the whole of its state. @throws Problem `invalid` that names the parameter at fault */
export function mapAt({ request, context }: LoaderFunctionArgs) {
	const { scope, headers } = authoriseReader(context);
	const search = new URL(request.url).searchParams;
	refuseOthers(search, KNOWN);
	const columns = readChoice(search, "by", COLUMNS) ?? "intervention";
	const { filters } = readStudyQuery(search);
	const query = { scope, columns, filters };
	const chart = chartOf(readMap(context.store, query), query);
	const drawing = { ...drawingOptions(search, 1080), site: siteOf(context) };
	return { chart, columns, filters, headers, drawing } satisfies Record<string, unknown>;
}

/** Its figure, for a file of it. */
export function mapFigureAt(args: LoaderFunctionArgs): AskedFigure & { chart: MapChart } {
	const { chart, drawing, headers } = mapAt(args);
	return { chart, drawn: { kind: "map", chart }, drawing, headers };
}

const TITLES = {
	intervention: "Conditions and what was tried",
	outcome: "Conditions and what was measured",
} as const;

function chartOf(
	{ rows, columns, cells, more }: ReturnType<typeof readMap>,
	{ columns: kind }: MapQuery,
): MapChart {
	const rowOf = new Map(rows.map(({ id }, place) => [id, place]));
	const columnOf = new Map(columns.map(({ id }, place) => [id, place]));
	const isAnswered = cells.some(({ answer }) => answer?.side ?? answer?.certainty);
	return {
		title: TITLES[kind],
		provenance: `On ${formatDay(today())}`,
		footnotes: [
			"The area of a disc is the number of people; beside it stands the number of studies. Square: no study says how many people. Hollow: no results here.",
			...(kind === "intervention"
				? ["Placebo, sham and no treatment are left out where they are only the comparator."]
				: []),
			...(isAnswered
				? [
						"Triangle up: a published synthesis found it better; down: worse. Circles below: its certainty (GRADE). Without them, no synthesis has been published here.",
					]
				: []),
			...(more ? [`Counted in the newest ${COUNTED_THROUGH} of the studies that match.`] : []),
		],
		rows: rows.map(({ name, slug }) => ({ name, href: topicAddress("condition", slug) })),
		columns: columns.map(({ name, slug }) => ({
			name,
			...(kind === "intervention" && { href: topicAddress("intervention", slug) }),
		})),
		marks: cells.flatMap(({ rowId, columnId, studies, results, people, counted, answer }) => {
			const [row, column] = [rowOf.get(rowId), columnOf.get(columnId)];
			const [down, across] = [rows[row ?? -1], columns[column ?? -1]];
			if (row === undefined || column === undefined || !down || !across) return [];
			const href =
				kind === "intervention"
					? pairAddress(across.slug, down.slug)
					: compareAddress({ question: { condition: down.name }, concept: across.slug });
			return [
				{
					...{ row, column, href, studies, results, silent: studies - counted },
					...(counted > 0 && { people }),
					...(answer && { answer }),
				},
			];
		}),
	};
}
