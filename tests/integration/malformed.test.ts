import { afterAll, beforeAll, expect, test } from "vitest";
import { documentText } from "#app/domain/document-json.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { fuzz } from "#tests/support/fuzz/fuzz.ts";
import type { Sent } from "#tests/support/fuzz/send.ts";
import { fill, latestVersion, logTrial, openForm, rowCounts } from "#tests/support/logging.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

const SEED = 7;
/** Few enough for every change; npm run rehearse -- fuzz sends tens of thousands. */
const REQUESTS = 200;

let server: TestServer;
beforeAll(async () => {
	server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "0" });
});
afterAll(() => server[Symbol.asyncDispose]());

/** What a refusal itself may write: that a password was wrong, and what was typed, kept until its writer has logged in. */
const BESIDE = new Set(["audit_events", "held_forms"]);
const studyRows = () =>
	Object.fromEntries(Object.entries(rowCounts(server)).filter(([table]) => !BESIDE.has(table)));

/** Holds that a request which was refused wrote nothing. */
function nothingHalfSaved() {
	const { sqlite } = server.store;
	const changes = sqlite.prepare<[], number>("select total_changes()").pluck();
	const byOthers = sqlite.prepare<[], number>("pragma data_version").pluck();
	const state = () => `${changes.get()} ${byOthers.get()}`;
	const look = () => ({ rows: studyRows(), state: state(), others: byOthers.get() });
	let last = look();
	return {
		onRound() {
			last = look();
		},
		after(told: string, { status }: Sent) {
			if (state() === last.state) return;
			const now = look();
			// An import in its thread writes when it will. Nobody else does: each whole request is waited for.
			const isOfThis = now.others === last.others;
			if (isOfThis && (status ?? 400) >= 400) expect(now.rows, told).toEqual(last.rows);
			last = now;
		},
	};
}

test(`${REQUESTS} malformed requests to all there is: no server error, and nothing half-saved`, async () => {
	const { statuses, faults, sent } = await fuzz(server, {
		...{ requests: REQUESTS, seed: SEED, atOnce: 1 },
		...nothingHalfSaved(),
	});
	expect(faults).toEqual([]);
	expect(sent).toBe(REQUESTS);
	// They got past the door: some were refused by a schema, some read, some saved, of which 302 is the answer.
	expect(Object.keys(statuses)).toEqual(
		expect.arrayContaining(["200", "202", "302", "400", "401", "403", "404"]),
	);
	expect(Object.prototype).not.toHaveProperty("polluted");
}, 240_000);

test("after all of it every study's rows are its latest version, whole", () => {
	const { store } = server;
	const slugs = store.sqlite
		.prepare<[], string>("select slug from studies where archived_at is null")
		.pluck()
		.all();
	for (const slug of slugs) {
		const { version, document } = latestVersion(server, slug);
		const study = getStudy(store, slug, "drafts-too");
		const written = study && JSON.parse(documentText(study.document));
		expect({ version: study?.version, document: written }).toEqual({ version, document });
	}
	// The samples, those made to be asked for, and some that were saved.
	expect(slugs.length).toBeGreaterThan(50);
	expect(store.sqlite.pragma("foreign_key_check")).toEqual([]);
	expect(store.sqlite.prepare("select sum(version) from studies").pluck().get()).toBe(
		store.sqlite.prepare("select count(*) from study_versions").pluck().get(),
	);
});

test("text where the form has lists is refused, and kept typing like it is not offered again", async () => {
	const administrator = await server.as("administrator");
	const path = `${await logTrial(administrator)}/edit`;
	const editForm = fill(await openForm(administrator, path), { reason: "Fuzzed" });
	const before = studyRows();
	for (const name of [
		"arms[9].label",
		"outcomes[9].label",
		"arms[0].interventions[9].name",
		"reports[9].title",
	]) {
		const answer = await administrator.post(path, new URLSearchParams([...editForm, [name, "Placebo"]]));
		expect({ name, status: answer.status }, "items passed over").toEqual({ name, status: 400 });
	}
	for (const name of ["arms", "arms[0]", "outcomes[0].results", "outcomes[0].contrasts", "design"]) {
		const form = new URLSearchParams(editForm);
		for (const field of [...form.keys()]) if (field.startsWith(name)) form.delete(field);
		form.set(name, "x");
		const answer = await administrator.post(path, form);
		expect({ name, status: answer.status }).toEqual({ name, status: 400 });
	}
	const lists = ["rows", "rows[0]", "question", "question.intervention[0]", "analysis", "grade", "title[0]"];
	for (const name of [
		...lists,
		"rows[9].label",
		"rows[0].moderators[0]",
		"analysis.regression[0]",
		"reason[0]",
	]) {
		const form = await openForm(administrator, "/syntheses/new");
		for (const field of [...form.keys()])
			if (field.startsWith(name.replace(/\[0\]$/, ""))) form.delete(field);
		form.set(name, "x");
		const answer = await administrator.post("/syntheses/new", form);
		expect({ name, status: answer.status }).toEqual({ name, status: 400 });
	}
	expect(studyRows()).toEqual(before);
	const credentials = { email: `${administrator.user?.email}`, password: PASSWORD, typed: "arms=x" };
	const logIn = await server.anonymous.post("/login", { ...credentials, returnTo: "/studies/new" });
	expect((await administrator.get(logIn.headers.get("Location") ?? "")).status).toBe(200);
});

test("fields that are sent twice, or have fields within, are refused", async () => {
	const researcher = await server.as("researcher");
	for (const path of [`${await logTrial(researcher)}/edit`, "/studies/new", "/syntheses/new"]) {
		const form = await openForm(researcher, path);
		const lists: Record<string, [string, string][]> = {
			twice: [...form].flatMap(([name]) => [1, 2].map((time): [string, string] => [name, `${time}`])),
			within: [...form].map(([name, value]) => [name === "reason" ? name : `${name}.x`, value]),
		};
		for (const [kind, fields] of Object.entries(lists)) {
			const answer = await researcher.post(path, new URLSearchParams(fields));
			expect({ path, kind, status: answer.status }).toEqual({ path, kind, status: 400 });
		}
	}
});
