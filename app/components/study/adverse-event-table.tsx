import type { AdverseEventRow, EventColumn } from "#app/domain/views/study-view.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { GroupMark } from "./group-mark.tsx";
import { Shown, SourceNote } from "./shown.tsx";

/** So many sources are said once below the table. */
const FEW = 2;

/** Beside more arms than these, the number of events goes below the number of people. */
const WIDE = 3;

interface AdverseEventTableProps {
	caption: string;
	arms: EventColumn[];
	rows: AdverseEventRow[];
	/** Whether rows stand under the organ systems they belong to; else each says its own. */
	bySystem?: boolean;
}

/** People affected by each adverse event, by arm. */
export function AdverseEventTable({ caption, arms, rows, bySystem = false }: AdverseEventTableProps) {
	const sources = [...new Map(rows.map(({ source }) => [JSON.stringify(source), source])).values()];
	// A registry's rows name the same one or two places each; said once, they leave the room to the figures.
	const saysSources = sources.length > FEW;
	const noArm = arms.find((column) => column.noArm)?.noArm;
	const systems = bySystem ? Map.groupBy(rows, (row) => row.organSystem ?? "") : new Map([["", rows]]);
	return (
		<>
			<ScrollRegion label={caption}>
				<table className="stacked w-full border-collapse text-left">
					<caption className="sr-only">{caption}</caption>
					<thead className="border-b border-rule text-sm text-muted">
						<tr>
							<th scope="col" className="py-1.5 pr-4 font-medium">
								Adverse event
							</th>
							{arms.map(({ id, label, noArm }) => (
								<th key={id} scope="col" className="py-1.5 pr-4 text-right align-bottom font-medium">
									{noArm && <GroupMark />}
									{noArm && <span className="sr-only">Group, not an arm: </span>}
									{label}
								</th>
							))}
							{saysSources && (
								<th scope="col" className="hidden py-1.5 font-medium sm:table-cell">
									Source
								</th>
							)}
						</tr>
					</thead>
					{[...systems].map(([system, members]) => (
						<tbody key={system} className="divide-y divide-line align-top">
							{system !== "" && (
								<tr>
									<th scope="rowgroup" colSpan={arms.length + 2} className="pt-3 pb-1 font-medium">
										{system}
									</th>
								</tr>
							)}
							{members.map((row) => (
								<EventRow
									key={`${row.term} ${row.organSystem} ${row.serious}`}
									row={row}
									arms={arms}
									inSystem={bySystem}
									saysSource={saysSources}
								/>
							))}
						</tbody>
					))}
				</table>
			</ScrollRegion>
			{noArm && (
				<p className="mt-1 text-sm text-muted">
					<GroupMark />
					{noArm}
				</p>
			)}
			{!saysSources && sources.some(Boolean) && (
				<p className="mt-1 text-sm text-muted">
					Read in:{" "}
					{sources.map((source, index) => (
						<span key={JSON.stringify(source)}>
							{index > 0 && "; "}
							<SourceNote source={source} />
						</span>
					))}
				</p>
			)}
		</>
	);
}

interface EventRowProps {
	row: AdverseEventRow;
	arms: EventColumn[];
	inSystem: boolean;
	saysSource: boolean;
}

function EventRow({ row, arms, inSystem, saysSource }: EventRowProps) {
	return (
		<tr>
			<th
				scope="row"
				className={`min-w-32 py-1.5 pr-4 font-normal max-sm:font-medium sm:min-w-48 ${inSystem ? "pl-4" : ""}`}
			>
				{row.term}
				{row.serious && !inSystem && <strong className="font-semibold"> (serious)</strong>}
				{row.organSystem && !inSystem && <span className="block text-sm text-muted">{row.organSystem}</span>}
			</th>
			{row.cells.map((figure, column) => (
				<td
					key={arms[column]?.id}
					data-label={arms[column]?.label}
					className="py-1.5 pr-4 text-right whitespace-pre"
				>
					<Shown
						figure={arms.length > WIDE ? { ...figure, text: figure.text.replace(", ", ",\n") } : figure}
					/>
				</td>
			))}
			{saysSource && (
				<td className="hidden min-w-40 py-1.5 text-sm text-muted sm:table-cell">
					<SourceNote source={row.source} />
				</td>
			)}
		</tr>
	);
}
