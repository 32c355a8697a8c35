import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getStudy } from "#db/queries/get-study.ts";
import { fill, latestVersion, logTrial, openForm, rowCounts } from "#tests/support/logging.ts";
import { edited, encoded, malformedPost, malformedQuery } from "#tests/support/malformed.ts";
import { PASSWORD } from "#tests/support/people.ts";
import { type Client, startServer, type TestServer } from "#tests/support/server.ts";

const SEED = 20_261_123;
const POSTS = 2000;
const QUERIES = 400;

let server: TestServer;
let administrator: Client;
/** Every address that takes a post, with a form as its page sends it. */
let forms: { path: string; fields: URLSearchParams; as: Client }[];

beforeAll(async () => {
	server = await startServer({ SAMPLE_LIBRARY: "true" });
	administrator = await server.as("administrator");
	const study = await logTrial(administrator);
	const reason = { reason: "Fuzzed" };
	const form = (path: string, fields: URLSearchParams | Record<string, string>, as = administrator) => ({
		path,
		as,
		fields: new URLSearchParams(fields),
	});
	const newForm = fill(await openForm(administrator, "/studies/new"), { title: "Fuzzed", ...reason });
	const editForm = fill(await openForm(administrator, `${study}/edit`), reason);
	const sample = "/studies/finzi-rosenthal-2014";
	const sampleForm = fill(await openForm(administrator, `${sample}/edit`), reason);
	const version = { expectedVersion: "1", ...reason };
	forms = [
		form("/studies/new", newForm),
		form(`${study}/edit`, editForm),
		form(`${sample}/edit`, sampleForm),
		form("/studies/no-such-study/edit", editForm),
		form(`${study}/edit`, { intent: "merge", typed: editForm.toString(), theirsVersion: "1" }),
		form(`${sample}/edit`, {
			intent: "edit-merged",
			typed: sampleForm.toString(),
			theirsVersion: "1",
			"choices[0].path": "title",
			"choices[0].side": "mine",
		}),
		form(study, { intent: "publish", ...version }),
		form(study, { intent: "withdraw", ...version }),
		form(study, { intent: "answer", finding: "x y", answer: "Because", ...version }),
		form("/studies/no-such-study", { intent: "archive", ...version }),
		form(`${study}/history`, { version: "1", ...version }),
		form("/studies/new", newForm, server.anonymous),
		form(`${sample}/edit`, sampleForm, server.anonymous),
		form(
			"/login",
			{ email: "nobody@example.org", password: "x", returnTo: "/", typed: "a=b" },
			server.anonymous,
		),
		form("/join", { token: "x", name: "Somebody", password: "a long password" }, server.anonymous),
		form(
			"/setup",
			{ token: "x", name: "A", email: "a@b.org", password: "a long password" },
			server.anonymous,
		),
		form("/reset", { token: "x", password: "a long password" }, server.anonymous),
		form("/admin", { intent: "make-reset-link", userId: "99", ownPassword: "wrong" }),
		form("/admin", { intent: "end-sessions", userId: "99" }),
		form("/account", { intent: "change-password", current: "wrong", next: "short" }),
		form("/account", { intent: "end-session", session: "x" }),
		form("/admin", { intent: "invite", email: "new@example.org", role: "reader" }),
		form("/admin", { intent: "withdraw-invitation", email: "new@example.org" }),
		form("/admin", { intent: "role", userId: "99", role: "reader" }),
		form("/admin", { intent: "close", userId: "99" }),
		form("/admin", { intent: "take-back", slug: "none", ...version }),
		form("/import", { intent: "records", text: '{"title": "Fuzzed"}', publish: "yes" }),
		form("/import", { intent: "numbers", numbers: "none" }),
		form("/import/1", { intent: "stop" }),
		form("/import/1/0", {
			intent: "save",
			same: "yes",
			"groups[0].key": "EG:x",
			"groups[0].arm": "none",
			"groups[0].was": "a1",
			"fields[0].path": "title",
			"fields[0].side": "mine",
		}),
		form("/import/table", {
			intent: "read",
			text: "study,arm,n\nA,B,3",
			"columns[0]": "study",
			"fixes[0].row": "0",
			"fixes[0].column": "2",
			"fixes[0].value": "4",
		}),
		form("/import/table.csv", { text: "study,arm,n\nA,B,x" }),
		form("/import/references", {
			intent: "add",
			text: "TY  - JOUR\nTI  - A\nER  - ",
			slug: "x",
			chosen: "0",
		}),
		form("/logout", {}, server.anonymous),
		form("/compare.json", { study: "x" }),
		form("/", {}),
		form("/no/such/page", {}),
	];
});
afterAll(() => server[Symbol.asyncDispose]());

