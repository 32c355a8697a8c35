import type { TablePreview } from "#app/domain/views/import/table-preview.ts";
import { INPUT_LOOK } from "../ui/field.tsx";

interface ColumnMatchesProps extends Pick<TablePreview, "columns" | "targets"> {
	/** What was chosen, by the name of the field: then a column without a choice goes by its name. */
	given?: Readonly<Record<string, string>>;
}

/** What each column was taken for, with the choice of another. */
export function ColumnMatches({ columns, targets, given }: ColumnMatchesProps) {
	const labels = new Map(targets.flatMap(({ options }) => options.map(({ value, label }) => [value, label])));
	return (
		<section aria-labelledby="columns-heading" className="border-t border-line pt-6">
			<h2 id="columns-heading">Columns</h2>
			<ul className="mt-3 grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
				{columns.map(({ name, target, sure, example }, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
					<li key={index} className="min-w-0">
						<label className="block">
							<span className="font-medium break-words">{name}</span>
							{!sure && <span className="text-sm text-warning"> not recognised</span>}
							<span className="block truncate text-sm text-muted">such as {example || "(blank)"}</span>
							<select
								key={target}
								name={`columns[${index}]`}
								defaultValue={given ? (given[`columns[${index}]`] ?? "") : target}
								className={`mt-1 ${INPUT_LOOK}`}
							>
								{given && <option value="">By its name: {labels.get(target) ?? target}</option>}
								{targets.map(({ group, options }) => (
									<optgroup key={group} label={group}>
										{options.map(({ value, label }) => (
											<option key={value} value={value}>
												{label}
											</option>
										))}
									</optgroup>
								))}
							</select>
						</label>
					</li>
				))}
			</ul>
		</section>
	);
}
