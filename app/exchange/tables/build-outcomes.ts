import type { Decimal } from "#app/domain/format/decimal.ts";
import { outcomeOfMeasure } from "#app/domain/outcome-of-measure.ts";
import { rootOf } from "./error-scale.ts";
import type { FieldKey } from "./table-fields.ts";
import {
	type ArmRow,
	type CellTime,
	type Defaults,
	type RowProblem,
	textOf,
	type Values,
} from "./table-rows.ts";

type Kind = "binary" | "continuous" | "count" | "time-to-event";

const FIELDS_OF: Record<Kind, FieldKey[]> = {
	binary: ["events", "nonEvents", "percent"],
	continuous: ["mean", "sd", "se", "median", "q1", "q3", "min", "max", "isChange"],
	count: ["count", "personTime"],
	"time-to-event": ["landmark"],
};

/** Rows of one study as its outcomes: one for each name, instrument, unit and time point, and kind of figure. */
export function buildOutcomes(
	rows: ArmRow[],
	ids: ReadonlyMap<string, string>,
	defaults: Defaults,
	problems: RowProblem[],
): Record<string, unknown>[] {
	const groups = new Map<string, { kind: Kind; rows: ArmRow[] }>();
	for (const row of rows) {
		for (const kind of kindsOf(row, rows)) {
			const key = `${kind} ${outcomeKey(row.shared)}`;
			const group = groups.get(key) ?? { kind, rows: [] };
			group.rows.push(row);
			groups.set(key, group);
		}
	}
	return [...groups.values()].map(({ kind, rows: own }, index) => {
		const shared = own[0]?.shared ?? {};
		const label = textOf(shared.outcome) ?? defaults.outcome ?? textOf(shared.instrument) ?? LABELS[kind];
		const id = `o${index + 1}`;
		return {
			id,
			kind,
			label,
			concept: shared.concept,
			instrument: shared.instrument,
			unit: shared.unit,
			timePoint: timeOf(shared),
			results: resultsOf(own, kind, ids, problems),
			contrasts: contrastsOf(own, ids),
		};
	});
}

/** What an outcome is called when the table does not say: no more than its figures do. */
const LABELS: Record<Kind, string> = {
	binary: "Events",
	continuous: "Outcome",
	count: "Events over time",
	"time-to-event": "Time to event",
};

function kindsOf(row: ArmRow, rows: ArmRow[]): Kind[] {
	const own = kindsSaid(row);
	const isEstimate = row.side !== undefined && row.shared.estimate !== undefined;
	if (own.length > 0 || (row.values.n === undefined && !isEstimate)) return own;
	// How many were analysed is worth keeping where the figure itself is missing.
	const beside = rows.find((other) => sameOutcome(other, row) && kindsSaid(other).length > 0);
	if (beside) return kindsSaid(beside);
	if (!isEstimate) return [];
	const kind = outcomeOfMeasure(row.shared.measure);
	return [kind === undefined ? "continuous" : kind];
}

const sameOutcome = (one: ArmRow, other: ArmRow) => outcomeKey(one.shared) === outcomeKey(other.shared);

const outcomeKey = (shared: Values): string =>
	JSON.stringify([shared.outcome, shared.instrument, shared.unit, timeOf(shared)]).toLowerCase();

function kindsSaid({ values, shared }: ArmRow): Kind[] {
	const said = textOf(shared.kind);
	if (said !== undefined && Object.hasOwn(FIELDS_OF, said)) return [said as Kind];
	const kinds = (Object.keys(FIELDS_OF) as Kind[]).filter((kind) =>
		FIELDS_OF[kind].some((field) => values[field] !== undefined),
	);
	// Events beside person-time are counted events, whatever the column is called.
	return kinds.includes("count") && values.personTime !== undefined ? ["count"] : kinds;
}

function timeOf({ time, timeValue, timeUnit, timeWeeks }: Values): CellTime | undefined {
	if (time !== undefined) return time as CellTime;
	if (timeWeeks !== undefined) return { value: timeWeeks as Decimal, unit: "weeks" };
	if (timeValue === undefined) return undefined;
	return {
		value: timeValue as Decimal,
		...(timeUnit !== undefined && { unit: timeUnit as CellTime["unit"] }),
	} as CellTime;
}

