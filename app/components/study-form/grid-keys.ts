import { type FormEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import { typeInto } from "./type-into.ts";

/** What one step back undoes: inputs with what they held before. */
type Step = { input: HTMLInputElement; was: string }[];

/**
 * Moves through a table of inputs as through a spreadsheet: up and down by arrows and Enter, left and right where the
 * caret is at an end; Ctrl+D fills in what stands above, Ctrl+Z takes that back.
 */
export function useGridKeys(table: RefObject<HTMLTableElement>) {
	const steps = useRef<Step[]>([]);
	const isOurs = useRef(false);

	const inputs = () =>
		[...(table.current?.querySelectorAll<HTMLInputElement>("input[data-column]") ?? [])].filter(
			(input) => input.offsetParent !== null,
		);

	/** The nearest input above or below in the same column of the grid. */
	const beside = (from: HTMLInputElement, by: 1 | -1) => {
		const all = inputs();
		const own = all.indexOf(from);
		const after = by > 0 ? all.slice(own + 1) : all.slice(0, own).reverse();
		const row = from.closest("tr");
		return after.find((input) => input.closest("tr") !== row && input.dataset.column === from.dataset.column);
	};

	function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
		const from = event.target;
		if (!(from instanceof HTMLInputElement) || from.dataset.column === undefined) return;
		const to = wanted(event, from);
		if (to === undefined) return;
		event.preventDefault();
		if (to === null) return;
		to.focus();
		to.select();
	}

	/** Where a key leads; null where it does something else, undefined where it is none of the grid's. */
	function wanted(event: KeyboardEvent, from: HTMLInputElement): HTMLInputElement | null | undefined {
		const isCommand = event.ctrlKey || event.metaKey;
		if (isCommand && event.key.toLowerCase() === "d") return fillDown(from);
		if (isCommand && event.key.toLowerCase() === "z" && isOurs.current) return undo();
		if (isCommand || event.altKey) return undefined;
		if (event.key === "ArrowDown" || event.key === "Enter") return beside(from, event.shiftKey ? -1 : 1);
		if (event.key === "ArrowUp") return beside(from, -1);
		const all = inputs();
		const at = all.indexOf(from);
		if (event.key === "ArrowRight" && isAt(from, from.value.length)) return all[at + 1];
		if (event.key === "ArrowLeft" && isAt(from, 0)) return all[at - 1];
		return undefined;
	}

	function fillDown(from: HTMLInputElement): null {
		const above = beside(from, -1);
		if (above) {
			steps.current.push([{ input: from, was: from.value }]);
			typeInto(from, above.value);
			isOurs.current = true;
		}
		return null;
	}

	function undo(): null {
		for (const { input, was } of steps.current.pop() ?? []) typeInto(input, was);
		isOurs.current = steps.current.length > 0;
		return null;
	}

	/** What is typed by hand is undone by the browser. */
	function onInput(event: FormEvent) {
		if (event.nativeEvent.isTrusted) isOurs.current = false;
	}

	return { onKeyDown, onInput };
}

const isAt = ({ selectionStart, selectionEnd }: HTMLInputElement, place: number) =>
	selectionStart === place && selectionEnd === place;
