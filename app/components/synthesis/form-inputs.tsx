import { type ReactNode, useId } from "react";
import { FieldLabel, INPUT_LOOK } from "../ui/field.tsx";
import { useFollowed } from "../ui/use-followed.ts";

interface TextProps {
	name: string;
	label: string;
	value: string | undefined;
	hint?: string;
	className?: string;
	required?: boolean;
	decimal?: boolean;
	/** It shows what the address says, and moves with it. */
	follows?: boolean;
	/** The form it belongs to, where it stands outside of that. */
	form?: string;
}

/** A labelled line of text. */
export function Text({
	name,
	label,
	value,
	hint,
	className = "",
	required,
	decimal,
	follows,
	form,
}: TextProps) {
	const id = useId();
	const [shown, setShown] = useFollowed(value ?? "");
	return (
		<div className={`text-sm ${className}`}>
			<FieldLabel id={id} label={label} hint={hint} />
			<input
				id={id}
				name={name}
				{...(follows
					? { value: shown, onChange: ({ target }) => setShown(target.value) }
					: { defaultValue: value })}
				required={required}
				form={form}
				autoComplete="off"
				aria-describedby={hint && `${id}-hint`}
				{...(decimal && { inputMode: "decimal" as const })}
				className={`mt-0.5 ${INPUT_LOOK}`}
			/>
		</div>
	);
}

/** A labelled text of several lines. */
export function LongText({ name, label, value, hint, rows = 3 }: TextProps & { rows?: number }) {
	const id = useId();
	return (
		<div className="text-sm">
			<FieldLabel id={id} label={label} hint={hint} />
			<textarea
				id={id}
				name={name}
				defaultValue={value}
				rows={rows}
				aria-describedby={hint && `${id}-hint`}
				className={`mt-0.5 ${INPUT_LOOK}`}
			/>
		</div>
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
