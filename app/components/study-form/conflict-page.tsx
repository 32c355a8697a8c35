import { Form } from "@remix-run/react";
import { counted } from "#app/domain/format/format.ts";
import type { Conflict } from "#app/domain/versions/three-way.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

export interface ConflictPageProps {
	/** My form as I sent it. */
	typed: string;
	/** Why the choices made could not be saved. */
	refused: string | null;
	theirsVersion: number;
	theirsBy: string | null;
	theirsReason: string;
	conflicts: Conflict[];
	/** What there are two versions of. */
	noun?: "study" | "synthesis";
}

/** Their version and mine side by side, field by field; what only one of us changed is taken from that one. */
export function ConflictPage(props: ConflictPageProps) {
	const { typed, refused, theirsVersion, theirsBy, theirsReason, conflicts, noun = "study" } = props;
	const both = conflicts.filter(({ changedBy }) => changedBy === "both");
	const rest = conflicts.filter(({ changedBy }) => changedBy !== "both");
	return (
		<Form method="post" className="mx-auto max-w-5xl">
			<Notice kind="warning">
				{theirsBy ?? "Somebody"} saved version {theirsVersion} while you were typing (“{theirsReason}”).
				Nothing of yours is saved yet, and nothing is lost.
			</Notice>
			{refused && <Notice kind="problem">{refused}</Notice>}
			<h1>Two versions of this {noun}</h1>
			<p className="mt-2">
				{both.length > 0
					? `You both changed ${counted(both.length, "field")} differently: choose which stands.`
					: "You changed different fields, so both changes can stand."}
			</p>
			<input type="hidden" name="typed" value={typed} />
			<input type="hidden" name="theirsVersion" value={theirsVersion} />
			{both.map((conflict, index) => (
				<Choice key={conflict.path} conflict={conflict} index={index} />
			))}
			{rest.length > 0 && (
				<details className="mt-6" open={both.length === 0 || undefined}>
					<summary>{counted(rest.length, "field")} that only one of you changed</summary>
					{rest.map((conflict, index) => (
						<Choice key={conflict.path} conflict={conflict} index={both.length + index} />
					))}
				</details>
			)}
			<div className="mt-8 flex flex-wrap gap-3">
				<Button type="submit" look="primary" name="intent" value="merge">
					Save with these choices
				</Button>
				<Button type="submit" name="intent" value="edit-merged">
					Put them into the form
				</Button>
			</div>
		</Form>
	);
}

function Choice({ conflict, index }: { conflict: Conflict; index: number }) {
	const { path, where, base, theirs, mine, changedBy } = conflict;
	const name = `choices[${index}]`;
	return (
		<fieldset className="mt-5 border-t border-line pt-4">
			<legend className="float-left w-full font-semibold">{where.join(", ")}</legend>
			<input type="hidden" name={`${name}.path`} value={path} />
			<p className="clear-both text-sm text-muted">Before: {base ?? "blank"}</p>
			<div className="mt-2 grid grid-cols-1 gap-3 sm:grid-cols-2">
				<Side
					name={`${name}.side`}
					side="theirs"
					label="Theirs"
					value={theirs}
					checked={changedBy === "theirs"}
				/>
				<Side name={`${name}.side`} side="mine" label="Mine" value={mine} checked={changedBy !== "theirs"} />
			</div>
		</fieldset>
	);
}

function Side(props: {
	name: string;
	side: string;
	label: string;
	value: string | undefined;
	checked: boolean;
}) {
	const { name, side, label, value, checked } = props;
	return (
		<label className="flex gap-3 rounded border border-rule p-3 has-checked:border-accent has-checked:bg-accent-soft">
			<input type="radio" name={name} value={side} defaultChecked={checked} className="mt-1" />
			<span>
				<span className="block text-sm text-muted">{label}</span>
				<span className="whitespace-pre-line">{value ?? "blank"}</span>
			</span>
		</label>
	);
}
