import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import type { ZodType } from "zod";
import { requireGoodPassword } from "#app/auth/good-password.ts";
import { hashPassword } from "#app/auth/passwords.ts";
import type { Role } from "#app/auth/viewer.ts";
import { accountKey, email, newPassword, personName } from "#app/domain/accounts/account-fields.ts";
import { Problem } from "#app/domain/problem.ts";
import { addressOf } from "#app/server/environment.ts";
import { addAccount, changeAccount } from "#app/services/accounts.ts";
import { makeReset } from "#app/services/password-resets.ts";
import { resetSecondFactor } from "#app/services/second-factor/require-of.ts";
import { findPerson, listPeople } from "#db/queries/people.ts";
import type { Store } from "#db/store.ts";
import { answers, environment, examples, withPreparedStore, withStore } from "./command.ts";
import { CommandFailed } from "./failure.ts";
import { readPassword } from "./read-password.ts";
import { table } from "./table.ts";

const SYSTEM = { kind: "system" } as const;

/** `user add`, `user list`, `user role`, `user close`, `user reopen`, `user reset`, `user reset-second-factor`. */
export function addPeopleCommands(program: Command): void {
	const user = program.command("user").description("list, add, change and close accounts");
	answers<{ role: string; name?: string }>(
		user
			.command("add")
			.description("add an account")
			.argument("<email>", "the address they log in with", argument(email))
			.addOption(roleOption().makeOptionMandatory())
			.option(
				"--name <name>",
				"their name as others see it (what stands before the @ when absent)",
				argument(personName),
			)
			.requiredOption("--password-stdin", "read the password from standard input (asked for at a terminal)")
			.addHelpText(
				"after",
				examples(
					'echo "$PASSWORD" | equipoise user add ada@example.org --role admin --password-stdin',
					'equipoise user add ben@example.org --role researcher --name "Ben Roe" --password-stdin',
				),
			),
		async (options, address) => {
			const password = newPassword.safeParse(await readPassword());
			if (!password.success)
				throw new CommandFailed(`The password is refused: ${password.error.issues[0]?.message}`);
			const role = roleOf(options.role);
			const name = options.name ?? address.split("@")[0] ?? address;
			await requireGoodPassword(password.data, { name, email: address });
			const passwordHash = await hashPassword(password.data);
			const id = await withPreparedStore((store) =>
				addAccount(store, SYSTEM, { email: address, name, role, passwordHash }),
			);
			return { text: `Added ${address} as ${role}.`, data: { id, email: address, name, role } };
		},
	);
	answers(
		user
			.command("list")
			.description("list the accounts")
			.addHelpText("after", examples("equipoise user list", "equipoise user list --json")),
		() =>
			withStore((store) => {
				const people = listPeople(store);
				const rows = people.map((person) => [
					person.email,
					person.closedAt ? "closed" : person.role,
					person.createdAt.slice(0, 10),
					person.name,
				]);
				const text =
					people.length === 0
						? "Nobody has an account yet."
						: table([["EMAIL", "ROLE", "SINCE", "NAME"], ...rows]);
				return { text, data: people };
			}),
	);
	answers<{ role: string }>(
		user
			.command("role")
			.description("change what somebody may do")
			.argument("<email>", "whose", accountKey)
			.addArgument(roleArgument())
			.addHelpText("after", examples("equipoise user role ben@example.org admin")),
		(_, address, given) =>
			withStore((store) => {
				const role = roleOf(given ?? "");
				changeAccount(store, SYSTEM, personId(store, address), { kind: "role", role });
				return { text: `${address} is ${role} now.`, data: { email: address, role } };
			}),
	);
	for (const kind of ["close", "reopen"] as const) {
		const done = kind === "close" ? "closed" : "open again";
		answers(
			user
				.command(kind)
				.description(
					kind === "close"
						? "close an account: its sessions and tokens end, what it wrote stays"
						: "open a closed account again",
				)
				.argument("<email>", "whose", accountKey)
				.addHelpText("after", examples(`equipoise user ${kind} ben@example.org`)),
			(_, address) =>
				withStore((store) => {
					changeAccount(store, SYSTEM, personId(store, address), { kind });
					return {
						text: `The account of ${address} is ${done}.`,
						data: { email: address, closed: kind === "close" },
					};
				}),
		);
	}
	addResetCommand(user);
	answers(
		user
			.command("reset-second-factor")
			.description("take away the second factor of somebody who lost it: a password is enough then")
			.argument("<email>", "whose", accountKey)
			.addHelpText("after", examples("equipoise user reset-second-factor ben@example.org")),
		(_, address) =>
			withStore((store) => {
				resetSecondFactor(store, SYSTEM, personId(store, address));
				return { text: `${address} logs in by password alone now.`, data: { email: address } };
			}),
	);
}

function addResetCommand(user: Command): void {
	answers(
		user
			.command("reset")
			.description("print a link by which somebody sets a new password, once within 24 hours")
			.argument("<email>", "whose", accountKey)
			.addHelpText(
				"after",
				`
It begins with PUBLIC_URL, or else with HOST and PORT. When it is used, all sessions of the account end and its API
tokens are revoked.
${examples("equipoise user reset ben@example.org")}`,
			),
		(_, address) =>
			withStore((store) => {
				const token = makeReset(store, SYSTEM, personId(store, address));
				const link = `${addressOf(environment())}/reset?token=${token}`;
				return { text: link, data: { email: address, link } };
			}),
	);
}

/** @throws Problem `not-found` */
export function personId(store: Store, address: string): number {
	const person = findPerson(store, address);
	if (!person) throw new Problem("not-found", `Nobody has an account with the address ${address}`);
	return person.id;
}

/** Reads an argument by a field's schema, so that the command line and the forms agree. */
export function argument<T>(schema: ZodType<T>): (value: string) => T {
	return (value) => {
		const parsed = schema.safeParse(value);
		if (parsed.success) return parsed.data;
		throw new InvalidArgumentError(parsed.error.issues[0]?.message ?? "");
	};
}

const ROLES = ["reader", "researcher", "admin", "administrator"];
const ROLE_HELP = "reader reads; researcher logs and publishes studies; admin also manages people";
const roleOption = () => new Option("--role <role>", ROLE_HELP).choices(ROLES);
const roleArgument = () => new Argument("<role>", ROLE_HELP).choices(ROLES);
const roleOf = (given: string): Role => (given === "admin" ? "administrator" : (given as Role));
