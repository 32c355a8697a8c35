import type { Role } from "#app/auth/viewer.ts";
import { createToken, type TokenScope } from "#app/services/api-tokens.ts";
import { addPerson } from "./people.ts";
import type { TestServer } from "./server.ts";

/** What a request to the API is made of; `json` is sent as such, `body` as it stands. */
export interface Asked {
	json?: unknown;
	body?: string | Uint8Array<ArrayBuffer>;
	headers?: Record<string, string>;
	token?: string;
}

export interface Answered {
	status: number;
	headers: Headers;
	text: string;
	/** The answer as JSON; null where it has no body. */
	// biome-ignore lint/suspicious/noExplicitAny: tests reach into answers and compare what they find
	json: any;
}

/** Asks the API by real HTTP, as a program does. */
export async function ask(
	server: Pick<TestServer, "url">,
	method: string,
	path: string,
	{ json, body, headers = {}, token }: Asked = {},
): Promise<Answered> {
	const sent = json === undefined ? body : JSON.stringify(json);
	const response = await fetch(server.url + path, {
		method,
		headers: {
			...(sent !== undefined && { "Content-Type": "application/json" }),
			...(token && { Authorization: `Bearer ${token}` }),
			...headers,
		},
		...(sent !== undefined && { body: sent }),
		redirect: "manual",
	});
	const text = await response.text();
	const isJson = /json/.test(response.headers.get("Content-Type") ?? "");
	return {
		status: response.status,
		headers: response.headers,
		text,
		json: isJson && text ? JSON.parse(text) : null,
	};
}

/** A token of somebody new with this role. */
export async function tokenOf(
	server: TestServer,
	role: Role,
	scope: TokenScope,
	name?: string,
): Promise<string> {
	const user = await addPerson(server.store, role, name ?? `${role} who may ${scope}`);
	return createToken(server.store, user, { userId: user.id, label: "Test", scope }).token;
}
