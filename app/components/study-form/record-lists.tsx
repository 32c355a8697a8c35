import type { FieldMetadata } from "@conform-to/react";
import { freshId } from "#app/domain/study-form/loose.ts";
import { AddButton, ListTools } from "./list-tools.tsx";
import { PlainFields } from "./plain-fields.tsx";

interface RecordListProps {
	field: FieldMetadata<object[] | undefined>;
	/** The list's pattern. */
	list: string;
	/** What an item is called, and what its buttons call it where that is shorter. */
	what: string;
	short?: string;
	/** What the ids of its items begin with, where these have ids. */
	letter?: string;
}

/** A list of records that have nothing but plain fields. */
export function RecordList({ field, list, what, short = what, letter }: RecordListProps) {
	const items = (field as FieldMetadata<{ id?: string }[]>).getFieldList();
	const taken = new Set(items.map(({ initialValue }) => String(initialValue?.id ?? "")));
	return (
		<>
			{items.map((item, index) => (
				<fieldset
					key={item.key}
					className="mt-4 border-t border-line pt-3 first:mt-0 first:border-0 first:pt-0"
				>
					<legend className="sr-only">{`${what.charAt(0).toUpperCase()}${what.slice(1)} ${index + 1}`}</legend>
					<div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
						{letter && <HiddenId field={item.getFieldset().id} />}
						<PlainFields part={`${list}.*`} within={item.getFieldset()} except={["id"]} />
					</div>
					<div className="mt-3">
						<ListTools name={field.name} index={index} count={items.length} what={short} />
					</div>
				</fieldset>
			))}
			<AddButton name={field.name} what={what} start={letter ? { id: freshId(letter, taken) } : {}} />
		</>
	);
}

function HiddenId({ field }: { field: FieldMetadata<string | undefined> }) {
	return <input type="hidden" name={field.name} defaultValue={field.initialValue} />;
}

/** Registry numbers, one a line; their order says nothing. */
export function IdentifierList({ field }: Pick<RecordListProps, "field">) {
	const items = (field as FieldMetadata<object[]>).getFieldList();
	return (
		<>
			{items.map((item, index) => (
				<fieldset key={item.key} className="mt-3 flex flex-wrap items-end gap-3">
					<legend className="sr-only">Identifier {index + 1}</legend>
					<PlainFields part="identifiers.*" within={item.getFieldset()} className="w-56" />
					<ListTools name={field.name} index={index} count={items.length} what="identifier" movable={false} />
				</fieldset>
			))}
			<AddButton name={field.name} what="identifier" />
		</>
	);
}
