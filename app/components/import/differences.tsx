import { counted } from "#app/domain/format/format.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";

interface DifferencesProps {
	conflicts: (Conflict & { side: "theirs" | "mine" })[];
	/** Whether an earlier record tells who changed what. */
	known: boolean;
}

/** Where the record and the study here differ, field by field, with the choice of which stands. */
export function Differences({ conflicts, known }: DifferencesProps) {
	if (conflicts.length === 0) return null;
	const asked = conflicts.filter(({ changedBy }) => !known || changedBy === "both");
	const rest = conflicts.filter((conflict) => !asked.includes(conflict));
	return (
		<section aria-labelledby="differences-heading" className="border-t border-line pt-6">
			<h2 id="differences-heading">What differs from the study here</h2>
			<p className="mt-1 max-w-3xl text-sm">
				{known
					? asked.length > 0
						? `${counted(asked.length, "field was", "fields were")} changed both by people here and in the registry: choose which stands.`
						: "People and the registry changed different fields, so both changes can stand."
					: "Chosen to begin with: what is here stays, and what only the record has is added."}
			</p>
			{asked.map((conflict) => (
				<Choice key={conflict.path} conflict={conflict} index={conflicts.indexOf(conflict)} />
			))}
			{rest.length > 0 && (
				<details className="mt-4" open={asked.length === 0 || undefined}>
					<summary>{counted(rest.length, "field")} that only one of them changed</summary>
					{rest.map((conflict) => (
						<Choice key={conflict.path} conflict={conflict} index={conflicts.indexOf(conflict)} />
					))}
				</details>
			)}
		</section>
	);
}

function Choice({ conflict, index }: { conflict: DifferencesProps["conflicts"][number]; index: number }) {
	const { path, where, theirs, mine, side } = conflict;
	const name = `fields[${index}]`;
	return (
		<fieldset className="mt-4 border-t border-line pt-3">
			<legend className="float-left w-full font-semibold">{where.join(", ")}</legend>
			<input type="hidden" name={`${name}.path`} value={path} />
			<div className="clear-both grid grid-cols-1 gap-3 pt-1 sm:grid-cols-2">
				<Side name={`${name}.side`} value="theirs" label="Here" shown={theirs} checked={side === "theirs"} />
				<Side
					name={`${name}.side`}
					value="mine"
					label="In the record"
					shown={mine}
					checked={side === "mine"}
				/>
			</div>
		</fieldset>
	);
}

interface SideProps {
	name: string;
	value: string;
	label: string;
	shown: string | undefined;
	checked: boolean;
}

function Side({ name, value, label, shown, checked }: SideProps) {
	return (
		<label className="flex min-w-0 gap-3 rounded border border-rule p-3 has-checked:border-accent has-checked:bg-accent-soft">
			<input type="radio" name={name} value={value} defaultChecked={checked} className="mt-1" />
			<span className="min-w-0">
				<span className="block text-sm text-muted">{label}</span>
				<span className="whitespace-pre-line">{shown ?? "blank"}</span>
			</span>
		</label>
	);
}
