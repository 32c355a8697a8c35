import { useEffect, useId, useRef, useState } from "react";
import type { PlacedRow, Placement } from "#app/domain/study-form/paste/place-table.ts";
import { placesOf, placeTable } from "#app/domain/study-form/paste/place-table.ts";
import { OUTCOME_KINDS } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";

type Loose = Record<string, unknown>;

interface PastePanelProps {
	/** What was pasted into a field of the grid; the panel opens with it. */
	pasted: string;
	/** What the form holds now. */
	formNow: () => Loose;
	onPut: (placement: Placement) => void;
}

/** Takes a table copied from a paper, a spreadsheet or a web page into the form: read, shown, changed, and put in. */
export function PastePanel({ pasted, formNow, onPut }: PastePanelProps) {
	const [answer, setAnswer] = useState<PastedAnswer | "reading" | null>(null);
	const [placement, setPlacement] = useState<Placement | null>(null);
	const [isOpen, setOpen] = useState(false);
	const area = useRef<HTMLTextAreaElement>(null);
	const id = useId();
	const read = async (text: string) => {
		setAnswer("reading");
		const read = await readPasted(text);
		setAnswer(read);
		setPlacement(read.cells ? placeTable(read.cells, formNow()) : null);
	};
	// Only what comes anew is to be read, whatever the functions are.
	// biome-ignore lint/correctness/useExhaustiveDependencies: as said
	useEffect(() => {
		if (pasted === "") return;
		setOpen(true);
		if (area.current) area.current.value = pasted;
		read(pasted);
	}, [pasted]);
	const close = () => {
		setOpen(false);
		setPlacement(null);
		if (area.current) area.current.value = "";
	};
	return (
		<details
			open={isOpen}
			onToggle={(event) => setOpen(event.currentTarget.open)}
			className="mb-3 rounded border border-line p-3"
		>
			<summary className="w-fit text-accent underline underline-offset-2">Paste a table</summary>
			<label htmlFor={id} className="mt-2 block text-sm">
				A table copied from a paper, a spreadsheet, a document or a web page, with its head: arms in columns,
				outcomes and times in rows.
			</label>
			<textarea
				ref={area}
				id={id}
				rows={placement ? 2 : 5}
				className={`mt-1 font-mono text-sm ${INPUT_LOOK}`}
				onPaste={(event) => {
					const text = tableIn(event.clipboardData);
					if (text === undefined) return;
					event.preventDefault();
					event.currentTarget.value = text;
					read(text);
				}}
				onKeyDown={(event) => event.stopPropagation()}
				onInput={(event) => event.stopPropagation()}
			/>
			<div className="mt-2 flex gap-2">
				<Button small disabled={answer === "reading"} onClick={() => read(area.current?.value ?? "")}>
					{answer === "reading" ? "Reading…" : "Read the table"}
				</Button>
			</div>
			<div aria-live="polite">
				{answer && answer !== "reading" && answer.problem && <Notice kind="problem">{answer.problem}</Notice>}
			</div>
			{placement && (
				<Preview
					placement={placement}
					form={formNow()}
					onChange={setPlacement}
					onPut={() => {
						onPut(placement);
						close();
					}}
					onCancel={close}
				/>
			)}
		</details>
	);
}

interface PastedAnswer {
	cells?: string[][];
	problem?: string;
}

/** The cells of a table, by the server's reader of tables. Whatever it refuses, the form stays as it is. */
async function readPasted(text: string): Promise<PastedAnswer> {
	try {
		const answer = await fetch("/studies/pasted", { method: "POST", body: new URLSearchParams({ text }) });
		if (answer.ok) return await answer.json();
		if (answer.status === 401)
			return { problem: "Your session has ended. Save the form: it comes back after you log in." };
		return { problem: "The table could not be read just now. Try again in a moment." };
	} catch {
		return { problem: "The server cannot be reached. Try again in a moment." };
	}
}

/** The table of a clipboard; undefined where it holds a single text. */
export function tableIn(clipboard: DataTransfer): string | undefined {
	const html = clipboard.getData("text/html");
	if (/<table\b/i.test(html)) return html;
	const text = clipboard.getData("text/plain");
	return /\t/.test(text.trim()) || text.trim().split("\n").length > 1 ? text : undefined;
}

function Preview({
	placement,
	form,
	onChange,
	onPut,
	onCancel,
}: {
	placement: Placement;
	form: Loose;
	onChange: (placement: Placement) => void;
	onPut: () => void;
	onCancel: () => void;
}) {
	const { columns, rows } = placement;
	const places = placesOf(form);
	const left = rows.filter(({ isLeftOut }) => !isLeftOut);
	const open = left.filter(({ kind }) => kind === "").length;
	const setColumn = (index: number, to: string) =>
		onChange({ rows, columns: columns.map((column, at) => (at === index ? { ...column, to } : column)) });
	const setRow = (index: number, change: Partial<PlacedRow>) =>
		onChange({ columns, rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) });
	return (
		<section aria-label="Where the table goes" className="mt-3">
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
											<option value="outcome">Outcome</option>
											<option value="time">Time</option>
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
											onChange={(event) => setRow(index, { isLeftOut: !event.target.checked })}
										/>
										<span>
											{row.label || "An outcome without a name"}
											{row.time ? `, ${row.time.value} ${row.time.unit}` : ", time not said"}
										</span>
									</label>
									{!row.isKnown && !row.isLeftOut && (
										<label className="mt-0.5 block">
											<span className="sr-only">Kind of {row.label}</span>
											<select
												value={row.kind}
												onChange={(event) => setRow(index, { kind: event.target.value as PlacedRow["kind"] })}
												className={`text-sm ${INPUT_LOOK}`}
											>
												<option value="">Choose the kind</option>
												{Object.entries(OUTCOME_KINDS).map(([kind, label]) => (
													<option key={kind} value={kind}>
														{label}
													</option>
												))}
											</select>
										</label>
									)}
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
			{open > 0 && (
				<p className="mt-2 text-sm text-warning">
					Choose the kind of each outcome; rows without one are not put in ({open}).
				</p>
			)}
			<div className="mt-3 flex gap-2">
				<Button small look="primary" disabled={left.length === open} onClick={onPut}>
					Put in
				</Button>
				<Button small onClick={onCancel}>
					Cancel
				</Button>
			</div>
		</section>
	);
}
