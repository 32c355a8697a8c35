import { armColours } from "../arms/arm-colours.ts";
import { incidenceIn, perTime } from "../arms/arm-incidence.ts";
import { rateUnit } from "../arms/person-time.ts";
import { counted } from "../format/format.ts";
import { formatLevel } from "../format/format-number.ts";
import type { CountOutcome } from "../study/outcome.ts";
import type { Arm } from "../study/study-document.ts";
import type { IntervalChart, IntervalRow } from "./interval-chart.ts";
import { type ChartFrame, endAbove } from "./rate-chart.ts";

/** One study's events over person-time as a group of a chart. */
export interface IncidenceGroup {
	key: string;
	label: string;
	href?: string;
	arms: Arm[];
	outcome: CountOutcome;
}

/** Every arm's events over person-time with an exact interval, in groups that are all per one unit of time. */
export function incidenceChart(groups: IncidenceGroup[], frame: ChartFrame): IntervalChart {
	const time = groups[0]?.outcome.unit;
	const usual = rateUnit({
		...(time !== undefined && { unit: time }),
		results: groups.flatMap(({ outcome }) => outcome.results),
	});
	const unit = { ...usual, per: frame.per ?? usual.per };
	const drawn = groups.map(({ key, label, href, arms, outcome }) => {
		const colourOf = armColours(arms);
		const rows = arms.flatMap((arm): IntervalRow[] => {
			const incidence = incidenceIn(outcome, arm, { level: frame.level, per: unit.per });
			if (!incidence) return untimedRow(arm, colourOf(arm.id), outcome);
			const { value, low, high, figure, interval, from } = incidence;
			return [
				{
					...{ key: arm.id, label: arm.label, colour: colourOf(arm.id), basis: "derived" },
					...{ value, low, high, figure, interval, detail: from },
				},
			];
		});
		return { key, label, ...(href && { href }), rows };
	});
	const highest = Math.max(0, ...drawn.flatMap(({ rows }) => rows.map(({ high }) => high ?? 0)));
	return {
		title: frame.title,
		...(frame.subtitle && { subtitle: frame.subtitle }),
		mark: "bar",
		axis: {
			...{ scale: "linear", unit: "", label: `Events ${perTime(unit)}` },
			domain: [0, highest > 0 ? endAbove(highest) : 1],
		},
		groups: drawn,
		footnotes: [
			`Lines show ${formatLevel(frame.level)} exact Poisson (Garwood) intervals, which take events as independent of each other.`,
			`† Derived by Equipoise: events ÷ ${unit.time ?? "person-time"}, which stand beside each rate.`,
			...(unit.time ? [] : ["The unit of the person-time is not recorded."]),
		],
		provenance: frame.provenance,
	};
}

/** Events without the time they were counted in have no rate, and are told as they are. */
function untimedRow(arm: Arm, colour: IntervalRow["colour"], { results }: CountOutcome): IntervalRow[] {
	const { count } = results.find(({ armId }) => armId === arm.id) ?? {};
	if (count === undefined) return [];
	const figure = `${counted(count, "event")}; the person-time is not recorded`;
	return [{ key: arm.id, label: arm.label, colour, figure, basis: "reported" }];
}
