import { Form, Link, useNavigation } from "@remix-run/react";
import { formatWhole } from "#app/domain/format/format.ts";
import type { QuestionFilters } from "#app/domain/question/question-of-filters.ts";
import { WHOLE_LIBRARY } from "#app/domain/search/whole-library.ts";
import { labelOf, PHASES, REGISTRY_STATUSES } from "#app/domain/vocabulary.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { FilterChoice, FilterInput } from "../ui/filter-fields.tsx";
import { type CountedNewest, CountedNote } from "./counted-note.tsx";

interface Facet {
	value: string;
	studies: number;
}

export interface FilterFormProps {
	filters: QuestionFilters & { hasResults?: boolean };
	sort: string;
	sorts: { value: string; label: string }[];
	facets: { conditions: Facet[]; interventions: Facet[]; phases: Facet[]; statuses: Facet[] };
	/** Which of the facets' figures are of the newest studies alone. */
	newest: CountedNewest;
}

const RESULTS = [
	["", "Any"],
	["yes", "Only with results"],
	["no", "Only without results"],
] as const;

/** Search and filters as a plain form: the address holds it all, with or without JavaScript. */
export function FilterForm({ filters, sort, sorts, facets, newest }: FilterFormProps) {
	const searching = useNavigation().state === "loading";
	const { q, ...narrowing } = filters;
	const { within } = narrowing;
	const count = Object.keys(narrowing).length;
	// A new key fills the form anew when the address changes by a link.
	return (
		<Form method="get" role="search" key={JSON.stringify({ filters, sort })} className="mt-4">
			<div className="flex flex-wrap gap-2">
				<label className="min-w-60 flex-1">
					<span className="sr-only">Search the library</span>
					<input
						type="search"
						name="q"
						defaultValue={q}
						maxLength={200}
						placeholder="Title, condition, intervention, author, registry number"
						className={INPUT_LOOK}
					/>
				</label>
				<Button type="submit" look="primary">
					{searching ? "Searching…" : "Search"}
				</Button>
			</div>
			<details className="mt-3" open={count > 0 || undefined}>
				<summary className="w-fit text-sm text-accent underline underline-offset-2">
					Filter and sort{count > 0 && ` (${count} set)`}
				</summary>
				<div className="mt-3 grid grid-cols-1 gap-3 sm:grid-cols-3">
					<FacetSelect
						name="condition"
						label="Condition"
						value={filters.condition}
						facets={facets.conditions}
					/>
					<FacetSelect
						name="intervention"
						label="Intervention"
						value={filters.intervention}
						facets={facets.interventions}
					/>
					<FacetSelect
						name="phase"
						label="Phase"
						value={filters.phase}
						facets={facets.phases}
						labels={PHASES}
					/>
					<FacetSelect
						name="status"
						label="Status"
						value={filters.status}
						facets={facets.statuses}
						labels={REGISTRY_STATUSES}
					/>
					<fieldset className="grid grid-cols-2 gap-2">
						<legend className="text-sm font-medium">Year</legend>
						<YearInput name="from" label="from" value={filters.yearFrom} />
						<YearInput name="to" label="to" value={filters.yearTo} />
					</fieldset>
					<FilterChoice
						name="sort"
						label="Order"
						value={sort}
						options={sorts.map(({ value, label }) => [value, label])}
					/>
					<FilterChoice
						name="results"
						label="Results"
						value={filters.hasResults === undefined ? "" : filters.hasResults ? "yes" : "no"}
						options={RESULTS}
					/>
					<WordsInput name="conditionWords" label="Words in the condition" value={within?.conditions} />
					<WordsInput
						name="interventionWords"
						label="Words in the arms and interventions"
						value={within?.interventions}
					/>
				</div>
				<CountedNote
					newest={newest}
					set={[filters.condition, filters.intervention, filters.phase, filters.status].some(Boolean)}
				/>
				<p className="mt-3 flex items-center gap-4">
					<Button type="submit" small>
						Apply
					</Button>
					{count > 0 && (
						<Link to={q ? `/?${new URLSearchParams({ q })}` : WHOLE_LIBRARY}>Clear the filters</Link>
					)}
				</p>
			</details>
		</Form>
	);
}

/** Words that a comparison's question looks for in one place; asked for only where an address has them. */
function WordsInput({ name, label, value }: { name: string; label: string; value: string | undefined }) {
	if (value === undefined) return null;
	return <FilterInput name={name} label={label} defaultValue={value} />;
}

function YearInput({ name, label, value }: { name: string; label: string; value: number | undefined }) {
	return (
		<label className="flex items-center gap-2 text-sm">
			{label}
			<input
				name={name}
				defaultValue={value}
				inputMode="numeric"
				pattern="\d{4}"
				maxLength={4}
				className={INPUT_LOOK}
			/>
		</label>
	);
}

interface FacetSelectProps {
	name: string;
	label: string;
	value: string | undefined;
	facets: Facet[];
	labels?: Record<string, string>;
}

function FacetSelect({ name, label, value, facets, labels = {} }: FacetSelectProps) {
	const known = !value || facets.some((facet) => facet.value.toLowerCase() === value.toLowerCase());
	const chosen =
		facets.find((facet) => facet.value.toLowerCase() === value?.toLowerCase())?.value ?? value ?? "";
	return (
		<FilterChoice
			{...{ name, label }}
			value={chosen}
			options={[
				["", "Any"],
				...(known ? [] : [[value, `${labelOf(labels, value)} (0)`] as const]),
				...facets.map(
					(facet) =>
						[facet.value, `${labelOf(labels, facet.value)} (${formatWhole(facet.studies)})`] as const,
				),
			]}
		/>
	);
}
