import { and, asc, eq, getTableColumns, isGiven, isNull, ne, or, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { users } from "../schema/people.ts";
import type { Store } from "../store.ts";

/** An account as lists show it. */
export type PersonEntry = Omit<typeof users.$inferSelect, "passwordHash">;

const { passwordHash, ...ENTRY } = getTableColumns(users);
const { id, name, email, role, closedAt } = ENTRY;

const withId = () => isGiven(id, "id");
const withEmail = () => or(isGiven(email, "email"), isGiven(email, "decomposed"));
/** Accounts of former versions may have letters put together from parts, which look the same. */
const spellingsOf = (address: string) => ({ email: address, decomposed: address.normalize("NFD") });

export interface PeoplePage {
	/** Part of a name or an email address; absent or empty: everybody. */
	find?: string;
	limit?: number;
	offset?: number;
}

/** Accounts, open ones first, by name. */
export function listPeople(
	store: Store,
	{ find = "", limit = -1, offset = 0 }: PeoplePage = {},
): PersonEntry[] {
	const part = sql`lower(${sql.placeholder("find")})`;
	return prepared(store, "list people", () =>
		store.db
			.select(ENTRY)
			.from(users)
			.where(or(sql`instr(lower(${name}), ${part}) > 0`, sql`instr(lower(${email}), ${part}) > 0`))
			.orderBy(sql`${closedAt} is not null`, sql`${name} collate nocase`, asc(id))
			.limit(sql.placeholder("limit"))
			.offset(sql.placeholder("offset"))
			.prepare(),
	).all({ find, limit, offset });
}

/** Whether anybody has an account, closed or open. */
export function hasAccounts(store: Store): boolean {
	const first = prepared(store, "any account", () =>
		store.db.select({ id }).from(users).limit(1).prepare(),
	).get();
	return first !== undefined;
}

/** The account with this address, closed or open. */
export function findPerson(store: Store, address: string): PersonEntry | undefined {
	return prepared(store, "person by email", () =>
		store.db.select(ENTRY).from(users).where(withEmail()).prepare(),
	).get(spellingsOf(address));
}

/** The account with this id, closed or open. */
export function findPersonById(store: Store, userId: number): PersonEntry | undefined {
	return prepared(store, "person by id", () =>
		store.db.select(ENTRY).from(users).where(withId()).prepare(),
	).get({ id: userId });
}

/** The account with this id, as long as it is open. */
export function getPerson(store: Store, userId: number) {
	return prepared(store, "open person by id", () =>
		store.db
			.select({ id, name, email, role })
			.from(users)
			.where(and(withId(), isNull(closedAt)))
			.prepare(),
	).get({ id: userId });
}

/** Whether somebody other than this person has an open account as administrator. */
export function hasOtherAdministrator(store: Store, userId: number): boolean {
	const other = prepared(store, "other administrator", () =>
		store.db
			.select({ id })
			.from(users)
			.where(and(eq(role, "administrator"), isNull(closedAt), ne(id, sql.placeholder("id"))))
			.limit(1)
			.prepare(),
	).get({ id: userId });
	return other !== undefined;
}

/** What a log-in is held to. */
export type Credentials = Pick<typeof users.$inferSelect, "id" | "name" | "email" | "passwordHash">;

const credentials = (store: Store) => store.db.select({ id, name, email, passwordHash }).from(users);

/** What a log-in to the open account with this id is held to. */
export function findCredentialsOf(store: Store, userId: number): Credentials | undefined {
	return prepared(store, "credentials by id", () =>
		credentials(store)
			.where(and(withId(), isNull(closedAt)))
			.prepare(),
	).get({ id: userId });
}

/** What a log-in to the open account with this address is held to. */
export function findCredentials(store: Store, address: string): Credentials | undefined {
	return prepared(store, "credentials", () =>
		credentials(store)
			.where(and(withEmail(), isNull(closedAt)))
			.prepare(),
	).get(spellingsOf(address));
}
