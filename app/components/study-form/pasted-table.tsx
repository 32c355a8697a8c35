import type { ReactNode } from "react";
import type { PlacedColumn } from "#app/domain/study-form/paste/place-table.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

interface Row {
	cells: string[];
	isLeftOut: boolean;
}

interface PastedTableProps<R extends Row> {
	columns: PlacedColumn[];
	rows: R[];
	/** Where a column may go besides being left out. */
	places: { to: string; label: string }[];
	onColumns: (columns: PlacedColumn[]) => void;
	onLeaveOut: (row: number, isLeftOut: boolean) => void;
	/** What a row is taken to be of. */
	nameOf: (row: R) => ReactNode;
	/** What is to be said of a row before it can go in. */
	askOf?: (row: R, index: number) => ReactNode;
}

/** A pasted table as it stands, with where each of its columns and rows goes. */
export function PastedTable<R extends Row>({
	columns,
	rows,
	places,
	onColumns,
	onLeaveOut,
	nameOf,
	askOf,
}: PastedTableProps<R>) {
	const setColumn = (index: number, to: string) =>
		onColumns(columns.map((column, at) => (at === index ? { ...column, to } : column)));
	return (
		<>
			<p className="text-sm text-muted">
				Look where each column and row goes, change what is otherwise, then put it in. Cells go in as printed.
			</p>
			<div className="mt-2 overflow-x-auto">
				<table className="text-sm">
					<thead>
						<tr className="text-left align-bottom">
							<th scope="col" className="pr-3 pb-1 font-semibold">
								Row goes to
							</th>
							{columns.map(({ head, to }, index) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: columns are told by their place
								<th key={index} scope="col" className="pr-3 pb-1 font-semibold">
									<label>
										<span className="block">{head.text || `Column ${index + 1}`}</span>
										<select
											value={to}
											onChange={(event) => setColumn(index, event.target.value)}
											className={`min-w-36 text-sm font-normal ${INPUT_LOOK}`}
										>
											<option value="">Leave out</option>
											{to === "new" && <option value="new">A new arm, “{head.label}”</option>}
											{places.map((place) => (
												<option key={place.to} value={place.to}>
													{place.label}
												</option>
											))}
										</select>
									</label>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rows are told by their place
							<tr key={index} className="border-t border-line align-top">
								<th scope="row" className="py-1 pr-3 text-left font-normal">
									<label className="flex items-baseline gap-2">
										<input
											type="checkbox"
											checked={!row.isLeftOut}
											onChange={(event) => onLeaveOut(index, !event.target.checked)}
										/>
										<span>{nameOf(row)}</span>
									</label>
									{askOf?.(row, index)}
								</th>
								{columns.map(({ to }, column) => (
									<td
										// biome-ignore lint/suspicious/noArrayIndexKey: cells are told by their place
										key={column}
										className={`py-1 pr-3 ${to === "" || row.isLeftOut ? "text-muted line-through" : ""}`}
									>
										{row.cells[column] ?? ""}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}

/** The buttons below a preview. */
export function PutIn({
	isReady,
	onPut,
	onCancel,
}: {
	isReady: boolean;
	onPut: () => void;
	onCancel: () => void;
}) {
	return (
		<div className="mt-3 flex gap-2">
			<Button small look="primary" disabled={!isReady} onClick={onPut}>
				Put in
			</Button>
			<Button small onClick={onCancel}>
				Cancel
			</Button>
		</div>
	);
}
