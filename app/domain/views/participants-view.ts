import { formatWhole } from "../format/format.ts";
import type { Baseline, ParticipantFlow } from "../study/registry-parts.ts";
import type { StudyDocument } from "../study/study-document.ts";
import { labelOf } from "../vocabulary.ts";

/** Where participants went: a table for each period, as reported. */
export interface FlowView {
	groups: string[];
	periods: { title: string; rows: { name: string; left: boolean; note?: string; cells: string[] }[] }[];
	notes: string[];
}

/** What participants were like at the start, a column for each group. */
export interface BaselineView {
	/** Each with how many people it has. */
	groups: string[];
	measures: { title: string; about: string; rows: { name: string; cells: string[] }[] }[];
	population?: string;
}

export function flowView({ flow }: Pick<StudyDocument, "flow">): FlowView | undefined {
	if (!flow || flow.groups.length === 0) return undefined;
	const cells = (counts: ParticipantFlow["periods"][number]["milestones"][number]["counts"]) =>
		flow.groups.map(({ id }) => {
			const count = counts.find(({ groupId }) => groupId === id);
			if (count?.n === undefined) return "";
			const units =
				count.units === undefined ? "" : ` (${formatWhole(count.units)} ${flow.units ?? "units"})`;
			return `${formatWhole(count.n)}${units}`;
		});
	return {
		groups: flow.groups.map(({ label }) => label),
		periods: flow.periods.map(({ title, milestones, dropouts }) => ({
			title,
			rows: [
				...milestones.map(({ name, note, counts }) => ({
					name: labelOf(MILESTONES, name),
					left: false,
					...(note && { note }),
					cells: cells(counts),
				})),
				...dropouts.map(({ reason, note, counts }) => ({
					name: reason,
					left: true,
					...(note && { note }),
					cells: cells(counts),
				})),
			],
		})),
		notes: [flow.recruitment, flow.preAssignment].filter((note) => note !== undefined),
	};
}

const MILESTONES: Readonly<Record<string, string>> = {
	STARTED: "Started",
	COMPLETED: "Completed",
	"NOT COMPLETED": "Did not complete",
};

export function baselineView({ baseline }: Pick<StudyDocument, "baseline">): BaselineView | undefined {
	if (!baseline || baseline.measures.length === 0) return undefined;
	const people = baseline.denominators[0]?.counts ?? [];
	return {
		groups: baseline.groups.map(({ id, label }) => {
			const n = people.find(({ groupId }) => groupId === id)?.n;
			return n === undefined ? label : `${label} (${formatWhole(n)})`;
		}),
		measures: baseline.measures.map(({ title, parameter, dispersion, unit, rows }) => ({
			title,
			about: [parameter, dispersion, unit].filter(Boolean).join(", "),
			rows: rows.map(({ className, category, cells }) => ({
				name: [className, category].filter(Boolean).join(", "),
				cells: baseline.groups.map(({ id }) => cellText(cells.find(({ groupId }) => groupId === id))),
			})),
		})),
		...(baseline.population && { population: baseline.population }),
	};
}

type Cell = Baseline["measures"][number]["rows"][number]["cells"][number];

/** "43.0 (12.1)", "34 [19, 62]", or the words that stand in place of a number. */
function cellText(cell: Cell | undefined): string {
	if (!cell) return "";
	const { value, spread, low, high, note } = cell;
	const range = low !== undefined || high !== undefined ? `[${low ?? "?"}, ${high ?? "?"}]` : undefined;
	const figures = [value, spread && `(${spread})`, range].filter(Boolean).join(" ");
	return (figures || note || "").replace(/(?<=^|[[(\s])-(?=\d)/g, "−");
}
