import { Part } from "../study/part.tsx";
import { Cell, DataTable } from "../synthesis/table.tsx";
import { CodedText } from "./coded-text.tsx";

interface CodebookTableProps {
	id: string;
	title: string;
	where: string;
	about: string[];
	columns: readonly (readonly [names: readonly string[], meaning: string])[];
	notes: string[];
}

/** What each column of a file means. */
export function CodebookTable({ id, title, where, about, columns, notes }: CodebookTableProps) {
	return (
		<Part id={id} title={title}>
			<div className="mb-3 grid max-w-3xl gap-2">
				<p className="text-muted">
					<CodedText text={where} />
				</p>
				{about.map((paragraph) => (
					<p key={paragraph}>
						<CodedText text={paragraph} />
					</p>
				))}
			</div>
			<DataTable caption={`Columns: ${title}`} head={["Column", "Meaning"]}>
				{columns.map(([names, meaning]) => (
					<tr key={names.join()}>
						<Cell>
							<CodedText text={names.map((name) => `\`${name}\``).join(", ")} />
						</Cell>
						<Cell>
							<CodedText text={meaning} />
						</Cell>
					</tr>
				))}
			</DataTable>
			<div className="mt-3 grid max-w-3xl gap-2">
				{notes.map((note) => (
					<p key={note}>
						<CodedText text={note} />
					</p>
				))}
			</div>
		</Part>
	);
}
