import { counted } from "#app/domain/format/format.ts";
import type { GroupChoice } from "#app/domain/views/import/record-preview.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";

interface GroupMatchesProps {
	groups: GroupChoice[];
	arms: { value: string; label: string }[];
}

/** Which arm each group of the record's results was taken for, how sure that is, and the choice of another. */
export function GroupMatches({ groups, arms }: GroupMatchesProps) {
	if (groups.length === 0) return null;
	const numbered = groups.map((group, index) => ({ group, index }));
	const unsure = numbered.filter(({ group }) => group.unsure);
	const ownName = numbered.filter(({ group }) => group.ownName);
	const sure = numbered.filter(({ group }) => !group.unsure && !group.ownName);
	return (
		<section aria-labelledby="groups-heading" className="border-t border-line pt-6">
			<h2 id="groups-heading">Groups and arms</h2>
			<p className="mt-1 max-w-3xl text-sm">
				Each part of a record has groups of its own. Here is the arm that each was taken for, if any
				{unsure.length > 0
					? `; ${counted(unsure.length, "match is", "matches are")} not certain.`
					: ", and every match is certain."}
				{" Figures of a group that is no arm, or may be none, are kept under the group’s own name."}
			</p>
			<GroupList groups={unsure} arms={arms} />
			{unsure.length > 0 && (
				<label className="mt-3 flex items-baseline gap-2">
					<input type="checkbox" name="checked" value="yes" />I have checked these matches. (If not, the study
					says that they are not certain.)
				</label>
			)}
			{ownName.length > 0 && (
				<>
					<h3 className="mt-4">Not arms: kept under their own names</h3>
					<GroupList groups={ownName} arms={arms} />
				</>
			)}
			{sure.length > 0 && (
				<details className="mt-3">
					<summary>{counted(sure.length, "group")} matched for certain</summary>
					<GroupList groups={sure} arms={arms} />
				</details>
			)}
			<Button type="submit" name="intent" value="reread" className="mt-3">
				Read again with these matches
			</Button>
		</section>
	);
}

function GroupList({
	groups,
	arms,
}: {
	groups: { group: GroupChoice; index: number }[];
	arms: GroupRowProps["arms"];
}) {
	if (groups.length === 0) return null;
	return (
		<ul className="mt-2 divide-y divide-line border-y border-line">
			{groups.map(({ group, index }) => (
				<GroupRow key={group.key} group={group} index={index} arms={arms} />
			))}
		</ul>
	);
}

interface GroupRowProps {
	group: GroupChoice;
	index: number;
	arms: GroupMatchesProps["arms"];
}

function GroupRow({ group, index, arms }: GroupRowProps) {
	const name = `groups[${index}]`;
	return (
		<li className="grid grid-cols-1 gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_18rem]">
			<div className="min-w-0">
				<p>
					<span className="text-muted">{group.part}:</span> {group.title}
				</p>
				<p className={`text-sm ${group.unsure ? "text-warning" : "text-muted"}`}>
					{group.unsure && <strong className="font-semibold">To check: </strong>}
					{group.mayBe && `May be ${group.mayBe}: `}
					{group.certainty} ({group.why})
				</p>
				{group.description && <p className="line-clamp-3 text-sm text-muted">{group.description}</p>}
			</div>
			<div>
				<input type="hidden" name={`${name}.key`} value={group.key} />
				<input type="hidden" name={`${name}.was`} value={group.arm} />
				<select
					// The choice starts anew when the record was read again.
					key={group.arm}
					name={`${name}.arm`}
					defaultValue={group.arm}
					aria-label={`Arm of ${group.part}: ${group.title}`}
					className={INPUT_LOOK}
				>
					{arms.map(({ value, label }) => (
						<option key={value} value={value}>
							{label}
						</option>
					))}
				</select>
			</div>
		</li>
	);
}
