import { NO_ARM } from "../group-kinds.ts";
import type { Outcome } from "../study/outcome.ts";
import { outcomeIdOf, type ReadableStudy } from "../study/readable.ts";
import { inDays } from "../time-units.ts";
import type { CourseChart } from "./course-chart.ts";
import { nameOfTime } from "./course-times.ts";
import { jsonLength } from "./fill-pages.ts";
import { outcomeCourses } from "./outcome-course.ts";
import { type OutcomeRow, type OutcomeView, outcomeView } from "./outcome-view.ts";

/** Rows of one table that stand together: those of one time point, of its arms or of groups that are none. */
export interface OutcomeBody {
	/** The outcome at this time point, by its id. */
	of: string;
	/** What the rows are found by, where that is not what finds the whole table. */
	anchor?: string;
	/** What stands above them: "Week 4", that they are groups; absent for the arms of an outcome measured once. */
	heading?: string;
	rows: OutcomeRow[];
}

/** An outcome as a page shows it: its definition once, and its figures at each of its time points in one table. */
export interface OutcomeInTime extends Omit<OutcomeView, "rows" | "hasFigure" | "definition" | "population"> {
	/** "Definition: …", "Analysed: …" */
	about: string[];
	bodies: OutcomeBody[];
	/** Its figures at addresses of their own. */
	figures: { of: string; label: string }[];
	/** Its figures over time, where two time points or more are numbers on one scale. */
	course?: CourseChart;
}

/** More than this in one table is no table any more, and the rest stands in a further one. */
const LARGEST = 30_000;

/**
 * The outcomes of a study in the order of the document, those at several time points brought together.
 * @param provenance what their figures say of where they are from
 */
export function outcomesInTime(study: ReadableStudy, provenance = ""): OutcomeInTime[] {
	const groups = Map.groupBy(study.outcomes, ({ id }) => outcomeIdOf(id));
	const courses = outcomeCourses(study, { provenance, level: 0.95 });
	return [...groups.values()].flatMap((times) => {
		const [first, ...others] = tablesAt(times, study);
		const course = courses.get(times[0]?.id ?? "");
		return first ? [{ ...first, ...(course && { course }) }, ...others] : [];
	});
}

function tablesAt(times: readonly Outcome[], study: ReadableStudy): OutcomeInTime[] {
	if (times.length === 1) return times.map((outcome) => once(outcomeView(outcome, study)));
	return tablesOf(inOrder(times), study).map((table) => together(table, study));
}

const bodiesOf = (view: OutcomeView, heading?: string): OutcomeBody[] =>
	[false, true].flatMap((isGroup) => {
		const rows = view.rows.filter((row) => Boolean(row.isGroup) === isGroup);
		if (rows.length === 0) return [];
		const said = [...(heading ? [heading] : []), ...(isGroup ? [NO_ARM] : [])].join(". ");
		return [{ of: view.id, ...(said && { heading: said }), rows }];
	});

const aboutIt = ({ definition, population }: OutcomeView): string[] => [
	...(definition ? [`Definition: ${definition}`] : []),
	...(population ? [`Analysed: ${population}`] : []),
];

/** What an outcome says word for word as the one above it, as visits of one measure do, is said once. */
export function saidOnce(outcomes: readonly OutcomeInTime[]): OutcomeInTime[] {
	return outcomes.map((outcome, place) => {
		const above = outcomes[place - 1]?.about ?? [];
		const about = outcome.about.map((line) =>
			above.includes(line) ? `${line.slice(0, line.indexOf(":"))}: as above` : line,
		);
		return { ...outcome, about };
	});
}

function once({ rows, hasFigure, ...view }: OutcomeView): OutcomeInTime {
	const figures = hasFigure ? [{ of: view.id, label: "Figure of this outcome" }] : [];
	const { definition: _, population: __, ...rest } = view;
	const whole = { ...view, rows, hasFigure };
	return { ...rest, about: aboutIt(whole), bodies: bodiesOf(whole), figures };
}

/** By time where all can be told apart on one scale, else as the document has them. */
function inOrder(times: readonly Outcome[]): Outcome[] {
	const isOfCycles = times.every(({ timePoint }) => timePoint?.unit === "cycles");
	const at = ({ timePoint }: Outcome) =>
		timePoint?.value === undefined || timePoint.unit === undefined
			? undefined
			: isOfCycles
				? Number(timePoint.value)
				: inDays(Number(timePoint.value), timePoint.unit);
	return times.some((outcome) => at(outcome) === undefined)
		? [...times]
		: times.toSorted((a, b) => (at(a) ?? 0) - (at(b) ?? 0));
}

interface AtTime {
	outcome: Outcome;
	view: OutcomeView;
	/** "Week 4" */
	name: string;
}

/** The time points in tables of bounded size. */
function tablesOf(times: readonly Outcome[], study: ReadableStudy): [AtTime, ...AtTime[]][] {
	const tables: [AtTime, ...AtTime[]][] = [];
	let room = 0;
	for (const outcome of times) {
		const at = { outcome, view: outcomeView(outcome, study), name: nameOfTime(outcome) };
		const size = jsonLength(at.view);
		const last = tables.at(-1);
		if (last && size <= room) {
			last.push(at);
			room -= size;
		} else {
			tables.push([at]);
			room = LARGEST - size;
		}
	}
	return tables;
}

function together([first, ...later]: [AtTime, ...AtTime[]], study: ReadableStudy): OutcomeInTime {
	const all = [first, ...later];
	const columns = [...new Set(all.flatMap(({ view }) => view.columns))];
	const { timePoint: _, ...undated } = first.outcome;
	const { rows: __, hasFigure: ___, title, facts } = outcomeView(undated as Outcome, study);
	const isPart = study.outcomes.filter(({ id }) => outcomeIdOf(id) === outcomeIdOf(first.view.id)).length;
	const part = all.length < isPart ? `, ${first.name} to ${all.at(-1)?.name}`.toLowerCase() : "";
	const { doubts, priority } = first.view;
	// What named the outcome before it had several times leads to the whole table.
	const { id } = (all.find(({ view }) => view.id === outcomeIdOf(view.id)) ?? first).view;
	const bodies = all.flatMap(({ outcome, view, name }) => {
		const heading = outcome.timePoint?.primary ? `${name}, planned as primary` : name;
		return bodiesOf(view, heading).map((body, part) => ({
			...body,
			...(part === 0 && view.id !== id && { anchor: `outcome-${view.id}` }),
			rows: body.rows.map((row) => ({
				...row,
				at: `${name}, `,
				cells: columns.map(
					(column) => row.cells[view.columns.indexOf(column)] ?? { text: "", basis: "reported" as const },
				),
			})),
		}));
	});
	return {
		...(doubts && { doubts }),
		...(priority && { priority }),
		...{ id, about: aboutIt(first.view) },
		...{ title: `${title}${part}`, facts, columns, bodies },
		...(bodies.length === 0 && { nothing: "No results recorded." }),
		contrasts: all.flatMap(({ view, name }) =>
			view.contrasts.map((contrast) => ({ ...contrast, arms: `${name}: ${contrast.arms}` })),
		),
		figures: all.flatMap(({ view, name }) =>
			view.hasFigure ? [{ of: view.id, label: `Figure, ${name.toLowerCase()}` }] : [],
		),
	};
}
