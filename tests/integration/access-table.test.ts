import { expect, test } from "vitest";
import {
	ACCESS_TABLE,
	type AccessLine,
	STATES,
	type StudyStateName,
	VISITORS,
	type Visitor,
} from "#tests/support/access-table.ts";
import { EVERYTHING, filled, statesOf, valuesFor } from "#tests/support/access-values.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { letters } from "#tests/support/people.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

test("each visitor gets what the table says of every route", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const ask = await asking(server);
	const got: string[] = [];
	for (const line of ACCESS_TABLE) got.push(...(await ask(line)));
	expect(got).toEqual(ACCESS_TABLE.flatMap((line) => wanted(server, line)));
});

test("where reading is not public, nobody reads anything without logging in", async () => {
	await using server = await startServer({ PUBLIC_READING: "false", RATE_LIMIT: "0" });
	const closed = { closed: true, visitors: ["anonymous", "reader"] } as const;
	const ask = await asking(server, closed);
	const reading = ACCESS_TABLE.filter(({ get }) => get !== undefined);
	const got: string[] = [];
	for (const line of reading) got.push(...(await ask(line)));
	expect(got).toEqual(reading.flatMap((line) => wanted(server, line, closed)));
});

test("every route of the server is in the table", async () => {
	await using server = await startServer();
	const has = (id: string, method: "get" | "post") =>
		ACCESS_TABLE.some((line) => line.route === id && line[method] !== undefined);
	const missing = Object.values(server.routes)
		.filter(({ id }) => id !== "root")
		.flatMap(({ id, module }) => [
			...((module.loader || module.default) && !has(id, "get") ? [`GET ${id}`] : []),
			...(module.action && !has(id, "post") ? [`POST ${id}`] : []),
		]);
	expect(missing).toEqual([]);
	expect(server.expressRoutes.filter((address) => !has(address, "get"))).toEqual([]);
	// What anybody may open and a closed server still shows: whoever adds to these means it.
	const open = ACCESS_TABLE.filter(({ get, gets, closed }) => {
		const answers = "draft" in gets ? gets.published : gets;
		return get !== undefined && answers[0] === 200 && (closed ?? 200) === 200;
	});
	expect(open.map(({ get }) => get)).toEqual([
		...["/healthz", "/robots.txt", "/login", "/forgot", "/join?token=:invitation", "/reset?token=:reset"],
		...["/api", "/problems/invalid", "/api/v1/openapi.json"],
	]);
	const known = new Set([...Object.keys(server.routes), ...server.expressRoutes]);
	expect(ACCESS_TABLE.filter(({ route }) => !known.has(route))).toEqual([]);
});

const nameOf = ({ get, post, fields }: AccessLine) =>
	get ? `GET ${get}` : `POST ${post} ${fields?.intent ?? ""}`.trim();
const isPage = (server: TestServer, { route, get }: AccessLine) =>
	get !== undefined && server.routes[route]?.module.default !== undefined;

interface Circumstances {
	visitors?: readonly Visitor[];
	/** Whether reading is not public. */
	closed?: boolean;
}

/**
 * Who asks for a study in a state, and the status that the table wants for each. Each visitor may do at least what the
 * one before may, so that a stranger and those beside whom the answer changes stand for all, and where all are refused
 * the most entitled too; a rehearsal asks as everybody.
 */
function statusesFor(
	line: AccessLine,
	state: StudyStateName,
	{ visitors = VISITORS, closed = false }: Circumstances,
): [Visitor, number][] {
	const answers = "draft" in line.gets ? line.gets[state] : line.gets;
	const stranger = closed ? (line.closed ?? answers[0]) : answers[0];
	const all = visitors.map((visitor): [Visitor, number] => {
		const isStranger = visitor === "anonymous" || (closed && line.anonymously === true);
		return [visitor, isStranger ? stranger : (answers[VISITORS.indexOf(visitor)] ?? 0)];
	});
	const differs = (index: number, other: number) => all[index]?.[1] !== all[other]?.[1];
	return all.filter(
		([, status], index) =>
			AT_LENGTH ||
			index === 0 ||
			differs(index, index - 1) ||
			(index < all.length - 1 ? differs(index, index + 1) : status >= 400),
	);
}

