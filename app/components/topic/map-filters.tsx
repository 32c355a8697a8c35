import { Form, Link } from "@remix-run/react";
import { PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { Choice } from "./choice.tsx";

interface MapFiltersProps {
	columns: "intervention" | "outcome";
	filters: { q?: string; phase?: string; status?: string; yearFrom?: number; yearTo?: number };
}

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
			<Choice
				name="by"
				label="Columns"
				value={columns}
				choices={{ intervention: "Interventions", outcome: "Outcomes" }}
			/>
			<label className="min-w-40 flex-1 text-sm font-medium">
				Search
				<input
					type="search"
					name="q"
					defaultValue={q}
					maxLength={200}
					placeholder="Condition, intervention, title"
					className={`mt-0.5 font-normal ${INPUT_LOOK}`}
				/>
			</label>
			<Choice name="phase" label="Phase" value={phase} choices={{ "": "Any", ...PHASES }} />
			<Choice name="status" label="Status" value={status} choices={{ "": "Any", ...REGISTRY_STATUSES }} />
			{[["from", "From year", yearFrom] as const, ["to", "To year", yearTo] as const].map(
				([name, label, value]) => (
					<label key={name} className="w-24 text-sm font-medium">
						{label}
						<input
							name={name}
							inputMode="numeric"
							defaultValue={value}
							maxLength={4}
							className={`mt-0.5 font-normal ${INPUT_LOOK}`}
						/>
					</label>
				),
			)}
			<Button type="submit">Show</Button>
			{Object.keys(filters).length > 0 && (
				<Link to={columns === "outcome" ? "/map?by=outcome" : "/map"}>Clear</Link>
			)}
		</Form>
	);
}
