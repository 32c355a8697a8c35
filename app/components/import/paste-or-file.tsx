import { useId } from "react";
import { INPUT_LOOK } from "../ui/field.tsx";

interface PasteOrFileProps {
	/** Endings of the files that are taken. */
	accept: string;
	/** What was pasted before and refused. */
	text?: string | undefined;
}

/** A field to paste into and a file to choose instead. */
export function PasteOrFile({ accept, text }: PasteOrFileProps) {
	const id = useId();
	return (
		<>
			<TextArea name="text" label="Paste" rows={4} defaultValue={text} />
			<div>
				<label htmlFor={id} className="block font-medium">
					or choose a file
				</label>
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
			<label htmlFor={id} className="block font-medium">
				{label}
			</label>
			{hint && (
				<p id={`${id}-hint`} className="text-sm text-muted">
					{hint}
				</p>
			)}
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
