import { type FieldName, useFormMetadata } from "@conform-to/react";
import { type MouseEvent, useEffect, useRef } from "react";
import { freshId, omit } from "#app/domain/study-form/loose.ts";
import { Button } from "../ui/button.tsx";
import { useLiveForm } from "./live.tsx";
import { nested } from "./whole-form.ts";

interface ListToolsProps {
	/** The list's field name. */
	name: string;
	index: number;
	count: number;
	/** What an item is called: "arm", "outcome". */
	what: string;
	/** Items whose order says nothing are only removed. */
	movable?: boolean;
}

/** Move an item of a list up or down, or remove it; each is a button that works without JavaScript. */
export function ListTools({ name, index, count, what, movable = true }: ListToolsProps) {
	const form = useFormMetadata(useLiveForm().formId);
	const list = name as FieldName<unknown[]>;
	return (
		<div className="flex flex-wrap gap-2">
			{movable && index > 0 && (
				<Button
					type="submit"
					small
					{...form.reorder.getButtonProps({ name: list, from: index, to: index - 1 })}
				>
					Move up<span className="sr-only"> {what}</span>
				</Button>
			)}
			{movable && index < count - 1 && (
				<Button
					type="submit"
					small
					{...form.reorder.getButtonProps({ name: list, from: index, to: index + 1 })}
				>
					Move down<span className="sr-only"> {what}</span>
				</Button>
			)}
			<Button type="submit" small look="danger" {...form.remove.getButtonProps({ name: list, index })}>
				Remove {what}
			</Button>
		</div>
	);
}

/** Adds an item to a list, with what it starts with. */
export function AddButton({ name, what, start = {} }: { name: string; what: string; start?: object }) {
	const { formId } = useLiveForm();
	const form = useFormMetadata(formId);
	const wanted = useRef<string | null>(null);
	// The button stands below the new item, so that going on by keyboard would pass it by.
	useEffect(() => {
		if (wanted.current !== null && focusFirst(formId, wanted.current)) wanted.current = null;
	});
	return (
		<Button
			type="submit"
			small
			className="mt-3"
			onClick={() => {
				wanted.current = `${name}[${countIn(formId, name)}]`;
			}}
			{...form.insert.getButtonProps({
				name: name as FieldName<Record<string, string>[]>,
				defaultValue: start as Record<string, string>,
			})}
		>
			Add {what}
		</Button>
	);
}

/** How many items of a list the form has fields of. */
function countIn(formId: string, name: string): number {
	const places = controlsOf(formId).flatMap((control) =>
		control.name.startsWith(`${name}[`) ? [Number.parseInt(control.name.slice(name.length + 1), 10)] : [],
	);
	return Math.max(-1, ...places) + 1;
}

/** Goes to the first field of an item. @returns whether it is there */
function focusFirst(formId: string, item: string): boolean {
	const first = controlsOf(formId).find(
		(control) => control.name.startsWith(`${item}.`) && control.type !== "hidden",
	);
	first?.focus();
	return first !== undefined;
}

function controlsOf(formId: string) {
	const form = document.getElementById(formId);
	const controls = form instanceof HTMLFormElement ? [...form.elements] : [];
	return controls.filter(
		(control) =>
			control instanceof HTMLInputElement ||
			control instanceof HTMLSelectElement ||
			control instanceof HTMLTextAreaElement,
	);
}

/** Removes an item where there is no room for words. */
export function RemoveButton({ name, index, what }: Pick<ListToolsProps, "name" | "index" | "what">) {
	const form = useFormMetadata(useLiveForm().formId);
	return (
		<Button
			type="submit"
			small
			look="danger"
			title={`Remove ${what}`}
			aria-label={`Remove ${what}`}
			{...form.remove.getButtonProps({ name: name as FieldName<unknown[]>, index })}
		>
			×
		</Button>
	);
}

/** Adds a copy of an item after it, under an id of its own; without JavaScript of what it was when the form came. */
export function CopyButton({
	name,
	index,
	what,
	without,
	letter,
}: Pick<ListToolsProps, "name" | "index" | "what"> & {
	/** The fields that a copy is to be given anew. */
	without: readonly string[];
	letter: string;
}) {
	const form = useFormMetadata(useLiveForm().formId);
	const list = name as FieldName<Record<string, string>[]>;
	const copyIn = (items: unknown) =>
		copyOfItem(Array.isArray(items) ? items : [], { index, without, letter });
	const initial = form.initialValue as Record<string, unknown> | undefined;
	const copy = (event: MouseEvent<HTMLButtonElement>) => {
		const { form: element } = event.currentTarget;
		if (!element) return;
		event.preventDefault();
		form.insert({ name: list, index: index + 1, defaultValue: copyIn(nested(new FormData(element))[name]) });
	};
	return (
		<Button
			type="submit"
			small
			{...form.insert.getButtonProps({
				name: list,
				index: index + 1,
				defaultValue: copyIn(initial?.[name]),
			})}
			onClick={copy}
		>
			Copy {what}
		</Button>
	);
}

function copyOfItem(
	items: readonly Record<string, unknown>[],
	{ index, without, letter }: { index: number; without: readonly string[]; letter: string },
): Record<string, string> {
	const taken = new Set(items.map(({ id }) => String(id ?? "")));
	const copy = { ...omit(items[index] ?? {}, [...without]), id: freshId(letter, taken) };
	// What a form holds is text, and lists and groups of texts, which the library's type of a value does not tell.
	return copy as Record<string, string>;
}
