import { Form } from "@remix-run/react";
import { formatDay, formatMoment } from "#app/domain/format/format-date.ts";
import { Button, buttonLook } from "../ui/button.tsx";
import { INPUT_LOOK } from "../ui/field.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { ScrollRegion } from "../ui/scroll-region.tsx";
import { TableHead } from "../ui/table-head.tsx";

const ROLES = ["reader", "researcher", "administrator"] as const;

interface Person {
	id: number;
	name: string;
	email: string;
	role: (typeof ROLES)[number];
	createdAt: string;
	closedAt: string | null;
	/** Until when the link for a new password that was made for them can be used. */
	resetUntil: string | null;
	hasSecondFactor: boolean;
}

export function PeopleTable({ people, self }: { people: Person[]; self: number }) {
	return (
		<ScrollRegion label="People and their roles" className="mt-4">
			<table className="w-full min-w-3xl border-collapse text-left">
				<TableHead columns={["Name", "Role", "Since", "Account"]} />
				<tbody className="divide-y divide-line">
					{people.map((person) => (
						<tr key={person.id} className="align-top">
							<th scope="row" className="py-2 pr-4 font-normal">
								{person.name}
								{person.id === self && " (you)"}
								<span className="block text-sm text-muted">{person.email}</span>
							</th>
							<td className="py-2 pr-4">{person.closedAt ? person.role : <RoleForm person={person} />}</td>
							<td className="py-2 pr-4">{formatDay(person.createdAt)}</td>
							<td className="py-2">
								<div className="flex flex-wrap items-start gap-2">
									{person.closedAt && <span>closed {formatDay(person.closedAt)}</span>}
									<ActionButton
										person={person}
										intent={person.closedAt ? "reopen" : "close"}
										of="the account"
									>
										{person.closedAt ? "Open again" : "Close"}
									</ActionButton>
									{!person.closedAt && person.id !== self && <Recovery person={person} />}
								</div>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</ScrollRegion>
	);
}

interface ActionButtonProps {
	person: Person;
	intent: string;
	/** What of the person it is done to, for those who do not see the row. */
	of: string;
	children: string;
}

function ActionButton({ person, intent, of, children }: ActionButtonProps) {
	return (
		<Form method="post">
			<input type="hidden" name="userId" value={person.id} />
			<Button type="submit" small name="intent" value={intent}>
				{children}
				<span className="sr-only">
					{" "}
					{of} of {person.name}
				</span>
			</Button>
		</Form>
	);
}

/** What helps somebody who lost a device or forgot their password. */
function Recovery({ person }: { person: Person }) {
	return (
		<>
			<ActionButton person={person} intent="end-sessions" of="all sessions">
				End sessions
			</ActionButton>
			<GuardedForm
				key={person.resetUntil}
				{...{ person, intent: "make-reset-link", title: "New password", of: "for", act: "Make the link" }}
				about={`A link by which ${person.name} sets a new password. When it is used, all sessions of the account end and its API tokens are revoked.`}
			/>
			{person.hasSecondFactor && (
				<GuardedForm
					{...{
						person,
						intent: "reset-second-factor",
						title: "Second factor",
						of: "of",
						act: "Take it away",
					}}
					about={`Take it away where ${person.name} has lost both authenticator and recovery codes. Make sure that it is they who ask: afterwards their password is enough.`}
				/>
			)}
			{person.resetUntil && (
				<div className="flex flex-wrap items-center gap-2 text-sm text-muted">
					Link for a new password until {formatMoment(person.resetUntil)}
					<ActionButton person={person} intent="withdraw-reset-link" of="the link">
						Withdraw
					</ActionButton>
				</div>
			)}
		</>
	);
}

interface GuardedFormProps {
	person: Person;
	/** Followed, for those who do not see the row, by whose it is. */
	title: string;
	of: "of" | "for";
	about: string;
	intent: string;
	/** What the button says. */
	act: string;
}

/** What an administrator does for somebody only with their own password. */
function GuardedForm({ person, title, of, about, intent, act }: GuardedFormProps) {
	return (
		<details>
			<summary className={buttonLook("plain", true)}>
				{title}…
				<span className="sr-only">
					{" "}
					{of} {person.name}
				</span>
			</summary>
			<Form method="post" className="mt-2 grid grid-cols-1 max-w-xs gap-2">
				<input type="hidden" name="userId" value={person.id} />
				<p className="text-sm">{about}</p>
				<PasswordField
					label="Your own password"
					name="ownPassword"
					autoComplete="current-password"
					required
				/>
				<Button type="submit" small name="intent" value={intent}>
					{act}
				</Button>
			</Form>
		</details>
	);
}

function RoleForm({ person }: { person: Person }) {
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
