import type { OutcomeRow } from "#app/domain/views/outcome-view.ts";
import type { OutcomeBody, OutcomeInTime } from "#app/domain/views/outcomes-in-time.ts";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { DoubtNotes, Unsure } from "./doubts.tsx";
import { GroupMark } from "./group-mark.tsx";
import { OutcomeCourse } from "./outcome-course.tsx";
import { DerivedNotes, Shown, SourceNote } from "./shown.tsx";

/**
 * Every outcome with each arm's figures; beyond a screenful, those after the first are folded.
 * @param address where the study is; absent before it is saved, when it has no figures of its own
 */
export function OutcomeTables({ outcomes, address }: { outcomes: OutcomeInTime[]; address?: string }) {
	const drawn = outcomes.filter(({ course }) => course).slice(0, DRAWN);
	return (
		<div className="grid grid-cols-1 gap-6 print:gap-3">
			{outcomes.map((outcome, index) => (
				<details key={outcome.id} id={`outcome-${outcome.id}`} open={index < OPEN || undefined}>
					<summary className="font-semibold">
						<h3 className="inline">{outcome.title}</h3>
					</summary>
					<OutcomeTable
						outcome={outcome}
						draws={drawn.includes(outcome)}
						{...(address !== undefined && { address })}
					/>
				</details>
			))}
		</div>
	);
}

const OPEN = 8;
/** A table of so many rows stands on one page of paper. */
const WHOLE = 12;
/** So many outcomes have their course drawn with the page. */
const DRAWN = 2;

interface OutcomeTableProps {
	outcome: OutcomeInTime;
	/** Whether its figures over time are drawn with the page. */
	draws: boolean;
	address?: string;
}

function OutcomeTable({ outcome, draws, address }: OutcomeTableProps) {
	const rows = outcome.bodies.flatMap((body) => body.rows);
	return (
		<div className="mt-2">
			<p className="text-sm text-muted print:break-after-avoid">{outcome.facts.join(" · ")}</p>
			{outcome.about.map((line) => (
				<p key={line} className="text-sm print:break-after-avoid">
					{line}
				</p>
			))}
			{outcome.course && (
				<OutcomeCourse
					chart={outcome.course}
					now={draws}
					{...(address !== undefined && { address: `${address}?figure=course&outcome=${outcome.id}` })}
				/>
			)}
			{rows.length === 0 ? (
				<p className="mt-2 text-muted">{outcome.nothing}</p>
			) : (
				<ScrollRegion label={`Results: ${outcome.title}`} className="mt-2">
					<table
						className={`stacked w-full border-collapse text-left ${rows.length <= WHOLE ? "print:break-inside-avoid" : ""}`}
					>
						<caption className="sr-only">{outcome.title}, by arm</caption>
						<thead className="border-b border-rule text-sm text-muted">
							<tr>
								<th scope="col" className="py-1.5 pr-4 font-medium">
									Arm
								</th>
								{outcome.columns.map((column) => (
									<th key={column} scope="col" className="py-1.5 pr-4 text-right font-medium">
										{column}
									</th>
								))}
								<th scope="col" className="hidden py-1.5 font-medium sm:table-cell print:hidden">
									Source
								</th>
							</tr>
						</thead>
						{outcome.bodies.map((body) => (
							<Rows key={body.of + body.heading} columns={outcome.columns} body={body} />
						))}
					</table>
				</ScrollRegion>
			)}
			<DoubtNotes doubts={outcome.doubts} />
			<OriginsBelow rows={rows} />
			<DerivedNotes figures={rows.flatMap(({ cells }) => cells)} />
			<Contrasts outcome={outcome} />
			{address !== undefined && (
				<p className="no-print mt-2 flex flex-wrap gap-x-4 text-sm">
					{outcome.figures.map(({ of, label }) => (
						<a key={of} href={`${address}.svg?outcome=${of}`}>
							{label}
						</a>
					))}
				</p>
			)}
		</div>
	);
}

/** The rows of a time point, of arms or of other groups, under a heading that says so. */
function Rows({ columns, body: { anchor, heading, rows } }: { columns: string[]; body: OutcomeBody }) {
	return (
		<tbody id={anchor} className="divide-y divide-line align-top print:break-inside-avoid">
			{heading && (
				<tr>
					<th
						scope="rowgroup"
						colSpan={columns.length + 2}
						className="pt-3 pb-1 text-sm font-medium text-muted"
					>
						{heading}
					</th>
				</tr>
			)}
			{rows.map((row) => (
				<tr key={row.armId}>
					<th scope="row" className="py-1.5 pr-4 font-normal max-sm:font-medium">
						{row.isGroup && <GroupMark />}
						{row.arm}
						{row.unsure && <Unsure />}
					</th>
					{row.cells.map((figure, column) => (
						<td
							key={columns[column]}
							data-label={columns[column]}
							className="py-1.5 pr-4 text-right whitespace-nowrap"
						>
							<Shown figure={figure} />
						</td>
					))}
					<td className="hidden min-w-48 py-1.5 text-sm text-muted sm:table-cell print:hidden">
						<Origin row={row} />
					</td>
				</tr>
			))}
		</tbody>
	);
}

/** Where rows were read, below the table on a phone and on paper; once where all were read in one place. */
function OriginsBelow({ rows }: { rows: OutcomeRow[] }) {
	const [first] = rows;
	const isShared =
		rows.length > 1 && rows.every(({ source }) => JSON.stringify(source) === JSON.stringify(first?.source));
	const told = isShared ? rows.filter(({ note }) => note) : rows.filter(({ source, note }) => source || note);
	return (
		<ul className="mt-2 grid grid-cols-1 gap-2 text-sm text-muted sm:hidden print:grid print:gap-1">
			{isShared && first?.source && (
				<li>
					Read in: <SourceNote source={first.source} />
				</li>
			)}
			{told.map((row) => (
				<li key={`${row.at} ${row.armId}`}>
					{[row.at, row.arm]}: {isShared ? row.note : <Origin row={row} />}
				</li>
			))}
		</ul>
	);
}

/** Where a row was read: a column of the table, and on a phone or paper, where that would be a ribbon, below the table. */
function Origin({ row }: { row: OutcomeRow }) {
	return (
		<>
			<SourceNote source={row.source} />
			{row.note && <p>{row.note}</p>}
		</>
	);
}

/** What the source itself compares, word for word, apart from what we compute. */
function Contrasts({ outcome }: { outcome: OutcomeInTime }) {
	if (outcome.contrasts.length === 0) return null;
	return (
		<div className="mt-3">
			<h4 className="text-sm font-semibold">Compared in the report</h4>
			<ul className="mt-1 grid grid-cols-1 gap-1 text-sm">
				{outcome.contrasts.map((contrast) => (
					<li key={`${contrast.arms} ${contrast.measure} ${contrast.method} ${contrast.estimate}`}>
						{contrast.arms}: {contrast.estimate && `${contrast.measure.toLowerCase()} ${contrast.estimate}`}
						{contrast.estimate && contrast.p && ", "}
						{contrast.p && `p ${/^[<>≤≥=]/.test(contrast.p) ? contrast.p : `= ${contrast.p}`}`}
						{contrast.method && ` (${contrast.method})`}
						{contrast.note && `. ${contrast.note}`}{" "}
						<span className="text-muted">
							<SourceNote source={contrast.source} />
						</span>
					</li>
				))}
			</ul>
		</div>
	);
}
