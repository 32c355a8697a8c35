import { useState } from "react";
import { counted } from "#app/domain/format/format.ts";
import {
	type GridRow,
	type PlacedBlock,
	placeBlock,
	type Way,
	waysOf,
} from "#app/domain/study-form/paste/place-block.ts";
import { PutIn } from "./pasted-table.tsx";

const WAYS: Readonly<Record<Way, string>> = {
	arms: "Each column is an arm",
	cells: "One cell after the other",
};

/** Figures without a head, pasted into a cell: where each of them goes, before it goes there. */
export function PasteBlock({
	cells,
	grid,
	at,
	onPut,
	onCancel,
}: {
	cells: string[][];
	grid: GridRow[];
	/** The name of the field that they were pasted into. */
	at: string;
	onPut: (placed: PlacedBlock) => void;
	onCancel: () => void;
}) {
	const ways = waysOf(cells, grid, at);
	const [way, setWay] = useState<Way | undefined>(ways.length === 1 ? ways[0] : undefined);
	const placed = way && placeBlock(cells, grid, at, way);
	return (
		<section aria-label="Where the figures go" className="mt-3 text-sm">
			{ways.length > 1 && (
				<fieldset className="flex flex-wrap gap-x-5">
					<legend className="font-semibold">How do these columns go on to the right?</legend>
					{ways.map((one) => (
						<label key={one} className="flex items-center gap-2">
							<input
								type="radio"
								name="paste-way"
								value={one}
								checked={one === way}
								onChange={() => setWay(one)}
							/>
							{WAYS[one]}
						</label>
					))}
				</fieldset>
			)}
			{placed && (
				<ul className="mt-2">
					{placed.fills.map(({ row, into }) => (
						<li key={into[0]?.cell.name ?? row} className="border-t border-line py-1">
							<span className="font-semibold">{row}</span>{" "}
							{into.map(({ cell, text }) => `${cell.label}: ${text}`).join("; ")}
						</li>
					))}
				</ul>
			)}
			{placed && placed.linesLeft > 0 && (
				<p className="mt-2 text-warning">
					{counted(placed.linesLeft, "line has", "lines have")} no row in the grid and will be left out: add
					the outcomes or time points first.
				</p>
			)}
			{placed && placed.columnsLeft > 0 && (
				<p className="mt-2 text-warning">
					{counted(placed.columnsLeft, "column has", "columns have")} no place in the grid and will be left
					out.
				</p>
			)}
			<PutIn isReady={placed !== undefined} onPut={() => placed && onPut(placed)} onCancel={onCancel} />
		</section>
	);
}
