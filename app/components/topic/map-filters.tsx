import { Form, Link } from "@remix-run/react";
import { PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { anyOf, FilterChoice, FilterInput } from "../ui/filter-fields.tsx";

interface MapFiltersProps {
	columns: "intervention" | "outcome";
	filters: { q?: string; phase?: string; status?: string; yearFrom?: number; yearTo?: number };
}

const MOST = "max-w-44";
const YEAR = { inputMode: "numeric", maxLength: 4, className: "w-24" } as const;

/** What the map is of, in its address. */
export function MapFilters({ columns, filters }: MapFiltersProps) {
	const { q = "", phase = "", status = "", yearFrom, yearTo } = filters;
	return (
		<Form
			method="get"
			role="search"
			key={JSON.stringify({ columns, filters })}
			className="no-print flex flex-wrap items-end gap-3"
		>
			<FilterChoice
				name="by"
				label="Columns"
				value={columns}
				options={[
					["intervention", "Interventions"],
					["outcome", "Outcomes"],
				]}
				most={MOST}
			/>
			<FilterInput
				type="search"
				name="q"
				label="Search"
				defaultValue={q}
				maxLength={200}
				placeholder="Condition, intervention, title"
				className="min-w-40 flex-1"
			/>
			<FilterChoice name="phase" label="Phase" value={phase} options={anyOf(PHASES)} most={MOST} />
			<FilterChoice
				name="status"
				label="Status"
				value={status}
				options={anyOf(REGISTRY_STATUSES)}
				most={MOST}
			/>
			<FilterInput name="from" label="From year" defaultValue={yearFrom} {...YEAR} />
			<FilterInput name="to" label="To year" defaultValue={yearTo} {...YEAR} />
			<Button type="submit">Show</Button>
			{Object.keys(filters).length > 0 && (
				<Link to={columns === "outcome" ? "/map?by=outcome" : "/map"}>Clear</Link>
			)}
		</Form>
	);
}
