import type { ReactNode } from "react";
import type { TableChoice, TableQuestion, TableRemark } from "#app/domain/views/import/table-notes.ts";
import { INPUT_LOOK } from "./ui/field.tsx";

interface TableReadingProps {
	remarks: readonly TableRemark[];
	questions: readonly TableQuestion[];
	/** What was answered so far, by the name of the field. */
	given: Readonly<Record<string, string>>;
	/** The button that sends the answers, where the form’s own is far below. */
	children?: ReactNode;
}

/** More are read better in the table itself. */
const SHOWN = 100;

/** What a table may mean twice, as choices, and what was concluded in reading it. Stands within the table's form. */
export function TableReading({ remarks, questions, given, children }: TableReadingProps) {
	// An answer stays in the form also when nothing asks for it any more: the reading rests on it.
	const asked = new Set(
		[...questions, ...remarks.flatMap(({ choice }) => choice ?? [])].map(({ name }) => name),
	);
	const settled = Object.entries(given).filter(([name]) => !asked.has(name) && !name.startsWith("columns["));
	return (
		<>
			{settled.map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			{questions.length > 0 && (
				<section
					aria-labelledby="asked-of-table"
					className="border-l-4 border-warning bg-warning-soft px-4 py-3"
				>
					<h2 id="asked-of-table" className="text-lg">
						{questions.length === 1
							? "One question about this table"
							: `${questions.length} questions about this table`}
					</h2>
					<ul className="mt-2 grid grid-cols-1 gap-3">
						{questions.map((question) => (
							<li key={question.name}>
								<Choices choice={question} label={`${placeOf(question)}${question.text}`} />
							</li>
						))}
					</ul>
					{children && <div className="mt-3">{children}</div>}
				</section>
			)}
			{remarks.length > 0 && (
				<section aria-labelledby="said-of-table">
					<h2 id="said-of-table" className="text-lg">
						How the table is read
					</h2>
					<ul className="mt-1 grid max-w-3xl grid-cols-1 list-disc gap-1.5 pl-5 text-sm">
						{remarks.slice(0, SHOWN).map((remark) => (
							<li key={`${remark.line} ${remark.column} ${remark.text}`}>
								{remark.choice ? (
									<Choices choice={remark.choice} label={`${placeOf(remark)}${remark.text}.`} />
								) : (
									`${placeOf(remark)}${remark.text}.`
								)}
							</li>
						))}
						{remarks.length > SHOWN && <li>and {remarks.length - SHOWN} more.</li>}
					</ul>
				</section>
			)}
		</>
	);
}

function placeOf({ line, column }: { line?: number; column?: string }): string {
	const places = [line !== undefined && `Line ${line}`, column !== undefined && `Column “${column}”`];
	const said = places.filter(Boolean).join(", ");
	return said && `${said}: `;
}

function Choices({ choice: { name, choices, value = "" }, label }: { choice: TableChoice; label: string }) {
	return (
		<label className="block">
			<span className="block">{label}</span>
			<select key={value} name={name} defaultValue={value} className={`mt-1 max-w-md ${INPUT_LOOK}`}>
				{value === "" && <option value="">Choose</option>}
				{choices.map((one) => (
					<option key={one.value} value={one.value}>
						{one.label}
					</option>
				))}
			</select>
		</label>
	);
}
