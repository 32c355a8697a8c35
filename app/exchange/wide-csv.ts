import { armMean } from "#app/domain/arm-mean.ts";
import { armRate } from "#app/domain/arm-rate.ts";
import { describeTimePoint, studyYear } from "#app/domain/describe.ts";
import { armsWithFigures, choosePair } from "#app/domain/headline.ts";
import type { Outcome } from "#app/domain/study/outcome.ts";
import type { Arm } from "#app/domain/study/study-document.ts";
import type { ExportedStudy } from "./study-csv.ts";
import { writeCsv } from "./write-csv.ts";

/**
 * The columns of the wide table: one row for each comparison, under the names that metafor's `escalc` takes.
 * `ai`, `n1i`, `ci`, `n2i` are events and analysed of the first and second arm; `m`, `sd` means and standard
 * deviations; `x`, `t` counts and person-time. `derived` names the columns that were computed, not reported.
 */
export const WIDE_COLUMNS = [
	...["study", "version", "title", "year", "nct", "outcome", "concept", "kind", "instrument", "unit", "time"],
	...["arm_1", "arm_2", "ai", "n1i", "ci", "n2i", "m1i", "sd1i", "m2i", "sd2i", "x1i", "t1i", "x2i", "t2i"],
	"derived",
] as const;

type Row = Partial<Record<(typeof WIDE_COLUMNS)[number], string | number | undefined>>;

/** Studies as a wide CSV with a head line, each arm with figures against the strictest control of its outcome. */
export function studiesToWideCsv(studies: ExportedStudy[]): string {
	return writeCsv(studies.flatMap(rowsOf), WIDE_COLUMNS);
}

function rowsOf({ slug, version, document }: ExportedStudy): Row[] {
	return document.outcomes.flatMap((outcome) => {
		const withFigures = armsWithFigures(outcome);
		const comparator = choosePair(document.arms, withFigures)?.comparator;
		if (!comparator || outcome.kind === "time-to-event") return [];
		return document.arms
			.filter((arm) => arm !== comparator && withFigures.has(arm.id))
			.map((arm) => ({
				...{ study: slug, version, title: document.title, year: studyYear(document) },
				nct: document.identifiers.find(({ system }) => system === "nct")?.value,
				outcome: [outcome.label, outcome.className, outcome.category].filter(Boolean).join(" / "),
				...{ concept: outcome.concept, kind: outcome.kind, instrument: outcome.instrument },
				...{ unit: outcome.unit, time: describeTimePoint(outcome.timePoint) },
				...{ arm_1: arm.label, arm_2: comparator.label },
				...figuresOf(outcome, [arm, comparator]),
			}));
	});
}

const NAMES = {
	first: { events: "ai", n: "n1i", mean: "m1i", sd: "sd1i", count: "x1i", personTime: "t1i" },
	second: { events: "ci", n: "n2i", mean: "m2i", sd: "sd2i", count: "x2i", personTime: "t2i" },
} as const;

function figuresOf(outcome: Outcome, [first, second]: [Arm, Arm]): Row {
	const derived: string[] = [];
	const row: Row = {};
	for (const [arm, names] of [
		[first, NAMES.first],
		[second, NAMES.second],
	] as const) {
		const figures = armFigures(outcome, arm.id);
		for (const [figure, { value, computed }] of Object.entries(figures)) {
			const name = names[figure as keyof typeof names];
			row[name] = value;
			if (computed && value !== undefined) derived.push(name);
		}
	}
	return { ...row, derived: derived.join(" ") };
}

type Figures = Partial<
	Record<keyof typeof NAMES.first, { value: string | number | undefined; computed?: boolean }>
>;

function armFigures(outcome: Outcome, armId: string): Figures {
	switch (outcome.kind) {
		case "binary": {
			const result = outcome.results.find((candidate) => candidate.armId === armId);
			const rate = result && armRate(result);
			if (rate?.kind !== "counted") return { n: { value: result?.n } };
			return {
				events: { value: rate.events, computed: rate.eventsBasis === "derived" },
				n: { value: rate.n },
			};
		}
		case "continuous": {
			const result = outcome.results.find((candidate) => candidate.armId === armId);
			const sd = result && armMean(result)?.sd;
			return {
				...{ n: { value: result?.n }, mean: { value: result?.mean } },
				sd: sd?.basis === "reported" ? { value: result?.sd } : { value: sd?.value, computed: true },
			};
		}
		case "count": {
			const result = outcome.results.find((candidate) => candidate.armId === armId);
			return { count: { value: result?.count }, personTime: { value: result?.personTime } };
		}
		case "time-to-event":
			return {};
	}
}
