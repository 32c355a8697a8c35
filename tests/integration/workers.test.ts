import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesInBytes } from "#app/services/imports/delivered-files.ts";
import { receiveRecords } from "#app/services/imports/receive-records.ts";
import { saveStudy } from "#app/services/save-study.ts";
import { getImport, listImportsIn } from "#db/queries/imports.ts";
import { openStore, type Store } from "#db/store.ts";
import { ask, type RawAnswer } from "#tests/support/ask.ts";
import { addPerson, tokenFor } from "#tests/support/people.ts";
import { copyPrepared } from "#tests/support/prepared-database.ts";
import { SECRET, sessionCookie } from "#tests/support/server.ts";
import { type ServerProcess, startProcess } from "#tests/support/server-process.ts";
import { studyWith } from "#tests/support/study-builder.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const SCRAPER = "for the scraper alone";
/** A process takes its time to start on a machine with much else to do. */
const SOON = { timeout: 120_000, interval: 50 };
const FORM = "application/x-www-form-urlencoded";

/** Two workers on one database. Each request here has a connection of its own. */
const folder = temporaryFolder();
const databasePath = `${folder.path}/shared.db`;
let server: ServerProcess;
let store: Store;
let cookie: string;
let page: string;
beforeAll(async () => {
	copyPrepared(databasePath, { samples: false });
	store = openStore(databasePath);
	const user = await addPerson(store, "researcher", "Ada");
	const document = studyWith({ title: "Written once" });
	const saving = { document, actor: user, reason: "Test", visibility: "published" } as const;
	page = `/studies/${saveStudy(store, saving).slug}`;
	cookie = await sessionCookie(tokenFor(store, user));
	const tellPid =
		'const n = process.env.EQUIPOISE_WORKER; n && console.log("worker " + n + " has pid " + process.pid)';
	server = await startProcess(
		databasePath,
		{ WORKERS: "2", SESSION_SECRET: SECRET, RATE_LIMIT: "10", LOG_LEVEL: "info", METRICS_TOKEN: SCRAPER },
		{ nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(tellPid)}`] },
	);
});
afterAll(async () => {
	await server[Symbol.asyncDispose]();
	store.close();
	folder[Symbol.dispose]();
});

const get = (path: string, headers: Record<string, string> = {}) => ask(server.url, path, { headers });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
	ask(server.url, path, {
		method: "POST",
		headers: { Origin: server.url, "Content-Type": FORM, ...headers },
		body: new URLSearchParams(fields).toString(),
	});
const started = () =>
	[...server.output().matchAll(/worker (\d) has pid (\d+)/g)].map(
		([, worker, pid]) => [Number(worker), Number(pid)] as const,
	);
/** The process id of a worker; of one that was started again, of the last. */
const pidOf = (worker: number) => new Map(started()).get(worker) ?? Number.NaN;
/** Has one of the two answer: the other is held meanwhile. */
const by = async <T>(worker: number, run: () => Promise<T>): Promise<T> => {
	const other = pidOf(3 - worker);
	process.kill(other, "SIGSTOP");
	try {
		return await run();
	} finally {
		process.kill(other, "SIGCONT");
	}
};
/** Asks the second worker, the first, the second, … */
const inTurn = async <T>(times: number, run: (time: number) => Promise<T>): Promise<T[]> => {
	const answers: T[] = [];
	for (let time = 0; time < times; time++) answers.push(await by(2 - (time % 2), () => run(time)));
	return answers;
};
const statuses = (answers: RawAnswer[]) => answers.map(({ status }) => status);

/** Which workers the log says answered requests for a path. */
const workersOf = (path: string) =>
	new Set(
		server
			.output()
			.split("\n")
			.filter((line) => line.includes(`"path":"${path}"`))
			.map((line) => JSON.parse(line).worker),
	);

test("wrong passwords and requests are counted together, sessions hold at each worker", async () => {
	const wrong = { email: "ada@example.org", password: "a wrong password" };
	const tries = await inTurn(12, () => post("/login", wrong));
	expect(statuses(tries)).toEqual([...Array(10).fill(400), 429, 429]);
	await expect.poll(() => workersOf("/login"), SOON).toEqual(new Set([1, 2]));
	const api = await inTurn(12, () => get("/api/v1/studies?limit=1"));
	expect(statuses(api)).toEqual([...Array(10).fill(200), 429, 429]);
	const account = await inTurn(4, () => get("/account", { Cookie: cookie }));
	expect(statuses(account)).toEqual([200, 200, 200, 200]);
	expect(workersOf("/account")).toEqual(new Set([1, 2]));
});

test("what is written through one worker the other shows at once, though it had the page ready", async () => {
	const before = await inTurn(4, () => get(page));
	expect(before.map(({ headers }) => headers["cache-status"] ?? "made")).toContain("equipoise; hit");
	const change = { intent: "withdraw", expectedVersion: "1", reason: "Because" };
	expect((await post(page, change, { Cookie: cookie })).status).toBe(302);
	expect(statuses(await inTurn(4, () => get(page)))).toEqual([404, 404, 404, 404]);
});

test("one worker runs the imports, whichever was asked to, and each shows how far they are", async () => {
	const actor = { kind: "system" } as const;
	const delivery = { name: "Waiting", publish: false, update: false, reason: "Test", actor };
	const addresses = await inTurn(2, async (time) => {
		const content = Buffer.from(JSON.stringify([{ title: `Imported ${time}` }]));
		const { importId } = await receiveRecords(store, delivery, filesInBytes("a.json", content));
		return `/import/${importId}`;
	});
	const answers = await inTurn(2, (time) =>
		post(addresses[time] ?? "", { intent: "start" }, { Cookie: cookie }),
	);
	expect(statuses(answers)).toEqual([302, 302]);
	await expect.poll(() => listImportsIn(store, "finished").length, SOON).toBe(2);
	for (const id of listImportsIn(store, "finished"))
		expect(getImport(store, id)?.counts).toMatchObject({ created: 1, waiting: 0 });
	for (const shown of await inTurn(2, () => get(addresses[0] ?? "", { Cookie: cookie })))
		expect(shown.body.toString()).toContain("Imported 0");
}, 240_000);

test("metrics are of all workers, and a worker killed is replaced while the other answers", async () => {
	const scrape = async () => (await get("/metrics", { Authorization: `Bearer ${SCRAPER}` })).body.toString();
	expect(await scrape()).toContain(
		'equipoise_http_requests_total{route="routes/login",method="POST",status="400"} 10',
	);
	// What is refused is noted by the method it came by, and whoever leaves midway as that.
	await ask(server.url, "/codebook", { method: "DELETE" });
	await ask(server.url, "/codebook", { method: "PROPFIND" });
	const { hostname, port } = new URL(server.url);
	connect(Number(port), hostname).end("POST /codebook HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");
	const line = (method: string, status: number) =>
		`"method":"${method}","path":"/codebook","status":${status}`;
	for (const told of [line("DELETE", 405), line("POST", 499)])
		await expect.poll(server.output, SOON).toContain(told);
	expect(await scrape()).toContain('{route="routes/codebook",method="_OTHER",status="405"} 1');
	// Connections that come in while it falls belong to whoever takes them, and none is left open.
	const asking = Array.from({ length: 20 }, () => get("/codebook").then(({ status }) => status, String));
	process.kill(pidOf(1), "SIGKILL");
	for (const told of await Promise.all(asking))
		expect([200, "Error: socket hang up", "Error: read ECONNRESET"]).toContain(told);
	await expect.poll(server.output, SOON).toContain("a worker ended; it is started again");
	for (let time = 0; time < 3; time++) expect((await get("/codebook")).status).toBe(200);
	expect((await post("/login", { email: "ada@example.org", password: "x" })).status, "still counted").toBe(
		429,
	);
	await expect.poll(() => started().length, SOON).toBe(3);
	await expect
		.poll(() => by(1, () => get("/robots.txt")).then(() => workersOf("/robots.txt").has(1)), SOON)
		.toBe(true);
	expect(JSON.parse((await get("/healthz")).body.toString())).toMatchObject({ status: "ok" });
	expect(await server.stop()).toBe(0);
}, 240_000);
