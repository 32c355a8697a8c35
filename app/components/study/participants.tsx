import type { ReactNode } from "react";
import type { BaselineView, FlowView } from "#app/domain/views/participants-view.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";

/** How many started, reached each milestone and left, by group. */
export function ParticipantFlow({ flow }: { flow: FlowView }) {
	return (
		<div className="mt-8">
			<h3>Participant flow</h3>
			{flow.notes.map((note) => (
				<p key={note} className="mt-1 max-w-3xl text-sm whitespace-pre-line">
					{note}
				</p>
			))}
			{flow.periods.map((period) => (
				<GroupTable
					key={period.title}
					caption={flow.periods.length > 1 ? period.title : "Participant flow"}
					showCaption={flow.periods.length > 1}
					groups={flow.groups}
				>
					{period.rows.map((row) => (
						<tr key={`${row.left} ${row.name}`}>
							<th scope="row" className={`py-1.5 pr-4 font-normal ${row.left ? "pl-4 text-muted" : ""}`}>
								{row.name}
								{row.note && <span className="block text-sm text-muted">{row.note}</span>}
							</th>
							<Cells groups={flow.groups} cells={row.cells} />
						</tr>
					))}
				</GroupTable>
			))}
		</div>
	);
}

/** What participants were like at the start, by group; long tables are folded. */
export function Baseline({ baseline }: { baseline: BaselineView }) {
	const count = baseline.measures.reduce((sum, { rows }) => sum + rows.length, 0);
	return (
		<details className="mt-8" open={count <= SHORT || undefined}>
			<summary>
				<h3 className="inline">At the start</h3>
			</summary>
			{baseline.population && (
				<p className="mt-1 max-w-3xl text-sm whitespace-pre-line">{baseline.population}</p>
			)}
			<GroupTable caption="Participants at the start" groups={baseline.groups}>
				{baseline.measures.flatMap((measure) => [
					<tr key={measure.title}>
						<th scope="rowgroup" colSpan={baseline.groups.length + 1} className="pt-3 pb-1 font-medium">
							{measure.title} <span className="text-sm font-normal text-muted">{measure.about}</span>
						</th>
					</tr>,
					...measure.rows.map((row, index) => (
						<tr key={`${measure.title} ${row.name || index}`}>
							<th scope="row" className="py-1 pr-4 pl-4 font-normal">
								{row.name || <span className="sr-only">{measure.title}</span>}
							</th>
							<Cells groups={baseline.groups} cells={row.cells} />
						</tr>
					)),
				])}
			</GroupTable>
		</details>
	);
}

const SHORT = 20;

function GroupTable({
	caption,
	showCaption = false,
	groups,
	children,
}: {
	caption: string;
	showCaption?: boolean;
	groups: string[];
	children: ReactNode;
}) {
	return (
		<ScrollRegion label={caption} className="mt-2">
			<table className="w-full border-collapse text-left">
				<caption className={showCaption ? "pb-1 text-left font-medium" : "sr-only"}>{caption}</caption>
				<thead className="border-b border-rule text-sm text-muted">
					<tr>
						<td />
						{groups.map((group) => (
							<th key={group} scope="col" className="py-1.5 pr-4 text-right align-bottom font-medium">
								{group}
							</th>
						))}
					</tr>
				</thead>
				<tbody className="divide-y divide-line align-top">{children}</tbody>
			</table>
		</ScrollRegion>
	);
}

function Cells({ groups, cells }: { groups: string[]; cells: string[] }) {
	return groups.map((group, column) => (
		<td key={group} className="tabular py-1 pr-4 text-right whitespace-nowrap">
			{cells[column]}
		</td>
	));
}
