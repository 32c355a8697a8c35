import type { GridRow } from "#app/domain/study-form/paste/place-block.ts";

/** A figure of the grid: `1.0` is the first of the second arm. */
const FIGURE = /^\d+\.\d+$/;

/** The rows of the grid that a field is in, as they stand on the page; none where it holds no figure. @param name the field's */
export function gridRows(name: string): GridRow[] {
	const field = document.getElementsByName(name)[0];
	if (!(field instanceof HTMLInputElement) || !FIGURE.test(field.dataset.column ?? "")) return [];
	const rows = [...(field.closest("table")?.querySelectorAll("tr") ?? [])];
	return rows.flatMap((row): GridRow[] => {
		const inputs = [...row.querySelectorAll<HTMLInputElement>("input[data-column]")];
		const cells = inputs.flatMap((input) => {
			const { column = "" } = input.dataset;
			return FIGURE.test(column) ? [{ name: input.name, column, label: labelOf(input) }] : [];
		});
		return cells.length > 0 ? [{ label: rowLabel(inputs), cells }] : [];
	});
}

/** "Placebo, Affected". */
function labelOf(input: HTMLInputElement): string {
	const whose = input.closest("fieldset")?.querySelector("legend")?.textContent;
	return [whose, input.labels?.[0]?.textContent].filter(Boolean).join(", ");
}

/** What a row is of: its outcome and time, or its event. */
function rowLabel(inputs: readonly HTMLInputElement[]): string {
	const [first] = inputs;
	if (!first) return "";
	const outcome = /^outcomes\[\d+\]/.exec(first.name)?.[0];
	const label = outcome && document.getElementsByName(`${outcome}.label`)[0];
	const unit = document.getElementsByName(first.name.replace(/\.value$/, ".unit"))[0];
	return [
		label instanceof HTMLInputElement && label.value,
		[first.value, unit instanceof HTMLSelectElement && unit.value].filter(Boolean).join(" "),
	]
		.filter(Boolean)
		.join(", ");
}
