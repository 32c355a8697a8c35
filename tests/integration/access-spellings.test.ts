import type { IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import { matchRoutes } from "@remix-run/router";
import { expect, test } from "vitest";
import type { RouteHandle } from "#app/http/route-handle.ts";
import { createSignpost } from "#app/server/destination.ts";
import { settleAddress } from "#app/server/settle-address.ts";
import type { TokenScope } from "#app/services/api-tokens.ts";
import { asking } from "#tests/support/access-asking.ts";
import { ACCESS_TABLE, type AccessLine, VISITORS } from "#tests/support/access-table.ts";
import { filled } from "#tests/support/access-values.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";
import { SPELLINGS, type Spelling } from "#tests/support/spellings.ts";

// Who may do what is decided from the route that answers, not from how its address is written.

const ROLES = ["reader", "researcher", "administrator"] as const;
const SCOPES: readonly TokenScope[] = ["read", "write"];

/** One line for each thing that Remix's routes do: what is decided before a route is asked is decided for all of it. */
const LINES = [
	...new Map(
		ACCESS_TABLE.filter(({ route, get }) => route.startsWith("routes/") && get !== "/").map((line) => [
			`${line.get ? "GET" : "POST"} ${line.route}`,
			line,
		]),
	).values(),
];
const READING = LINES.filter(({ get }) => get !== undefined);

/** The server's own reading of addresses, for all spellings of all routes; what is decided hangs on it alone. */
test("every spelling of an address leads where the address leads, or nowhere", async () => {
	await using server = await startServer();
	const find = createSignpost(server.routes);
	const reach = (target: string) => {
		const req = { url: target, headers: { host: "here.example" }, rawHeaders: [""] } as IncomingMessage;
		return settleAddress(req) ? find(req.url ?? "").route : "no address";
	};
	for (const { get, post, route } of LINES)
		for (const { name, write, means } of SPELLINGS) {
			const address = filled(get ?? post ?? "", NAMED);
			expect(reach(write(address)), `${address} ${name}`).toBe(means === "nothing" ? "routes/$" : route);
		}
	expect(matcherOf("@remix-run/server-runtime"), "the matching is the very one of Remix").toBe(matchRoutes);
});

test("a stranger gets no more by any spelling, and where reading is not public nothing", async () => {
	for (const closed of [false, true]) {
		await using server = await startServer({ PUBLIC_READING: String(!closed), RATE_LIMIT: "0" });
		using asked = await asking(server);
		const wrong: string[] = [];
		// Where reading is public, the rest is for everybody however it is asked for.
		for (const line of READING.filter(({ gets }) => closed || "draft" in gets)) {
			const address = asked.addressOf(line);
			const [anonymous] = answersOf(line);
			const itself = closed ? (line.closed ?? anonymous) : anonymous;
			for (const spelling of someSpellings()) {
				const wanted = { same: itself, nothing: 404, refused: 400 }[spelling.means];
				const got = await asked.status("GET", spelling, address);
				if (got !== wanted) wrong.push(`${address} ${spelling.name}: ${got}, not ${wanted}`);
			}
			const data = await asked.status("GET", DATA, address);
			const wanted = isPage(server, line) || isPartOfPage(server, line) ? itself : 404;
			if (data !== (wanted === 302 ? 202 : wanted)) wrong.push(`${address} as data: ${data}, not ${wanted}`);
		}
		expect(wrong).toEqual([]);
	}
});

test("a token that may only read writes nothing by any spelling, and opens no page", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	using asked = await asking(server);
	const token = await asked.tokenOf("administrator", "read");
	expect(await asked.status("GET", AS_IT_IS, "/api/v1/studies", { token })).toBe(200);
	const before = asked.written();
	const wrong: string[] = [];
	for (const line of LINES) {
		const address = asked.addressOf(line);
		const methods = line.get ? ["GET"] : isApi(line) ? ["POST", "PUT", "PATCH", "DELETE"] : ["POST"];
		for (const spelling of [...someSpellings(), DATA]) {
			for (const method of methods) {
				const got = await asked.status(method, spelling, address, { token, fields: line.fields });
				const isItself = spelling.means === "same";
				const wanted = isItself ? [withToken(line, method, "administrator", "read")] : [400, 403, 404, 405];
				if (!wanted.includes(got)) wrong.push(`${method} ${address} ${spelling.name}: ${got}, not ${wanted}`);
			}
		}
	}
	expect(wrong).toEqual([]);
	expect(asked.written()).toBe(before);
});

