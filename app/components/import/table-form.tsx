import { counted } from "#app/domain/format.ts";
import type { TablePreview } from "#app/services/imports/preview-table.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { BadCells } from "./bad-cells.tsx";
import { ColumnMatches } from "./column-matches.tsx";

interface TableFormProps {
	table: TablePreview;
	shared: Partial<Record<"outcome" | "condition" | "firstArm" | "secondArm", string | undefined>>;
}

/** A table as it was read: what each column is, what cannot be read, and the studies it makes. */
export function TableForm({ table, shared }: TableFormProps) {
	const { asks, badCells, badRows, studies } = table;
	const asked = [
		...(asks.outcome ? [{ name: "outcome", label: "Outcome of every row" }] : []),
		...(asks.condition ? [{ name: "condition", label: "Condition of every study" }] : []),
		...(asks.arms
			? [
					{ name: "firstArm", label: "The first arm is called" },
					{ name: "secondArm", label: "The second arm is called" },
				]
			: []),
	];
	return (
		// Posted whole, so that the list of problems can come as a file.
		<form method="post" encType="multipart/form-data" className="mt-4 grid grid-cols-1 gap-8">
			<input type="hidden" name="text" value={table.text} />
			<p>
				{counted(table.rows, "row")}, read as{" "}
				{table.layout === "wide" ? "two arms to a row" : "one arm to a row"}.
			</p>
			<ColumnMatches columns={table.columns} targets={table.targets} />
			{asked.length > 0 && (
				<section aria-labelledby="asked-heading" className="border-t border-line pt-6">
					<h2 id="asked-heading">What no column says</h2>
					<div className="mt-3 grid grid-cols-1 gap-4 sm:grid-cols-2">
						{asked.map(({ name, label }) => (
							<Field
								key={name}
								name={name}
								label={label}
								defaultValue={shared[name as keyof typeof shared] ?? ""}
								maxLength={300}
							/>
						))}
					</div>
				</section>
			)}
			<BadCells badCells={badCells} badRows={badRows} />
			<div>
				<Button type="submit" name="intent" value="read">
					Read again
				</Button>
			</div>
			<Studies studies={studies} />
			{badCells.length > 0 && (
				<label className="flex items-baseline gap-2">
					<input type="checkbox" name="skip" value="yes" />
					Leave out {counted(badRows, "row")} that cannot be read, and save the rest
				</label>
			)}
			<div className="flex flex-wrap gap-3">
				<Button type="submit" look="primary" name="intent" value="save">
					Save {counted(studies.length, "study", "studies")} as drafts
				</Button>
				<Button type="submit" name="intent" value="publish">
					Save and publish
				</Button>
			</div>
		</form>
	);
}

const SHOWN = 200;

function Studies({ studies }: Pick<TablePreview, "studies">) {
	return (
		<section aria-labelledby="studies-heading" className="border-t border-line pt-6">
			<h2 id="studies-heading">{counted(studies.length, "study", "studies")}</h2>
			<ul className="mt-2 divide-y divide-line">
				{studies.slice(0, SHOWN).map(({ name, arms, outcomes, errors, here }, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: two studies of a table may bear one name
					<li key={index} className="py-2">
						<p className="font-medium">
							{name}
							{here && (
								<span className="font-normal text-muted">
									{" "}
									is here already and stays as it is: <a href={`/studies/${here}`}>studies/{here}</a>
								</span>
							)}
						</p>
						<p className="text-sm text-muted">
							{arms.join(" · ")}. {outcomes.slice(0, 6).join("; ")}
							{outcomes.length > 6 && ` and ${outcomes.length - 6} more outcomes`}
						</p>
						{errors.length > 0 && <p className="text-sm text-danger">Error: {errors.join(" ")}</p>}
					</li>
				))}
			</ul>
			{studies.length > SHOWN && <p>and {counted(studies.length - SHOWN, "more", "more")}.</p>}
		</section>
	);
}
