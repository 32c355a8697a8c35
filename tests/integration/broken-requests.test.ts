import { once } from "node:events";
import { readdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { basename, dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpServer } from "#app/server/http-server.ts";
import { createLog } from "#app/server/log.ts";
import {
	firstAnswer,
	rawConnection,
	requestHead,
	statusOf,
	untilClosed,
} from "#tests/support/raw-request.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

let server: TestServer;
/** The same in a hurry. */
let hasty: TestServer;
let researcher: Client;
let hastyResearcher: Client;

/** How long something may take to come or to go there, in milliseconds. */
const SPAN = 500;

beforeAll(async () => {
	const limits = { headers: SPAN, body: { span: SPAN, bytes: 20 }, unread: SPAN };
	server = await startServer({ RATE_LIMIT: "0" });
	hasty = await startServer({ RATE_LIMIT: "0" }, limits);
	researcher = await server.as("researcher");
	hastyResearcher = await hasty.as("researcher");
});
afterAll(() => Promise.all([server, hasty].map((started) => started[Symbol.asyncDispose]())));

const isAlive = async () => (await server.anonymous.get("/healthz")).status === 200;
const uploads = () =>
	readdirSync(dirname(server.store.path)).filter((name) =>
		name.startsWith(`${basename(server.store.path)}.upload`),
	);

const fileIn = (field: string) =>
	[
		"--cut",
		`Content-Disposition: form-data; name="${field}"; filename="a.csv"`,
		...["Content-Type: text/csv", "", "study,arm"],
	].join("\r\n");
const PART = fileIn("file");

const post = ({ cookie }: Client, path: string, headers: Record<string, string | number>) =>
	requestHead(`POST ${path}`, { Cookie: cookie, ...headers });
const MULTIPART = { "Content-Type": "multipart/form-data; boundary=cut" };

test("an upload that is cut short is refused, wherever the cut is", async () => {
	for (let length = 1; length <= PART.length; length += 7) {
		for (const [path, field] of [
			["/import", "file"],
			["/import", "text"],
			["/import/table", "file"],
			["/import/references", "file"],
		] as const) {
			const socket = await rawConnection(server.url);
			socket.write(
				post(researcher, path, { ...MULTIPART, "Content-Length": length }) + fileIn(field).slice(0, length),
			);
			const status = statusOf(await firstAnswer(socket));
			expect({ path, length, status }).toEqual({ path, length, status: 400 });
			socket.destroy();
		}
	}
	expect([await isAlive(), uploads()]).toEqual([true, []]);
});

test("an upload whose connection breaks off, at whichever moment, leaves the server as it was", async () => {
	for (let moment = 0; moment < 40; moment++) {
		const socket = await rawConnection(server.url);
		socket.write(post(researcher, "/import", { ...MULTIPART, "Content-Length": 100_000 }) + PART);
		await setTimeout(moment / 4);
		if (moment % 2 === 0) socket.resetAndDestroy();
		else socket.destroy();
	}
	expect(await isAlive()).toBe(true);
	await expect.poll(uploads).toEqual([]);
});

test("a request whose head does not come is ended with 408", async () => {
	const socket = await rawConnection(hasty.url);
	socket.write("POST /login HTTP/1.1\r\nHost: loc");
	expect(statusOf(await untilClosed(socket))).toBe(408);
});

test("a body that does not come along is ended with 408, which says so", async () => {
	const json = { "Content-Type": "application/json", "Content-Length": 1000 };
	const page = await rawConnection(hasty.url);
	page.write(
		`${post(hastyResearcher, "/studies/new", { "Content-Length": 1000, Accept: "text/html" })}title=`,
	);
	const upload = await rawConnection(hasty.url);
	upload.write(post(hastyResearcher, "/import", { ...MULTIPART, "Content-Length": 1000 }) + PART);
	const api = await rawConnection(hasty.url);
	api.write(`${post(hastyResearcher, "/api/v1/meta-analyses", json)}{`);
	const [paged, uploaded, told] = await Promise.all([page, upload, api].map(untilClosed));
	expect([paged, uploaded, told].map((answer) => statusOf(answer ?? ""))).toEqual([408, 408, 408]);
	expect(paged).toContain("came in too slowly");
	expect(uploaded).toContain("came in too slowly");
	expect(told).toMatch(/application\/problem\+json[\s\S]*"status":408/);
});

test("a body that nobody wants is not waited for either", async () => {
	const socket = await rawConnection(hasty.url);
	socket.write(`${requestHead("POST /import", { ...MULTIPART, "Content-Length": 1000 })}--cut`);
	expect(statusOf(await untilClosed(socket))).toBe(401);
});

test("a slow upload that comes along is taken in", async () => {
	const socket = await rawConnection(hasty.url);
	const body = `${PART},events,n\r\n${"Doe 2020,Drug,12,20\r\n".repeat(12)}\r\n--cut--\r\n`;
	const pieces = body.match(/[\s\S]{1,25}/g) ?? [];
	socket.write(post(hastyResearcher, "/import/table", { ...MULTIPART, "Content-Length": body.length }));
	const answer = firstAnswer(socket);
	for (const piece of pieces) {
		socket.write(piece);
		await setTimeout(SPAN / 4);
	}
	expect(pieces.length / 4).toBeGreaterThan(2);
	expect(statusOf(await answer)).toBe(200);
	socket.destroy();
});

test("a crowd of strangers with heavy forms leaves room for the people who work here", async () => {
	// Long enough for all of them to have come before the first is too slow, on a busy machine too.
	const limits = { body: { span: 3000, bytes: 20 } };
	await using crowded = await startServer({ RATE_LIMIT: "0" }, limits);
	const worker = await crowded.as("researcher");
	const weight = 4_000_000;
	const heavy = Buffer.alloc(weight, "a");
	const strangers = await Promise.all(Array.from({ length: 6 }, () => rawConnection(crowded.url)));
	const answers = strangers.map((socket) => {
		socket.write(requestHead("POST /login", { "Content-Length": weight + 1 }));
		socket.write(heavy);
		return firstAnswer(socket).then(statusOf);
	});
	const form = { title: "Saved in a crowd", reason: heavy.subarray(0, 900).toString() };
	expect((await worker.post("/studies/new", form)).status).toBe(302);
	// Four at most found room, and were too slow.
	const statuses = await Promise.all(answers);
	expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(2);
	expect(new Set(statuses).difference(new Set([408, 503]))).toEqual(new Set());
	for (const socket of strangers) socket.destroy();
});

test("whoever does not read what is ready for them is not waited for", async () => {
	// More than the sockets of both sides hold.
	const page = Buffer.alloc(64 * 1024 * 1024);
	const parts = { log: createLog("silent"), limits: { unread: SPAN } };
	const sending = createHttpServer({ ...parts, answer: (_req, res) => res.end(page) }).listen(0, "127.0.0.1");
	await once(sending, "listening");
	const socket = await rawConnection(`http://127.0.0.1:${(sending.address() as AddressInfo).port}`);
	socket.pause();
	socket.write(requestHead("GET /"));
	await once(sending.close(), "close");
	socket.resume();
	expect((await untilClosed(socket)).length).toBeLessThan(page.length);
});

test("requests that are sent all at once are answered in turn, and thousands not at all", async () => {
	const [few, many] = [await rawConnection(server.url), await rawConnection(server.url)];
	few.write(requestHead("GET /codebook").repeat(20) + requestHead("GET /", { Connection: "close" }));
	many.write(requestHead("GET /codebook").repeat(2000));
	const [answered, cut] = await Promise.all([few, many].map(untilClosed));
	expect(answered?.match(/HTTP\/1\.1 200/g)).toHaveLength(21);
	expect(cut?.match(/HTTP\/1\.1 200/g) ?? []).toHaveLength(0);
});
