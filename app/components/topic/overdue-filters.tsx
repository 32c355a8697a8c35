import { Form, Link } from "@remix-run/react";
import { PHASES } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { Choice } from "./choice.tsx";

const TEXTS = [
	["condition", "Condition"],
	["intervention", "Intervention"],
	["sponsor", "Sponsor"],
] as const;

/** What the list of overdue studies is narrowed to, in its address. */
export function OverdueFilters({ typed }: { typed: Readonly<Record<string, string>> }) {
	return (
		<Form
			method="get"
			action="/overdue"
			role="search"
			key={JSON.stringify(typed)}
			className="no-print mb-4 flex flex-wrap items-end gap-3"
		>
			{TEXTS.map(([name, label]) => (
				<label key={name} className="min-w-40 flex-1 text-sm font-medium">
					{label}
					<input
						name={name}
						defaultValue={typed[name]}
						maxLength={300}
						placeholder="Whole name"
						className={`mt-0.5 font-normal ${INPUT_LOOK}`}
					/>
				</label>
			))}
			<Choice name="phase" label="Phase" value={typed.phase ?? ""} choices={{ "": "Any", ...PHASES }} />
			<Button type="submit">Show</Button>
			{Object.keys(typed).length > 0 && <Link to="/overdue">Clear</Link>}
		</Form>
	);
}