/** Pages are asked as data too, in the state that is most to be hidden; a rehearsal asks so in every state. */
const isAskedAsData = (server: TestServer, line: AccessLine, state: StudyStateName) =>
	isPage(server, line) && (AT_LENGTH || state === statesOf(line)[0]);

/** The lines of the answer that the table wants: `GET /studies/:slug draft: 404 404 200 200`. */
function wanted(server: TestServer, line: AccessLine, circumstances: Circumstances = {}): string[] {
	return statesOf(line).flatMap((state) => {
		const statuses = statusesFor(line, state, circumstances).map(([, status]) => status);
		const name = `${nameOf(line)} ${state}`;
		const asData = statuses.map((status) => (status === 302 ? 202 : status));
		return [
			`${name}: ${statuses.join(" ")}`,
			...(isAskedAsData(server, line, state) ? [`${name} .data: ${asData.join(" ")}`] : []),
		];
	});
}

/** Asks what a line asks. Who may write has a study, an invitation and an account of their own; the others share theirs. */
async function asking(server: TestServer, circumstances: Circumstances = {}) {
	const { user: administrator } = await server.as("administrator", "Keeper");
	if (!administrator) throw new Error("The keeper has no account");
	let count = 0;
	const clientFor = (visitor: Visitor) =>
		visitor === "anonymous" ? server.anonymous : server.as(visitor, `${visitor} ${letters(++count)}`);
	const valuesIn = (line: AccessLine, state: StudyStateName) =>
		valuesFor(server, line, { administrator, state, number: ++count });
	const readers = new Map<Visitor, Client>();
	for (const visitor of circumstances.visitors ?? VISITORS) readers.set(visitor, await clientFor(visitor));
	const read = new Map<StudyStateName, Record<string, string>>();
	for (const state of STATES) read.set(state, await valuesIn(EVERYTHING, state));
	const isRefused = (status: number) => [401, 403, 404, 405].includes(status);
	const statusFor = async (
		line: AccessLine,
		visitor: Visitor,
		state: StudyStateName,
		own: boolean,
		data = false,
	) => {
		const client = (own ? undefined : readers.get(visitor)) ?? (await clientFor(visitor));
		const values = (own ? undefined : read.get(state)) ?? (await valuesIn(line, state));
		return ask(client, line, values, data);
	};
	return async (line: AccessLine): Promise<string[]> => {
		const answers: string[] = [];
		for (const state of statesOf(line)) {
			const name = `${nameOf(line)} ${state}`;
			const statuses = [];
			const asData = [];
			for (const [visitor, status] of statusesFor(line, state, circumstances)) {
				const own = line.post !== undefined && !isRefused(status);
				statuses.push(await statusFor(line, visitor, state, own));
				if (isAskedAsData(server, line, state)) asData.push(await statusFor(line, visitor, state, own, true));
			}
			answers.push(`${name}: ${statuses.join(" ")}`);
			if (asData.length > 0) answers.push(`${name} .data: ${asData.join(" ")}`);
		}
		return answers;
	};
}

async function ask(client: Client, line: AccessLine, values: Record<string, string>, data: boolean) {
	const fill = (text: string) => filled(text, values);
	const [path = "", query = ""] = fill(line.get ?? line.post ?? "").split("?");
	const address = `${data ? `${path === "/" ? "/_root" : path}.data` : path}${query && `?${query}`}`;
	const fields = Object.entries(line.fields ?? {}).map(([name, value]) => [name, fill(value)]);
	const response = line.get
		? await client.get(address)
		: await client.post(address, new URLSearchParams(fields));
	await response.arrayBuffer();
	return response.status;
}
