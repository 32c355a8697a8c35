import { type ClipboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";

/** What was pasted into a cell of a grid. */
export interface PastedInto {
	text: string;
	/** The name of the cell's field. */
	at: string;
}

interface PastePanelProps {
	/** What it says it does: "Paste a table". */
	title: string;
	hint: string;
	/** The panel opens with it. */
	pasted: PastedInto | null;
	/** Where the table goes, to be looked at and changed. @param at the field it was pasted into @param close ends it */
	preview: (cells: string[][], at: string | undefined, close: () => void) => ReactNode;
}

/** Takes a table copied from a paper, a spreadsheet or a web page into the form: read, shown, changed, and put in. */
export function PastePanel({ title, hint, pasted, preview }: PastePanelProps) {
	const [answer, setAnswer] = useState<PastedAnswer | "reading" | null>(null);
	const [table, setTable] = useState<{ cells: string[][]; at: string | undefined } | null>(null);
	const [isOpen, setOpen] = useState(false);
	const area = useRef<HTMLTextAreaElement>(null);
	const id = useId();
	// Pasting needs JavaScript, so that nobody is offered it without.
	const [isAlive, setAlive] = useState(false);
	useEffect(() => setAlive(true), []);
	const read = async (text: string, into?: string) => {
		setAnswer("reading");
		const said = await readPasted(text);
		setAnswer(said);
		setTable(said.cells ? { cells: said.cells, at: into } : null);
	};
	// biome-ignore lint/correctness/useExhaustiveDependencies: only what comes anew is to be read, whatever the functions are
	useEffect(() => {
		if (!pasted) return;
		setOpen(true);
		if (area.current) area.current.value = pasted.text;
		read(pasted.text, pasted.at);
	}, [pasted]);
	const shown = useRef<HTMLDivElement>(null);
	// Its first choice is where somebody goes on, whether by keyboard or by looking.
	useEffect(() => {
		if (table) shown.current?.querySelector<HTMLElement>("select, input, button")?.focus();
	}, [table]);
	const close = () => {
		setOpen(false);
		setTable(null);
		if (area.current) area.current.value = "";
	};
	if (!isAlive) return null;
	return (
		<details
			open={isOpen}
			onToggle={(event) => setOpen(event.currentTarget.open)}
			className="mb-3 rounded border border-line px-3 py-2"
		>
			<summary className="w-fit text-accent underline underline-offset-2">{title}</summary>
			<label htmlFor={id} className="mt-2 block text-sm">
				{hint}
			</label>
			<textarea
				ref={area}
				id={id}
				rows={table ? 2 : 5}
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
			<div ref={shown}>{table && preview(table.cells, table.at, close)}</div>
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
function tableIn(clipboard: DataTransfer): string | undefined {
	const html = clipboard.getData("text/html");
	if (/<table\b/i.test(html)) return html;
	const text = clipboard.getData("text/plain");
	return /\t/.test(text.trim()) || text.trim().split("\n").length > 1 ? text : undefined;
}

/** A table that is pasted into a cell of a grid, for its panel. */
export function usePasted() {
	const [pasted, setPasted] = useState<PastedInto | null>(null);
	const onPaste = (event: ClipboardEvent) => {
		const { target } = event;
		if (!(target instanceof HTMLInputElement) || target.dataset.column === undefined) return;
		const text = tableIn(event.clipboardData);
		if (text === undefined) return;
		event.preventDefault();
		setPasted({ text, at: target.name });
	};
	return { pasted, onPaste };
}
