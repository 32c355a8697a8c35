import type { CellOption } from "#app/domain/study/take-cell.ts";
import { readingField } from "#app/domain/study-form/printed-fields.ts";
import { Button } from "../ui/button.tsx";
import { useLiveForm } from "./live.tsx";

/** What cells of one table mean alike, by the figure that tells one reading from another. */
const MEANINGS = {
	percent: "n (%)",
	sd: "mean (SD)",
	se: "mean (SE)",
	q1: "median (quartiles)",
	min: "median (range)",
	ciLow: "mean (interval)",
} as const;

type Meaning = keyof typeof MEANINGS;

const meaningOf = ({ figures }: CellOption) =>
	(Object.keys(MEANINGS) as Meaning[]).find((field) => figures[field] !== undefined);

/** Several cells that can mean the same two things, as a table's head would say of all of them, are answered at once. */
export function TakeMeaning({ within }: { /** The list that the grid is of. */ within: string }) {
	const { cells, formId } = useLiveForm();
	const open = [...cells].filter(
		([name, { options, chosen }]) => name.startsWith(within) && options.length > 0 && chosen === undefined,
	);
	const choices = new Map<Meaning, [name: string, key: string][]>();
	for (const [name, { options }] of open)
		for (const option of options) {
			const meaning = meaningOf(option);
			if (meaning) choices.set(meaning, [...(choices.get(meaning) ?? []), [name, option.key]]);
		}
	const several = [...choices].filter(([, of]) => of.length > 1);
	if (several.length === 0) return null;
	const take = (of: [name: string, key: string][]) => {
		const form = document.getElementById(formId);
		if (!(form instanceof HTMLFormElement)) return;
		for (const [name, key] of of) {
			const point = name.lastIndexOf(".") + 1;
			const choice = form.elements.namedItem(name.slice(0, point) + readingField(name.slice(point)));
			if (choice instanceof RadioNodeList) choice.value = key;
		}
		form.dispatchEvent(new Event("input", { bubbles: true }));
	};
	return (
		<p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted">
			{open.length} cells do not say what they print. If the table’s head does, all of them are:
			{several.map(([meaning, of]) => (
				<Button key={meaning} small onClick={() => take(of)}>
					{MEANINGS[meaning]}
				</Button>
			))}
		</p>
	);
}
