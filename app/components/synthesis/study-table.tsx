import { Link } from "@remix-run/react";
import type { SynthesisRowView } from "#app/domain/views/synthesis/row-view.ts";
import { FollowedCheck } from "../ui/followed-check.tsx";
import { Cell, DataTable, RowHead } from "./table.tsx";

interface StudyTableProps {
	rows: SynthesisRowView[];
	measure: string;
	/** What the columns of figures are: two arms, one arm, or reported estimates. */
	sides: readonly string[];
	/** The pooled effect, as the last line. */
	pooled?: string;
	/** The form that the boxes for leaving studies out belong to; absent: no boxes. */
	formId?: string;
}

/** Every comparison with its figures, effect and weight, and what is derived; a withheld one says only that it is. */
export function StudyTable({ rows, measure, sides, pooled, formId }: StudyTableProps) {
	const hasGroups = rows.some(({ group }) => group);
	const hasTimes = rows.some(({ time }) => time);
	const notes = rows.flatMap(({ label, derived }) =>
		derived.length > 0 ? [`${label}. ${derived.join("; ")}`] : [],
	);
	const corrected = rows.filter(({ correction }) => correction);
	const head = [
		"Study",
		hasTimes ? "Time" : "",
		hasGroups ? "Group" : "",
		...sides,
		measure,
		"Weight",
		formId ? "Leave out" : "",
	];
	return (
		<>
			<DataTable
				caption="Comparisons with their figures and effects"
				head={head.filter(Boolean)}
				numbers={numbersOf(head)}
			>
				{rows.map((row) => (
					<tr key={row.id} className={row.excluded ? "text-muted" : undefined}>
						<RowHead>
							{row.href ? <Link to={row.href}>{row.label}</Link> : row.label}
							{row.year !== undefined && !row.label.includes(String(row.year)) && ` ${row.year}`}
						</RowHead>
						{hasTimes && <Cell of="Time">{row.time ?? (row.href && "not recorded")}</Cell>}
						{hasGroups && <Cell of="Group">{row.group}</Cell>}
						<Cell of={sides[0]} number>
							{row.experimental}
							{row.derivedSides.experimental && <Derived />}
						</Cell>
						{sides.length > 1 && (
							<Cell of={sides[1]} number>
								{row.control}
								{row.derivedSides.control && <Derived />}
							</Cell>
						)}
						{row.excluded ? (
							<td colSpan={2} className="min-w-48 py-1.5 pr-4">
								Not in the result. {row.excluded}.
							</td>
						) : (
							<>
								<Cell of={measure} number>
									{row.effect}
								</Cell>
								<Cell of="Weight" number>
									{row.weight}
								</Cell>
							</>
						)}
						{formId && (
							<Cell of="Leave out">
								<FollowedCheck
									name="exclude"
									value={row.id}
									form={formId}
									checked={row.leftOut}
									aria-label={`Leave out ${row.label}`}
								/>
							</Cell>
						)}
					</tr>
				))}
				{pooled && (
					<tr className="border-t-2 border-rule font-semibold">
						<RowHead>Pooled</RowHead>
						<td colSpan={sides.length + Number(hasGroups) + Number(hasTimes)} />
						<Cell of={measure} number>
							{pooled}
						</Cell>
						<Cell of="Weight" number>
							100%
						</Cell>
						{formId && <td />}
					</tr>
				)}
			</DataTable>
			{corrected.length > 0 && (
				<p className="mt-2 text-sm text-muted">
					For a cell of zero, {corrected[0]?.correction}: {corrected.map(({ label }) => label).join("; ")}.
				</p>
			)}
			{notes.length > 0 && (
				<details className="mt-2 text-sm text-muted">
					<summary className="w-fit">† Derived figures ({notes.length})</summary>
					<ul className="mt-1 list-disc pl-5">
						{notes.map((note) => (
							<li key={note}>{note}</li>
						))}
					</ul>
				</details>
			)}
		</>
	);
}

function numbersOf(head: string[]): number[] {
	const shown = head.filter(Boolean);
	return shown.flatMap((name, column) =>
		["Study", "Time", "Group", "Leave out"].includes(name) ? [] : [column],
	);
}

function Derived() {
	return (
		<>
			<sup aria-hidden="true">†</sup>
			<span className="sr-only"> (derived)</span>
		</>
	);
}
