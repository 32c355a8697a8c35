import { useId } from "react";
import { FieldLabel, INPUT_LOOK } from "../ui/field.tsx";

export interface PasteOrFileProps {
	/** Endings of the files that are taken. */
	accept: string;
	/** What was pasted before and refused. */
	text?: string | undefined;
}

/** Endings of the files of tables, and of references. */
export const TABLE_FILES = ".csv,.tsv,.txt,.xlsx";
export const REFERENCE_FILES = ".ris,.nbib,.txt,.xml,.bib,.enw,.ciw,.json";

/** A field to paste into and a file to choose instead. */
export function PasteOrFile({ accept, text }: PasteOrFileProps) {
	const id = useId();
	return (
		<>
			<TextArea name="text" label="Paste" rows={4} defaultValue={text} />
			<div>
				<FieldLabel id={id} label="or choose a file" />
				<input
					id={id}
					type="file"
					name="file"
					accept={accept}
					className="mt-1 block w-full cursor-pointer text-sm file:mr-3 file:cursor-pointer file:rounded file:border file:border-solid file:border-rule file:bg-surface file:px-3 file:py-1.5 file:font-medium file:text-ink"
				/>
			</div>
		</>
	);
}

/** A labelled field of several lines, for what programs write. */
export function TextArea({
	name,
	label,
	rows,
	hint,
	defaultValue,
}: {
	name: string;
	label: string;
	rows: number;
	hint?: string;
	defaultValue?: string | undefined;
}) {
	const id = useId();
	return (
		<div>
			<FieldLabel id={id} label={label} hint={hint} />
			<textarea
				id={id}
				name={name}
				rows={rows}
				defaultValue={defaultValue}
				spellCheck={false}
				aria-describedby={hint && `${id}-hint`}
				className={`mt-1 font-mono text-sm ${INPUT_LOOK}`}
			/>
		</div>
	);
}