/** What a log-in or a page seen may write beside the study. */
const BESIDE = new Set(["sessions", "held_forms", "invitations"]);
const studyRows = () => ({
	...Object.fromEntries(Object.entries(rowCounts(server)).filter(([table]) => !BESIDE.has(table))),
	// Wrong passwords are written down when it suits.
	audit_events: server.store.sqlite
		.prepare("select count(*) from audit_events where action not in ('user.log-in-failed', 'user.logged-in')")
		.pluck()
		.get(),
});

test(`${POSTS} malformed posts to every action: no server error, and nothing half-saved`, async () => {
	let before = studyRows();
	const changes = server.store.sqlite.prepare<[], number>("select total_changes()").pluck();
	let written = changes.get();
	const statuses = new Map<number, number>();
	for (const post of fc.sample(malformedPost, { numRuns: POSTS, seed: SEED })) {
		const target = forms[post.target % forms.length];
		if (!target) throw new Error("No form");
		const { body, headers } = encoded(edited(target.fields, post.edits), post.encoding);
		const path = target.path + (post.byScript ? (target.path === "/" ? "_root.data" : ".data") : "");
		const answer = await fetch(server.url + path, {
			method: "POST",
			body,
			headers: { Origin: server.url, ...(target.as.cookie && { Cookie: target.as.cookie }), ...headers },
			redirect: "manual",
		});
		await answer.arrayBuffer();
		const told = `${path} ${post.encoding} ${JSON.stringify(post.edits).slice(0, 1000)}`;
		expect(answer.status, told).toBeLessThan(500);
		if (changes.get() !== written) {
			const after = studyRows();
			if (answer.status >= 400) expect(after, told).toEqual(before);
			before = after;
			written = changes.get();
		}
		statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
	}
	// The posts got past the door: some were refused by a schema, some saved.
	expect([...statuses.keys()]).toEqual(expect.arrayContaining([202, 302, 400, 404]));
	expect(Object.prototype).not.toHaveProperty("polluted");
}, 120_000);

test("after all of it every study's rows are its latest version, whole", () => {
	const { store } = server;
	const slugs = store.sqlite.prepare<[], string>("select slug from studies").pluck().all();
	for (const slug of slugs) {
		const { version, document } = latestVersion(server, slug);
		const study = getStudy(store, slug, "drafts-too");
		expect({ version: study?.version, document: study?.document }).toEqual({ version, document });
	}
	// The samples, the trial logged at first, and some that were saved by the posts.
	expect(slugs.length).toBeGreaterThan(47);
	expect(store.sqlite.pragma("foreign_key_check")).toEqual([]);
	expect(store.sqlite.prepare("select sum(version) from studies").pluck().get()).toBe(
		store.sqlite.prepare("select count(*) from study_versions").pluck().get(),
	);
});

test("text where the form has lists is refused, and kept typing like it is not offered again", async () => {
	const before = studyRows();
	for (const name of ["arms", "arms[0]", "outcomes[0].results", "outcomes[0].contrasts", "design"]) {
		const form = new URLSearchParams(forms[1]?.fields);
		for (const field of [...form.keys()]) if (field.startsWith(name)) form.delete(field);
		form.set(name, "x");
		const answer = await administrator.post(forms[1]?.path ?? "", form);
		expect({ name, status: answer.status }).toEqual({ name, status: 400 });
	}
	expect(studyRows()).toEqual(before);
	const credentials = { email: `${administrator.user?.email}`, password: PASSWORD, typed: "arms=x" };
	const logIn = await server.anonymous.post("/login", { ...credentials, returnTo: "/studies/new" });
	expect((await administrator.get(logIn.headers.get("Location") ?? "")).status).toBe(200);
});

test(`${QUERIES} malformed addresses: no server error`, async () => {
	const study = "/studies/finzi-rosenthal-2014";
	const pages = [
		...["/", "/compare", "/compare.json", "/compare.csv", "/compare.svg", "/compare/studies"],
		...[study, `${study}.json`, `${study}.csv`, `${study}.svg`, `${study}.png`, `${study}/history`],
		...[
			`${study}/edit`,
			"/studies/new",
			"/studies/drafts",
			"/login",
			"/join",
			"/setup",
			"/admin",
			"/account",
		],
	];
	const paths = fc.sample(malformedQuery, { numRuns: QUERIES, seed: SEED }).map(({ target, query }) => {
		const search = new URLSearchParams(query.map(([name, value]) => [name, value.slice(0, 3000)]));
		return `${pages[target % pages.length]}?${search}`;
	});
	for (const name of ["toString", "constructor", "__proto__"]) {
		paths.push(`/?sort=${name}&phase=${name}&status=${name}`, `${study}.svg?figure=${name}&theme=${name}`);
		paths.push(`/compare?study=${name}&measure=${name}`, `/compare?order=${name}&concept=${name}`);
	}
	for (const path of paths) {
		const answer = await administrator.get(path);
		await answer.arrayBuffer();
		expect(answer.status, path.slice(0, 500)).toBeLessThan(500);
	}
}, 120_000);