function resultsOf(
	rows: ArmRow[],
	kind: Kind,
	ids: ReadonlyMap<string, string>,
	problems: RowProblem[],
): Record<string, unknown>[] {
	const seen = new Map<string, ArmRow>();
	return rows.filter(hasFigures).flatMap((row) => {
		const earlier = seen.get(row.arm.toLowerCase());
		// A control stands in a row with each of the arms that it is compared with.
		if (earlier && row.side && sameValues(earlier, row)) return [];
		if (earlier) {
			problems.push({
				row: row.row,
				line: row.line,
				field: "arm",
				...(row.side && { side: row.side }),
				reason: `Line ${earlier.line} has figures of this arm for the same outcome and time already. Give the outcome, instrument or time that tells them apart.`,
			});
			return [];
		}
		seen.set(row.arm.toLowerCase(), row);
		const { locator, quote, note, printed, printedIn, state } = row.values;
		// A row may have people counted and a quantity measured; the words are of one of them.
		const isOfKind = (kind === "continuous") === (printedIn === "measured");
		return [
			{
				armId: ids.get(row.arm.toLowerCase()),
				...figuresOf(row, kind, problems),
				...(isOfKind && { printed, state }),
				note,
				...((locator ?? quote) !== undefined && { source: { locator, quote } }),
			},
		];
	});
}

const sameValues = (one: ArmRow, other: ArmRow): boolean =>
	one.side !== undefined && JSON.stringify(one.values) === JSON.stringify(other.values);

/** A row that has an estimate alone says nothing of its arms, nor does one of which only the arm is named. */
function hasFigures({ values, shared }: ArmRow): boolean {
	const { note, locator, quote, printed, state } = values;
	const isSaid = [note, locator, quote, printed, state].some((value) => value !== undefined);
	if (shared.estimate === undefined && isSaid) return true;
	return (
		values.n !== undefined ||
		Object.values(FIELDS_OF)
			.flat()
			.some((field) => values[field] !== undefined)
	);
}

function figuresOf(
	{ values, ...place }: ArmRow,
	kind: Kind,
	problems: RowProblem[],
): Record<string, unknown> {
	if (kind === "binary") return rateOf(values, place, problems);
	if (kind === "time-to-event") {
		const { n, events, median, ciLow, ciHigh, ciLevel } = values;
		const { landmark, landmarkLow, landmarkHigh, landmarkLevel, landmarkOf } = values;
		return {
			...{ n, events, median, ciLow, ciHigh, ciLevel },
			...{ landmark, landmarkLow, landmarkHigh, landmarkLevel, landmarkOf },
		};
	}
	if (kind === "count")
		return { n: values.n, count: values.count ?? values.events, personTime: values.personTime };
	const { n, mean, meanType, sd, se, ciLow, ciHigh, ciLevel, median, q1, q3, min, max, isChange } = values;
	return { n, mean, meanType, sd, se, ciLow, ciHigh, ciLevel, median, q1, q3, min, max, isChange };
}

/** Columns of events with and without the event give n as their sum, which is no estimate but what both say. */
function rateOf(
	{ events, nonEvents, n, percent, ciLow, ciHigh, ciLevel }: Values,
	{ row, line, side }: Pick<ArmRow, "row" | "line" | "side">,
	problems: RowProblem[],
): Record<string, unknown> {
	const sum = typeof events === "number" && typeof nonEvents === "number" ? events + nonEvents : undefined;
	if (n !== undefined && sum !== undefined && n !== sum)
		problems.push({
			row,
			line,
			field: "n",
			...(side && { side }),
			reason: `Two columns of this row disagree: ${String(n)} and ${sum}`,
		});
	return { events, n: n ?? sum, percent, ...(percent !== undefined && { ciLow, ciHigh, ciLevel }) };
}

/** A comparison is told once a row: of the first arm against the second in a wide table, and nowhere in a long one. */
function contrastsOf(rows: ArmRow[], ids: ReadonlyMap<string, string>): Record<string, unknown>[] {
	return rows
		.filter(
			({ side, shared }) => side === "first" && (shared.estimate !== undefined || shared.p !== undefined),
		)
		.flatMap(({ row, arm, shared }) => {
			const reference = rows.find((other) => other.row === row && other.side === "second");
			if (!reference) return [];
			return [
				{
					armId: ids.get(arm.toLowerCase()),
					referenceArmId: ids.get(reference.arm.toLowerCase()),
					...estimateOf(shared),
				},
			];
		});
}

/** A reported comparison. A logarithm is kept as it was printed, and called what its column is; so is a variance's root. */
function estimateOf(shared: Values): Record<string, unknown> {
	const { measure, measureReported, estimate, estimateLow, estimateHigh, estimateLevel, estimateSe, p } =
		shared;
	const { estimateVariance, naturalSe, estimateNote, orientation } = shared;
	const root = estimateVariance === undefined ? undefined : rootOf(estimateVariance);
	return {
		measure,
		...(measureReported !== undefined && { measureReported }),
		estimate,
		ciLow: estimateLow,
		ciHigh: estimateHigh,
		ciLevel: estimateLevel,
		se: estimateSe ?? root,
		...(estimateSe === undefined &&
			root !== undefined && {
				note: `Reported as its variance, ${String(estimateVariance)}; the standard error is its square root`,
			}),
		...(naturalSe !== undefined && { note: `Standard error of the estimate itself: ${String(naturalSe)}` }),
		...(estimateNote !== undefined && { note: estimateNote }),
		...(orientation !== undefined && { orientation }),
		p,
	};
}
