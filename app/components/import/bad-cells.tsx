import { counted } from "#app/domain/format/format.ts";
import type { TablePreview } from "#app/domain/views/import/table-preview.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";

/** Beyond so many, correcting by hand is done better in the table's own program. */
const SHOWN = 300;

/** Every cell that cannot be read, with the reason and a field to correct it in. */
export function BadCells({ badCells, badRows }: Pick<TablePreview, "badCells" | "badRows">) {
	if (badCells.length === 0) return null;
	return (
		<section aria-labelledby="bad-heading" className="border-t border-line pt-6">
			<h2 id="bad-heading">
				{counted(badCells.length, "cell")} in {counted(badRows, "row")} cannot be read
			</h2>
			<p className="mt-1 text-sm">Correct them here and read the table again, or download the list.</p>
			<ScrollRegion label="Cells that cannot be read" className="mt-3">
				<table className="w-full border-collapse sm:min-w-xl text-left">
					<thead className="border-b border-rule text-sm text-muted">
						<tr>
							<th className="py-2 pr-4 text-right font-medium">Line</th>
							<th className="py-2 pr-4 font-medium">Column</th>
							<th className="py-2 pr-4 font-medium">Value</th>
							<th className="hidden py-2 font-medium sm:table-cell">Reason</th>
						</tr>
					</thead>
					<tbody className="divide-y divide-line align-top">
						{badCells.slice(0, SHOWN).map((cell, index) => (
							<tr key={`${cell.row} ${cell.column} ${cell.reason}`}>
								<td className="py-2 pr-4 text-right">{cell.line}</td>
								<td className="py-2 pr-4">{cell.columnName ?? "the row"}</td>
								<td className="py-2 pr-4">
									{cell.column === undefined ? (
										cell.value
									) : (
										<>
											<input type="hidden" name={`fixes[${index}].row`} value={cell.row} />
											<input type="hidden" name={`fixes[${index}].column`} value={cell.column} />
											<input
												name={`fixes[${index}].value`}
												defaultValue={cell.value}
												aria-label={`Line ${cell.line}, ${cell.columnName}`}
												className={`min-w-28 sm:min-w-40 ${INPUT_LOOK}`}
											/>
										</>
									)}
									{/* On a phone the column of reasons would be out of sight. */}
									<p className="mt-1 text-sm sm:hidden">{cell.reason}</p>
								</td>
								<td className="hidden py-2 sm:table-cell">{cell.reason}</td>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
			{badCells.length > SHOWN && (
				<p className="mt-2">and {counted(badCells.length - SHOWN, "more", "more")}; the list has them all.</p>
			)}
			<Button type="submit" formAction="/import/table.csv" className="mt-3">
				Download the list (CSV)
			</Button>
		</section>
	);
}
