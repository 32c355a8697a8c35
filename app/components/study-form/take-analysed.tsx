import { Button } from "../ui/button.tsx";
import { useLiveForm } from "./live.tsx";
import { typeInto } from "./type-into.ts";

/** The numbers analysed or at risk that the rows above propose, taken over at once. */
export function TakeAnalysed({ within }: { /** The list that the grid is of. */ within: string }) {
	const { proposals, formId } = useLiveForm();
	const proposed = [...proposals].filter(
		([name]) => name.startsWith(within) && /\.results\.[^.]+\.(?:n|atRisk)$/.test(name),
	);
	if (proposed.length === 0) return null;
	const take = () => {
		const form = document.getElementById(formId);
		if (!(form instanceof HTMLFormElement)) return;
		for (const [name, value] of proposed) {
			const input = form.elements.namedItem(name);
			if (input instanceof HTMLInputElement && input.value === "") typeInto(input, value);
		}
	};
	return (
		<p className="mt-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-muted">
			Numbers in grey are proposed from the rows above and not yet said.
			<Button small onClick={take}>
				Take the numbers in grey ({proposed.length})
			</Button>
		</p>
	);
}
