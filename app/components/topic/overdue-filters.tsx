import { Form, Link } from "@remix-run/react";
import { PHASES } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { anyOf, FilterChoice, FilterInput } from "../ui/filter-fields.tsx";

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
				<FilterInput
					key={name}
					name={name}
					label={label}
					defaultValue={typed[name]}
					maxLength={300}
					placeholder="Whole name"
					className="min-w-40 flex-1"
				/>
			))}
			<FilterChoice
				name="phase"
				label="Phase"
				value={typed.phase ?? ""}
				options={anyOf(PHASES)}
				most="max-w-44"
			/>
			<Button type="submit">Show</Button>
			{Object.keys(typed).length > 0 && <Link to="/overdue">Clear</Link>}
		</Form>
	);
}
