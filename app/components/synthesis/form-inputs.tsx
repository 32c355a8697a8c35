import type { ReactNode } from "react";
import { INPUT_LOOK } from "../ui/field.tsx";

interface TextProps {
	name: string;
	label: string;
	value: string | undefined;
	hint?: string;
	className?: string;
	required?: boolean;
	decimal?: boolean;
}

/** A labelled line of text. */
export function Text({ name, label, value, hint, className = "", required, decimal }: TextProps) {
	return (
		<label className={`block text-sm font-medium ${className}`}>
			{label}
			{hint && <span className="block font-normal text-muted">{hint}</span>}
			<input
				name={name}
				defaultValue={value}
				required={required}
				autoComplete="off"
				{...(decimal && { inputMode: "decimal" as const })}
				className={`mt-0.5 font-normal ${INPUT_LOOK}`}
			/>
		</label>
	);
}

/** A labelled text of several lines. */
export function LongText({ name, label, value, hint, rows = 3 }: TextProps & { rows?: number }) {
	return (
		<label className="block text-sm font-medium">
			{label}
			{hint && <span className="block font-normal text-muted">{hint}</span>}
			<textarea name={name} defaultValue={value} rows={rows} className={`mt-0.5 font-normal ${INPUT_LOOK}`} />
		</label>
	);
}

/** A part of the form under its heading. */
export function FormPart({
	id,
	title,
	hint,
	children,
}: {
	id: string;
	title: string;
	hint?: string;
	children: ReactNode;
}) {
	return (
		<section aria-labelledby={`${id}-heading`} id={id} className="border-t border-line pt-5">
			<h2 id={`${id}-heading`} className="text-lg">
				{title}
			</h2>
			{hint && <p className="mt-1 max-w-3xl text-sm text-muted">{hint}</p>}
			<div className="mt-3">{children}</div>
		</section>
	);
}
