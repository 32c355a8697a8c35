import { Form } from "@remix-run/react";
import { formatDay } from "#app/domain/format-date.ts";
import type { PersonEntry } from "#db/queries/people.ts";
import { Button } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";

const ROLES = ["reader", "researcher", "administrator"] as const;

export function PeopleTable({ people, self }: { people: PersonEntry[]; self: number }) {
	return (
		<ScrollRegion label="People and their roles" className="mt-4">
			<table className="w-full min-w-xl border-collapse text-left">
				<thead className="border-b border-rule text-sm text-muted">
					<tr>
						<th className="py-2 pr-4 font-medium">Name</th>
						<th className="py-2 pr-4 font-medium">Role</th>
						<th className="py-2 pr-4 font-medium">Since</th>
						<th className="py-2 font-medium">Account</th>
					</tr>
				</thead>
				<tbody className="divide-y divide-line">
					{people.map((person) => (
						<tr key={person.id}>
							<th scope="row" className="py-2 pr-4 font-normal">
								{person.name}
								{person.id === self && " (you)"}
								<span className="block text-sm text-muted">{person.email}</span>
							</th>
							<td className="py-2 pr-4">{person.closedAt ? person.role : <RoleForm person={person} />}</td>
							<td className="py-2 pr-4">{formatDay(person.createdAt)}</td>
							<td className="py-2">
								<Form method="post" className="flex items-center gap-3">
									<input type="hidden" name="userId" value={person.id} />
									{person.closedAt && <span>closed {formatDay(person.closedAt)}</span>}
									<Button type="submit" small name="intent" value={person.closedAt ? "reopen" : "close"}>
										{person.closedAt ? "Open again" : "Close"}
										<span className="sr-only"> the account of {person.name}</span>
									</Button>
								</Form>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}

function RoleForm({ person }: { person: PersonEntry }) {
	return (
		<Form method="post" className="flex items-center gap-2">
			<input type="hidden" name="intent" value="role" />
			<input type="hidden" name="userId" value={person.id} />
			<select
				name="role"
				defaultValue={person.role}
				aria-label={`Role of ${person.name}`}
				className={`${INPUT_LOOK} w-auto!`}
			>
				{ROLES.map((role) => (
					<option key={role}>{role}</option>
				))}
			</select>
			<Button type="submit" small>
				Change<span className="sr-only"> the role of {person.name}</span>
			</Button>
		</Form>
	);
}
