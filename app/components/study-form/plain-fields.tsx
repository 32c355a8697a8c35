import { type Field, formFields } from "#app/domain/study/field-register.ts";
import { isMet } from "#app/domain/study-form/is-met.ts";
import { NOT_SAID } from "#app/domain/vocabulary.ts";
import { fieldIn, fieldsetOf, type Meta } from "./field-at.ts";
import { Checkboxes, Select, TextArea, TextInput, YesNo } from "./inputs.tsx";
import { useLiveForm } from "./live.tsx";

const WIDE = { 2: "sm:col-span-2", 3: "sm:col-span-3" } as const;

interface PlainFieldsProps {
	/** A part of the form, or the pattern of a record. */
	part: string;
	/** The pattern of the record that holds the fields; "" for the document. */
	place?: string;
	/** Conform's fields of that record. */
	within: object;
	/** Those that a component of their own asks for, by key. */
	except?: readonly string[];
	/** These alone, in this order. */
	only?: readonly string[];
	className?: string;
}

/**
 * The fields of a part of the form, each as the document's schema describes it. Lists have components of their own.
 * What only some designs have is asked for where one of these is chosen, or where something stands there.
 */
export function PlainFields({ part, place = part, within, except = [], only, className }: PlainFieldsProps) {
	const { design } = useLiveForm();
	const fields = formFields(part).filter(({ key }) => !except.includes(key));
	const wanted = only?.flatMap((one) => fields.filter(({ key }) => key === one)) ?? fields;
	return wanted.map((field) => {
		const path = field.pattern.slice(place === "" ? 0 : place.length + 1).split(".");
		const meta = fieldIn(within, path);
		const isAsked = meta.initialValue || meta.value || meta.errors || isMet(field.form?.when, design);
		return isAsked && <PlainField key={field.pattern} field={field} meta={meta} className={className} />;
	});
}

/** One field, in the control that its type asks for. */
export function PlainField({
	field,
	meta,
	className,
	start,
}: {
	field: Field;
	meta: Meta;
	className?: string | undefined;
	/** What a text starts with in place of the field's own value. */
	start?: string | undefined;
}) {
	const live = useLiveForm();
	const { kind, vocabulary, refersTo, pattern } = field;
	const { wide, rows, blank = NOT_SAID, hint, ...look } = field.form ?? {};
	const common = {
		field: meta,
		label: look.label ?? field.label,
		hint,
		className: wide ? WIDE[wide] : className,
	};
	if (kind === "record")
		return (
			<div className="grid grid-cols-2 gap-3">
				<PlainFields part={pattern} within={fieldsetOf(meta)} />
			</div>
		);
	if (kind === "choices") return <Checkboxes {...common} options={vocabulary ?? {}} />;
	if (kind === "yes-no") return <YesNo {...common} />;
	const options = refersTo
		? Object.fromEntries(live[refersTo].map(({ id, label }) => [id, label]))
		: vocabulary;
	if (options) return <Select {...common} options={options} blank={blank} />;
	if (rows) return <TextArea {...common} rows={rows} />;
	const isWhole = kind === "whole" || kind === "year";
	const inputMode = isWhole ? "numeric" : kind === "decimal" ? "decimal" : look.inputMode;
	const { placeholder, suggestions } = look;
	return <TextInput {...common} {...{ inputMode, placeholder, start }} list={suggestions} />;
}
