import type { FieldMetadata } from "@conform-to/react";
import { type InputHTMLAttributes, type ReactNode, useId } from "react";

export const INPUT_LOOK =
	"block w-full min-w-0 rounded border border-rule bg-surface px-2.5 py-1.5 text-ink aria-invalid:border-danger aria-invalid:border-2";

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "id"> {
	label: ReactNode;
	/** What may be typed, shown under the label. */
	hint?: ReactNode;
	errors?: string[] | undefined;
	/** What stands beside the input, at its end. */
	beside?: ReactNode;
}

/** A labelled input with its hint and its messages, tied together for screen readers. */
export function Field({ label, hint, errors, beside, className = "", ...input }: FieldProps) {
	const id = useId();
	const described = [hint && `${id}-hint`, errors?.length && `${id}-errors`].filter(Boolean).join(" ");
	return (
		<div className={className}>
			<FieldLabel id={id} label={label} hint={hint} />
			<div className="mt-1 flex items-center gap-3">
				<input
					id={id}
					className={INPUT_LOOK}
					aria-invalid={errors?.length ? true : undefined}
					aria-describedby={described || undefined}
					{...input}
				/>
				{beside}
			</div>
			<FieldErrors id={`${id}-errors`} errors={errors} />
		</div>
	);
}

/** What an input is called, and what may be typed, by whose id the input says that it describes it. */
export function FieldLabel({ id, label, hint }: { id: string } & Pick<FieldProps, "label" | "hint">) {
	return (
		<>
			<label htmlFor={id} className="block font-medium">
				{label}
			</label>
			{hint && (
				<p id={`${id}-hint`} className="text-sm text-muted">
					{hint}
				</p>
			)}
		</>
	);
}

export function FieldErrors({ id, errors }: { id: string; errors: string[] | undefined }) {
	if (!errors?.length) return null;
	return (
		<div id={id} className="mt-1 text-sm text-danger">
			{errors.map((error) => (
				<p key={error}>{error}</p>
			))}
		</div>
	);
}

/** The name, value and messages of a Conform field, for `Field`. */
export function fieldProps(
	field: FieldMetadata<string | undefined>,
): Pick<FieldProps, "name" | "defaultValue" | "errors" | "required"> {
	return {
		name: field.name,
		defaultValue: field.initialValue,
		errors: field.errors,
		...(field.required && { required: true }),
	};
}
