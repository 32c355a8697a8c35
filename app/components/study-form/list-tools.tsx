import { type FieldName, useFormMetadata } from "@conform-to/react";
import { Button } from "../ui/button.tsx";
import { useLiveForm } from "./live.tsx";

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
export function AddButton({
	name,
	what,
	start = {},
}: {
	name: string;
	what: string;
	start?: Record<string, string>;
}) {
	const form = useFormMetadata(useLiveForm().formId);
	return (
		<Button
			type="submit"
			small
			className="mt-3"
			{...form.insert.getButtonProps({
				name: name as FieldName<Record<string, string>[]>,
				defaultValue: start,
			})}
		>
			Add {what}
		</Button>
	);
}
