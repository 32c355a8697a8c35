import { Agent } from "node:http";
import type { Role } from "#app/auth/viewer.ts";
import { createToken, type TokenScope } from "#app/services/api-tokens.ts";
import type { AccessLine } from "./access-table.ts";
import { EVERYTHING, filled, valuesFor } from "./access-values.ts";
import { ask } from "./ask.ts";
import { addPerson, letters } from "./people.ts";
import type { TestServer } from "./server.ts";
import type { Spelling } from "./spellings.ts";

/** Asks a server over a few lasting connections, address as it is written. */
export async function asking(server: TestServer) {
	const administrator = await addPerson(server.store, "administrator", "Keeper");
	const agent = new Agent({ keepAlive: true, maxSockets: 4 });
	// That somebody read by the API is written down when it suits.
	const changes = server.store.sqlite
		.prepare<[], number>(
			"select total_changes() - (select count(*) from audit_events where action = 'export.made')",
		)
		.pluck();
	// Whatever the table names is a draft, which is most to be hidden. Each is there once: nothing here changes it.
	const values = await valuesFor(server, EVERYTHING, { administrator, state: "draft", number: 1 });
	let people = 0;
	return {
		[Symbol.dispose]: () => agent.destroy(),
		written: () => changes.get(),
		addressOf: (line: AccessLine) => filled(line.get ?? line.post ?? "", values),
		async tokenOf(role: Role, scope: TokenScope) {
			const user = await addPerson(server.store, role, `Holder ${letters(++people)}`);
			return createToken(server.store, user, { userId: user.id, label: "Test", scope }).token;
		},
		async status(
			method: string,
			spelling: Spelling,
			address: string,
			{ token, fields = {} }: { token?: string; fields?: Record<string, string> | undefined } = {},
		) {
			const sent = Object.entries(fields).map(([name, value]) => [name, filled(value, values)]);
			const body = method === "GET" ? undefined : new URLSearchParams(sent).toString();
			const { status } = await ask(server.url, spelling.write(address), {
				...{ method, agent, ...(body !== undefined && { body }) },
				headers: {
					...(body !== undefined && { "Content-Type": "application/x-www-form-urlencoded" }),
					...(token && { Authorization: `Bearer ${token}` }),
				},
			});
			return status;
		},
	};
}
