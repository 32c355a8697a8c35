import { Form } from "@remix-run/react";
import { Button } from "../ui/button.tsx";

/** A sheet of a workbook that can be read as a table. */
interface OfferedSheet {
	name: string;
	/** Its cells, as they are sent back when it is chosen. */
	text: string;
	remarks: string[];
	rows: number;
}

interface SheetChoiceProps {
	/** What the workbook is called. */
	file: string;
	sheets: OfferedSheet[];
}

/** A workbook with several sheets: nothing says which of them is meant but a person. */
export function SheetChoice({ file, sheets }: SheetChoiceProps) {
	return (
		<section aria-labelledby="sheets-heading" className="mt-4 max-w-3xl">
			<h2 id="sheets-heading">Which sheet?</h2>
			<p className="mt-1">
				{file} has {sheets.length} sheets with cells. One is read at a time.
			</p>
			<ul className="mt-3 grid grid-cols-1 gap-2">
				{sheets.map(({ name, text, remarks, rows }) => (
					<li key={name}>
						<Form method="post" encType="multipart/form-data">
							<input type="hidden" name="text" value={text} />
							<input type="hidden" name="name" value={`${file}, sheet ${name}`} />
							<SheetNotes notes={remarks} />
							<Button type="submit" name="intent" value="read">
								{`Read “${name}” (${rows} ${rows === 1 ? "row" : "rows"})`}
							</Button>
						</Form>
					</li>
				))}
			</ul>
		</section>
	);
}

/** What was concluded in reading a sheet, which its text does not tell any more. */
export function SheetNotes({ notes }: { notes: readonly string[] }) {
	return notes.map((note, place) => <input key={note} type="hidden" name={`notes[${place}]`} value={note} />);
}
