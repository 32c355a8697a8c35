import { type FieldName, useFormMetadata } from "@conform-to/react";
import { type InputHTMLAttributes, type MouseEvent, type ReactNode, useId } from "react";
import { readNumber } from "#app/domain/format/decimal.ts";
import { labelOf, NOT_SAID } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { CellReading } from "./cell-reading.tsx";
import type { Meta } from "./field-at.ts";
import { allMessages, FieldMessages } from "./field-messages.tsx";
import { useLiveForm, useMessages } from "./live.tsx";
import { Proposed } from "./proposed.tsx";
import { typeInto } from "./type-into.ts";

interface CommonProps {
	field: Meta;
	label: ReactNode;
	hint?: ReactNode;
	className?: string;
	/** The label is only for screen readers, because a table's head says it; "wide": where that head is shown. */
	labelHidden?: boolean | "wide" | undefined;
}

function useField({ field, hint }: Pick<CommonProps, "field" | "hint">) {
	const id = useId();
	const messages = allMessages(field.errors, useMessages(field.name));
	const isTaken = useLiveForm().cells.get(field.name)?.words !== undefined;
	const described = `${hint ? `${id}-hint ` : ""}${isTaken ? `${id}-taken ` : ""}${id}-messages`;
	return {
		id,
		messages,
		control: {
			id,
			name: field.name,
			defaultValue: field.initialValue ?? "",
			"aria-describedby": described,
			"aria-invalid": messages.some(({ level }) => level === "error") || undefined,
		},
	};
}

function Labelled({
	id,
	label,
	hint,
	labelHidden,
	className = "",
	messages,
	below,
	children,
}: Omit<CommonProps, "field"> & {
	id: string;
	messages: ReturnType<typeof allMessages>;
	/** What answers the messages. */
	below?: ReactNode;
	children: ReactNode;
}) {
	return (
		<div className={className}>
			<label htmlFor={id} className={labelLook(labelHidden)}>
				{label}
			</label>
			{children}
			{hint && (
				<p id={`${id}-hint`} className="mt-0.5 text-sm text-muted">
					{hint}
				</p>
			)}
			<FieldMessages id={`${id}-messages`} messages={messages} />
			{below}
		</div>
	);
}

function labelLook(hidden: CommonProps["labelHidden"]): string {
	if (hidden === "wide") return "block text-sm md:sr-only";
	return hidden ? "sr-only" : "block text-sm font-medium";
}

type TextInputProps = CommonProps & {
	/** Where a grid has it: the keys that move through one go by it. */
	column?: string;
	/** What it starts with in place of the field's own value. */
	start?: string | undefined;
} & Pick<
		InputHTMLAttributes<HTMLInputElement>,
		"inputMode" | "list" | "placeholder" | "autoFocus" | "required" | "onChange"
	>;

export function TextInput({
	field,
	label,
	hint,
	className,
	labelHidden,
	column,
	start,
	...input
}: TextInputProps) {
	const { id, messages, control } = useField({ field, hint });
	const proposed = useLiveForm().proposals.get(field.name);
	return (
		<Labelled
			{...{ id, label, hint, className, labelHidden, messages }}
			below={<CellReading name={field.name} id={id} />}
		>
			<input
				key={field.key}
				type="text"
				autoComplete="off"
				className={`${labelHidden ? "" : "mt-0.5"} ${INPUT_LOOK}`}
				data-column={column}
				{...control}
				{...(start !== undefined && { defaultValue: start })}
				{...input}
				{...(proposed !== undefined && { placeholder: `${proposed}?` })}
			/>
			{input.inputMode && input.inputMode !== "text" && (
				<OpenNumber id={id} field={field} isWrong={messages.some(({ level }) => level === "error")} />
			)}
		</Labelled>
	);
}

