import { counted, formatWhole } from "#app/domain/format/format.ts";
import type { AdverseEventRow, EventColumn, StudyView } from "#app/domain/views/study-view.ts";
import { AdverseEventTable } from "./adverse-event-table.tsx";
import { Facts } from "./part.tsx";
import { DerivedNotes } from "./shown.tsx";

/** More rows than these are folded, by whether they were serious, with the commonest before them. */
const SHORT = 25;
const COMMONEST = 10;

/** People affected by each adverse event, by arm; a registry may list hundreds. */
export function AdverseEvents({
	adverseEvents: { about, arms, rows, all },
}: {
	adverseEvents: StudyView["adverseEvents"];
}) {
	return (
		<>
			{all !== undefined && <h3>{`The ${rows.length} commonest of ${formatWhole(all)}`}</h3>}
			{rows.length > 0 && rows.length <= SHORT && (
				<AdverseEventTable caption="Adverse events by arm" arms={arms} rows={rows} />
			)}
			{rows.length > SHORT && <LongList arms={arms} rows={rows} />}
			<DerivedNotes figures={rows.flatMap(({ cells }) => cells)} />
			{about.length > 0 && (
				<div className="mt-4">
					<Facts facts={about} />
				</div>
			)}
		</>
	);
}

function LongList({ arms, rows }: { arms: EventColumn[]; rows: AdverseEventRow[] }) {
	const commonest = rows.toSorted((a, b) => b.most - a.most).slice(0, COMMONEST);
	const serious = rows.filter((row) => row.serious);
	const other = rows.filter((row) => !row.serious);
	return (
		<>
			<h3>The {COMMONEST} commonest</h3>
			<AdverseEventTable caption="The commonest adverse events by arm" arms={arms} rows={commonest} />
			<Folded title="Serious" arms={arms} rows={serious} />
			<Folded title="Other" arms={arms} rows={other} />
		</>
	);
}

function Folded({ title, arms, rows }: { title: string; arms: EventColumn[]; rows: AdverseEventRow[] }) {
	if (rows.length === 0) return null;
	const systems = new Set(rows.flatMap(({ organSystem }) => organSystem ?? [])).size;
	const within = systems > 1 ? ` in ${systems} organ systems` : "";
	return (
		<details className="mt-4">
			<summary>
				<h3 className="inline">
					{title}: {counted(rows.length, "event")}
					{within}
				</h3>
			</summary>
			<AdverseEventTable caption={`${title} adverse events by arm`} arms={arms} rows={rows} bySystem />
		</details>
	);
}