test("each role's tokens do by the API what the role may, and nothing by pages", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	using asked = await asking(server);
	const wrong: string[] = [];
	for (const role of ROLES)
		for (const scope of SCOPES) {
			const token = await asked.tokenOf(role, scope);
			await asked.status("GET", AS_IT_IS, "/api/v1/studies", { token });
			const before = asked.written();
			// That a page is closed does not hang on whose token it is.
			for (const line of LINES.filter((each) => isApi(each) || role === "administrator")) {
				const address = asked.addressOf(line);
				const method = line.get ? "GET" : "POST";
				const got = await asked.status(method, BY_THE_API, address, { token, fields: line.fields });
				const wanted = withToken(line, method, role, scope);
				if (got !== wanted) wrong.push(`${role} ${scope} ${method} ${address}: ${got}, not ${wanted}`);
			}
			expect(asked.written()).toBe(before);
		}
	expect(wrong).toEqual([]);
});

const NAMED = { ":slug": "li", ":version": "1", ":synthesis": "bcg", ":invitation": "x", ":import": "1" };

/** The matching that a package of Remix uses. */
function matcherOf(name: string): unknown {
	const here = createRequire(import.meta.url);
	return createRequire(here.resolve(name))("@remix-run/router").matchRoutes;
}

let turn = 0;

/**
 * The address as it is and another spelling in turn: each request costs a page, and where each spelling leads is
 * held for all routes above. A rehearsal asks for every one.
 */
function someSpellings(): Spelling[] {
	if (AT_LENGTH) return [...SPELLINGS];
	const [itself, ...others] = SPELLINGS;
	return [itself, others[turn++ % others.length]].filter((spelling) => spelling !== undefined);
}

const AS_IT_IS = spellingNamed("as it is");
const BY_THE_API = spellingNamed("by way of the API, encoded");
const DATA: Spelling = {
	...{ name: "as a page's data", means: "refused" },
	write: (address) => address.replace(/(\?|$)/, ".data$1"),
};
/** What pages ask for by scripts of their own is to be had as data, too. */
const isPartOfPage = (server: TestServer, { route }: AccessLine) =>
	(server.routes[route]?.module.handle as RouteHandle | undefined)?.partOfPage === true;
/** What computes of what it is sent, and stores nothing. */
const STORES_NOTHING = new Set(["routes/api.v1.meta-analyses"]);

function spellingNamed(name: string): Spelling {
	const found = SPELLINGS.find((spelling) => spelling.name === name);
	if (!found) throw new Error(`There is no spelling ${name}`);
	return found;
}

const isApi = ({ route }: AccessLine) => /^routes\/api\.[v$]/.test(route);
const isPage = (server: TestServer, { route }: AccessLine) =>
	server.routes[route]?.module.default !== undefined;
const answersOf = ({ gets }: AccessLine) => ("draft" in gets ? gets.draft : gets);

/** What a token gets: pages are closed to it, and the API does what its scope and its person's role allow. */
function withToken(
	line: AccessLine,
	method: string,
	role: (typeof ROLES)[number],
	scope: TokenScope,
): number {
	if (!isApi(line)) return 400;
	if (method !== "GET" && scope === "read" && !STORES_NOTHING.has(line.route)) return 403;
	if (method !== "GET" && method !== "POST") return 405;
	return answersOf(line)[VISITORS.indexOf(role)] ?? 0;
}