/** Both readings of a number that can be two, such as `3,250`, to be chosen; without JavaScript too. */
function OpenNumber({ id, field, isWrong }: { id: string; field: Meta; isWrong: boolean }) {
	const form = useFormMetadata(useLiveForm().formId);
	const reading = readNumber(field.value ?? field.initialValue ?? "");
	if (!isWrong || reading.is !== "open") return null;
	// As if it had been typed, so that the checks look at once; without JavaScript the form is sent and comes back.
	const type = (event: MouseEvent, value: string) => {
		const input = document.getElementById(id);
		if (!(input instanceof HTMLInputElement)) return;
		event.preventDefault();
		typeInto(input, value);
		input.focus();
	};
	return (
		<div className="mt-1 flex gap-2">
			{[reading.thousands, reading.decimal].map((value) => (
				<Button
					key={value}
					type="submit"
					small
					onClick={(event) => type(event, value)}
					{...form.update.getButtonProps({ name: field.name as FieldName<string>, value })}
				>
					{value}
				</Button>
			))}
		</div>
	);
}

export function TextArea({
	field,
	label,
	hint,
	className,
	labelHidden,
	rows = 3,
}: CommonProps & { rows?: number }) {
	const { id, messages, control } = useField({ field, hint });
	return (
		<Labelled {...{ id, label, hint, className, labelHidden, messages }}>
			<textarea key={field.key} rows={rows} className={`mt-0.5 ${INPUT_LOOK}`} {...control} />
		</Labelled>
	);
}

interface SelectProps extends CommonProps {
	/** A vocabulary, or ids with labels. */
	options: Readonly<Record<string, string>>;
	/** What an empty choice says; without it there is none. */
	blank?: string;
	onChange?: (value: string) => void;
}

export function Select({
	field,
	label,
	hint,
	className,
	labelHidden,
	options,
	blank,
	onChange,
}: SelectProps) {
	const { id, messages, control } = useField({ field, hint });
	const known = control.defaultValue === "" || control.defaultValue in options;
	return (
		<Labelled {...{ id, label, hint, className, labelHidden, messages }}>
			<select
				key={field.key}
				className={`${labelHidden ? "" : "mt-0.5"} ${INPUT_LOOK}`}
				{...control}
				onChange={onChange && ((event) => onChange(event.target.value))}
			>
				{blank !== undefined && <option value="">{blank}</option>}
				{Object.keys(options).map((value) => (
					<option key={value} value={value}>
						{labelOf(options, value)}
					</option>
				))}
				{!known && <option value={control.defaultValue}>{control.defaultValue}</option>}
			</select>
			{blank !== undefined && control.defaultValue === "" && <Proposed name={field.name} options={options} />}
		</Labelled>
	);
}

const YES_NO = { yes: "Yes", no: "No" } as const;

export function YesNo(props: Omit<SelectProps, "options" | "blank">) {
	return <Select {...props} options={YES_NO} blank={NOT_SAID} />;
}

/** A tick for each of a vocabulary. */
export function Checkboxes({
	field,
	label,
	className = "",
	options,
}: CommonProps & Pick<SelectProps, "options">) {
	const chosen = [field.initialValue ?? []].flat() as string[];
	return (
		<fieldset className={className}>
			<legend className="text-sm font-medium">{label}</legend>
			<div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
				{Object.entries(options).map(([value, said]) => (
					<label key={value} className="flex items-center gap-2">
						<input type="checkbox" name={field.name} value={value} defaultChecked={chosen.includes(value)} />
						{said}
					</label>
				))}
			</div>
		</fieldset>
	);
}

/** Part of the form that is folded away until wanted; it opens by itself when something in it needs correcting. */
export function Folded({
	id,
	summary,
	open = false,
	isClose = false,
	children,
}: {
	/** Without space above it. */
	isClose?: boolean;
	/** For links to it. */
	id?: string;
	summary: ReactNode;
	open?: boolean;
	children: ReactNode;
}) {
	return (
		<details id={id} open={open || undefined} className={`group scroll-mt-4 ${isClose ? "" : "mt-3"}`}>
			<summary className="w-fit text-sm text-accent underline underline-offset-2">{summary}</summary>
			<div className="mt-3 border-l-2 border-line pl-4">{children}</div>
		</details>
	);
}

export function Section({
	id,
	title,
	hint,
	children,
}: {
	id: string;
	title: string;
	hint?: ReactNode;
	children: ReactNode;
}) {
	return (
		<section aria-labelledby={id} className="border-t border-line pt-5">
			<h2 id={id} className="scroll-mt-4 text-lg">
				{title}
			</h2>
			{hint && <p className="mt-1 text-sm text-muted">{hint}</p>}
			<div className="mt-3">{children}</div>
		</section>
	);
}
