import { counted } from "#app/domain/format/format.ts";
import type { TablePreview } from "#app/domain/views/import/table-preview.ts";
import { TableReading } from "../table-reading.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { BadCells } from "./bad-cells.tsx";
import { ColumnMatches } from "./column-matches.tsx";
import { SheetNotes } from "./sheet-choice.tsx";
import { TableStudies } from "./table-studies.tsx";

interface TableFormProps {
	table: TablePreview;
	/** What the file is called. */
	name: string;
	/** What was concluded in reading the sheet of a workbook. */
	notes: readonly string[];
	/** The answers to the table's questions, as they were sent. */
	given: Readonly<Record<string, string>>;
	shared: Partial<Record<"outcome" | "condition" | "firstArm" | "secondArm", string | undefined>>;
}

const LAYOUTS = {
	wide: "two arms to a row",
	long: "one arm to a row",
	"one-arm": "the only arm of a study to a row",
	estimates: "a reported comparison to a row",
} as const;

/** A table as it was read: what each column is, what cannot be read, and the studies it makes. */
export function TableForm({ table, name, notes, given, shared }: TableFormProps) {
	const { asks, remarks, questions, badCells, badRows, studies, studyCount } = table;
	const asked = [
		...(asks.outcome ? [{ name: "outcome", label: "Outcome of every row" }] : []),
		...(asks.condition ? [{ name: "condition", label: "Condition of every study" }] : []),
		...(asks.arms
			? [
					{ name: "firstArm", label: "The first arm is called" },
					{ name: "secondArm", label: "The second arm is called" },
				]
			: []),
	];
	return (
		// Posted whole, so that the list of problems can come as a file.
		<form method="post" encType="multipart/form-data" className="mt-4 grid grid-cols-1 gap-8">
			<input type="hidden" name="text" value={table.text} />
			<input type="hidden" name="name" value={name} />
			<SheetNotes notes={notes} />
			<p>
				{counted(table.rows, "row")}, read as {LAYOUTS[table.layout]}.
			</p>
			<TableReading
				remarks={[...notes.map((text) => ({ text })), ...remarks]}
				questions={questions}
				given={given}
			>
				<Button type="submit" name="intent" value="read">
					Read again with this answer
				</Button>
			</TableReading>
			<ColumnMatches columns={table.columns} targets={table.targets} />
			{asked.length > 0 && (
				<section aria-labelledby="asked-heading" className="border-t border-line pt-6">
					<h2 id="asked-heading">What no column says</h2>
					<div className="mt-3 grid grid-cols-1 gap-4 sm:grid-cols-2">
						{asked.map(({ name: field, label }) => (
							<Field
								key={field}
								name={field}
								label={label}
								defaultValue={shared[field as keyof typeof shared] ?? ""}
								maxLength={300}
							/>
						))}
					</div>
				</section>
			)}
			<BadCells badCells={badCells} badRows={badRows} />
			<div>
				<Button type="submit" name="intent" value="read">
					Read again
				</Button>
			</div>
			<TableStudies studies={studies} studyCount={studyCount} />
			{badCells.length > 0 && (
				<label className="flex items-baseline gap-2">
					<input type="checkbox" name="skip" value="yes" />
					Leave out {counted(badRows, "row")} that cannot be read, and save the rest
				</label>
			)}
			{questions.length > 0 ? (
				<p>Answer what is asked above and read the table again; then its studies can be saved.</p>
			) : (
				<div className="flex flex-wrap gap-3">
					<Button type="submit" look="primary" name="intent" value="save">
						Save {counted(studyCount, "study as a draft", "studies as drafts")}
					</Button>
					<Button type="submit" name="intent" value="publish">
						Save and publish
					</Button>
				</div>
			)}
		</form>
	);
}
