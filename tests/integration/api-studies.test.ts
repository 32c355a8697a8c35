import { describe, expect, test } from "vitest";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { AT_LENGTH } from "#tests/support/at-length.ts";
import { startServer } from "#tests/support/server.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

// Studies read and written by programs: documents in and out, versions as entity tags.

const LIST = "/api/v1/studies";
const trial = (title = "Treatment of depression with onabotulinumtoxinA") =>
	studyInput({ title, outcomes: [binaryOutcome({ a1: "52.0% (17/33)", a2: "15% (6/41)" })] });

describe("a study's life through the API", () => {
	test("added, read, replaced, published, archived", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const created = await ask(server, "POST", LIST, { token, json: { ...trial(), reason: "From a script" } });
		expect(created.status).toBe(201);
		const address = created.headers.get("Location") ?? "";
		expect(address).toBe(`${LIST}/${created.json.slug}`);
		expect(created.headers.get("ETag")).toBe('"1"');
		expect(created.json).toMatchObject({ version: 1, visibility: "draft" });

		const read = await ask(server, "GET", address, { token });
		expect(read.text).toBe(created.text);
		const unchanged = await ask(server, "GET", address, { token, headers: { "If-None-Match": '"1"' } });
		expect(unchanged).toMatchObject({ status: 304, text: "" });

		const headers = { "If-Match": '"1"' };
		const again = await ask(server, "PUT", address, { token, headers, body: read.text });
		expect(again.json.version).toBe(1);
		const json = { ...read.json, acronym: "BOTOX-D", visibility: "published", reason: "Checked" };
		const published = await ask(server, "PUT", address, { token, headers, json });
		expect(published.status).toBe(200);
		expect(published.json).toMatchObject({ version: 2, visibility: "published", acronym: "BOTOX-D" });
		expect((await ask(server, "GET", address)).json.acronym).toBe("BOTOX-D");

		const versions = await ask(server, "GET", `${address}/versions`, { token });
		expect(versions.json.versions).toMatchObject([
			{ version: 2, visibility: "published", reason: "Checked" },
			{ version: 1, visibility: "draft", reason: "From a script" },
		]);
		const first = await ask(server, "GET", `${address}/versions/1`, { token });
		expect(first.json).toMatchObject({ version: 1, title: trial().title });
		expect(first.json).not.toHaveProperty("acronym");

		expect((await ask(server, "DELETE", address, { token, headers })).status).toBe(412);
		expect((await ask(server, "DELETE", `${address}?reason=Twice`, { token })).status).toBe(204);
		expect((await ask(server, "GET", address, { token })).status).toBe(404);
		const audit = server.store.sqlite.prepare(
			"select detail from audit_events where action = 'study.archived'",
		);
		expect(JSON.stringify(audit.all())).toContain("Twice");
	});

	test("reported decimals keep the digits they were typed with, in and out", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const body = JSON.stringify(trial()).replaceAll('"52.0"', "52.0");
		expect(body).toContain('"percent":52.0');
		const created = await ask(server, "POST", LIST, { token, body });
		expect(created.status).toBe(201);
		expect(created.text).toContain('"percent": 52.0');
	});

	test("two clients that change the same version: one gets 412", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const { json: study } = await ask(server, "POST", LIST, { token, json: trial() });
		const put = (acronym: string) =>
			ask(server, "PUT", `${LIST}/${study.slug}`, {
				token,
				headers: { "If-Match": '"1"' },
				json: { ...study, acronym },
			});
		const answers = await Promise.all([put("ONE"), put("TWO")]);
		expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
		const stale = answers.find(({ status }) => status === 412);
		expect(stale?.json.detail).toMatch(/version 2 now/);
		expect(stale?.headers.get("Content-Type")).toBe("application/problem+json");
	});

	test("across two processes on one file, each version is one client's", async () => {
		await using server = await startServer({ RATE_LIMIT: "0" });
		await using other = await startProcess(server.store.path, { RATE_LIMIT: "0" });
		const token = await tokenOf(server, "researcher", "write");
		const { json: study } = await ask(server, "POST", LIST, { token, json: trial() });
		const address = `${LIST}/${study.slug}`;
		for (let version = 1; version <= (AT_LENGTH ? 20 : 6); version++) {
			const headers = { "If-Match": `"${version}"` };
			// Who is told that the other is writing, as on a slow disk, asks again.
			const put = async (at: { url: string }, acronym: string): ReturnType<typeof ask> => {
				const answer = await ask(at, "PUT", address, { token, headers, json: { ...study, acronym } });
				return answer.status === 503 ? put(at, acronym) : answer;
			};
			const answers = await Promise.all([put(server, `A${version}`), put(other, `B${version}`)]);
			expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
			const won = answers.find(({ status }) => status === 200)?.json;
			const { json: now } = await ask(other, "GET", address, { token });
			expect([now.version, now.acronym]).toEqual([version + 1, won.acronym]);
		}
	});

	test("fields at fault are pointed to, and what stands in the way of publishing too", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const wrong = { ...trial(), arms: [{ id: "a1" }], colour: "red" };
		const refused = await ask(server, "POST", LIST, { token, json: wrong });
		expect(refused.status).toBe(400);
		const pointers = refused.json.errors.map((error: { pointer: string }) => error.pointer);
		expect(pointers).toEqual(expect.arrayContaining(["#/arms/0/label", "#/colour"]));

		const impossible = studyInput({
			visibility: "published",
			outcomes: [binaryOutcome({ a1: "17/33", a2: "50/41" })],
		});
		const kept = await ask(server, "POST", LIST, { token, json: impossible });
		expect(kept.status).toBe(400);
		expect(kept.json.errors[0].pointer).toMatch(/^#\/outcomes\/0\/results\/1\//);
		expect((await ask(server, "GET", LIST, { token })).json.studies).toEqual([]);
	});

	test("If-Match is a list of entity tags, one of which is the version", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const { json: study, text: body } = await ask(server, "POST", LIST, { token, json: trial() });
		const put = (tag: string) =>
			ask(server, "PUT", `${LIST}/${study.slug}`, { token, body, headers: { "If-Match": tag } });
		const right = [
			'"1"',
			'W/"1"',
			'"7", "1"',
			"*",
			" \t* ",
			'"7","1"',
			', "7",,\t"1" ,',
			'"a, b", "1"',
			'*, "7"',
		];
		for (const tag of right) expect((await put(tag)).status, tag).toBe(200);
		const wrong = ['"7"', 'W/"7"', '"01"', '"7", "8"', '"*"', '"1,", ",1"', '"a", "b, c"', '" 1"'];
		for (const tag of wrong) expect((await put(tag)).status, tag).toBe(412);
		for (const tag of ["1", "", '"1', "'1'", ", ,", '"7" "1"', '"1", "', "**", 'w/"1"', '"7", 1']) {
			const { status, json } = await put(tag);
			expect([status, json.errors], tag).toMatchObject([400, [{ header: "If-Match" }]]);
		}
		const nowhere = await ask(server, "PUT", `${LIST}/none`, { token, body, headers: { "If-Match": "*" } });
		expect(nowhere.status, "* is of something that exists").toBe(404);
		const absent = await ask(server, "PUT", `${LIST}/${study.slug}`, { token, json: study });
		expect([absent.status, absent.json.errors]).toMatchObject([428, [{ header: "If-Match" }]]);
	});

	test("every field that there is not is named, and numbers that are none are shown", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const body = JSON.stringify({ ...trial(), colour: "red", "a/b~c": 1 }).replace(
			/}$/,
			',"population":{"randomised":1e999,"size":3}}',
		);
		const { status, json } = await ask(server, "POST", LIST, { token, body });
		expect(status).toBe(400);
		const said = new Map<string, string>(
			json.errors.map(({ pointer, detail }: Record<string, string>) => [pointer, detail]),
		);
		expect([...said.keys()].toSorted()).toEqual([
			...["#/a~1b~0c", "#/colour", "#/population/randomised", "#/population/size"],
		]);
		expect(said.get("#/colour")).toBe("There is no field called “colour” here");
		expect(said.get("#/population/randomised")).toContain("Infinity");
	});

	test("a slug is for life", async () => {
		await using server = await startServer();
		const token = await tokenOf(server, "researcher", "write");
		const { json: study } = await ask(server, "POST", LIST, { token, json: trial() });
		const headers = { "If-Match": "*" };
		const address = `${LIST}/${study.slug}`;
		const renamed = await ask(server, "PUT", address, { token, headers, json: { ...study, slug: "other" } });
		expect(renamed.json.errors).toMatchObject([{ pointer: "#/slug" }]);
	});
});

describe("lists", () => {
	test("the library's filters and orders, page after page without gaps", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const all = await ask(server, "GET", `${LIST}?limit=100&sort=title`);
		expect(all.json.studies.length).toBeGreaterThan(5);
		expect(all.json).toMatchObject({ next: null, nextCursor: null });
		const slugs: string[] = [];
		let page = `${LIST}?limit=2&sort=title`;
		while (page) {
			const { json, headers } = await ask(server, "GET", page);
			slugs.push(...json.studies.map((study: { slug: string }) => study.slug));
			expect(headers.get("Link")).toBe(json.next && `<${json.next}>; rel="next"`);
			page = json.next;
		}
		expect(slugs).toEqual(all.json.studies.map((study: { slug: string }) => study.slug));
		const found = await ask(server, "GET", `${LIST}?q=botulinum&from=2014&to=2014`);
		expect(found.json.studies.map((study: { slug: string }) => study.slug)).toContain("finzi-rosenthal-2014");
		const [finzi] = found.json.studies;
		expect(finzi.headline.arms[0].shown).toBe("52% (17/33)");
		const etag = all.headers.get("ETag") ?? "";
		const known = await ask(server, "GET", `${LIST}?limit=100&sort=title`, {
			headers: { "If-None-Match": etag },
		});
		expect(known.status).toBe(304);
	});

	const titleCursor = Buffer.from('["a title",1]').toString("base64url");

	test.each([
		["limit=0", /limit/],
		["limit=101", /1 to 100/],
		["limit=ten", /limit/],
		["limit=5&limit=6", /more than once/],
		["cursor=nonsense", /page that does not exist/],
		[`cursor=${titleCursor}`, /page that does not exist/],
		["sort=colour", /colour/],
		["from=14", /year/],
		["phase=phase-3", /one of 1, 2, 3/],
		["status=done", /completed/],
		["results=maybe", /yes, no/],
		["pahse=phase-3", /no parameter called “pahse”/],
	])("%s is refused, and the parameter named", async (query, message) => {
		await using server = await startServer();
		const { status, json } = await ask(server, "GET", `${LIST}?${query}`);
		expect(status).toBe(400);
		expect(json.detail).toMatch(message);
		expect(json.errors).toMatchObject([{ parameter: query.split("=")[0] }]);
	});

	test("what is found is counted when asked, and each entry says its version", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true" });
		const plain = await ask(server, "GET", `${LIST}?limit=1`);
		expect(plain.json).not.toHaveProperty("total");
		for (const filter of ["", "&q=botulinum", "&q=botulinum&results=yes", "&from=2014", "&q=nowhere"]) {
			const all = await ask(server, "GET", `${LIST}?limit=100${filter}`);
			const counted = await ask(server, "GET", `${LIST}?limit=1&count=yes${filter}`);
			expect(counted.json, filter).toMatchObject({
				...{ total: all.json.studies.length, totalIsLeast: false },
			});
		}
		const [{ slug, version, updatedAt }] = plain.json.studies;
		expect((await ask(server, "GET", `${LIST}/${slug}`)).json).toMatchObject({ version, updatedAt });
	});

	test("paging through while others save and publish neither repeats nor leaves out", async () => {
		await using server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "0" });
		const token = await tokenOf(server, "researcher", "write");
		for (const sort of ["newest", "oldest", "title"]) {
			const order = `limit=${AT_LENGTH ? 3 : 8}&sort=${sort}`;
			const before = await ask(server, "GET", `${LIST}?limit=100&sort=${sort}`, { token });
			const slugs: string[] = [];
			for (let page = `${LIST}?${order}`; page; ) {
				const { json } = await ask(server, "GET", page, { token });
				slugs.push(...json.studies.map((study: { slug: string }) => study.slug));
				page = json.next;
				await ask(server, "POST", LIST, { token, json: trial(`Meanwhile ${sort} ${slugs.length}`) });
			}
			expect(new Set(slugs).size).toBe(slugs.length);
			const old = before.json.studies.map((study: { slug: string }) => study.slug);
			expect(slugs.filter((slug) => old.includes(slug))).toEqual(old);
		}
	});
});

describe("who may do what", () => {
	test("no draft reaches anybody who does not log trials", async () => {
		await using server = await startServer();
		const write = await tokenOf(server, "researcher", "write");
		const { json: draft } = await ask(server, "POST", LIST, { token: write, json: trial("A secret draft") });
		const reader = await tokenOf(server, "reader", "read");
		const address = `${LIST}/${draft.slug}`;
		for (const token of [undefined, reader]) {
			const asked = token ? { token } : {};
			for (const path of [address, `${address}/versions`, `${address}/versions/1`]) {
				expect((await ask(server, "GET", path, asked)).status).toBe(404);
			}
			for (const path of [LIST, `${LIST}?q=secret`, `${LIST}?sort=updated`]) {
				expect((await ask(server, "GET", path, asked)).json.studies).toEqual([]);
			}
		}
		const published = { ...draft, visibility: "published" };
		await ask(server, "PUT", address, { token: write, json: published, headers: { "If-Match": '"1"' } });
		const seen = await ask(server, "GET", `${address}/versions`);
		expect(seen.json.versions).toHaveLength(1);
		expect((await ask(server, "GET", `${address}/versions/1`)).status).toBe(404);
	});

	test("writing wants an editor with a session of this site or a token that may write", async () => {
		await using server = await startServer();
		const json = trial();
		const post = (headers: Record<string, string>, token?: string) =>
			ask(server, "POST", LIST, { json, headers, ...(token && { token }) });
		const researcher = await server.as("researcher");
		const reader = await server.as("reader");
		const own = { Cookie: researcher.cookie };
		expect((await post({})).status).toBe(401);
		expect((await post({}, "equipoise_nonsense")).status).toBe(401);
		expect((await post({}, await tokenOf(server, "reader", "write"))).status).toBe(403);
		expect((await post({}, await tokenOf(server, "researcher", "read"))).status).toBe(403);
		expect((await post({ Cookie: reader.cookie, Origin: server.url })).status).toBe(403);
		expect((await post({ ...own, Origin: "https://elsewhere.example" })).status).toBe(401);
		expect((await post({ ...own, "Sec-Fetch-Site": "cross-site" })).status).toBe(401);
		expect((await post({ ...own, Origin: server.url })).status).toBe(201);
		expect((await post({}, await tokenOf(server, "administrator", "write"))).status).toBe(201);
	});

	test("a token that is not known is refused even where anybody may read", async () => {
		await using server = await startServer();
		const { status, headers } = await ask(server, "GET", LIST, { token: "equipoise_gone" });
		expect(status).toBe(401);
		expect(headers.get("WWW-Authenticate")).toMatch(/^Bearer/);
		const basic = await ask(server, "GET", LIST, { headers: { Authorization: "Basic YTpi" } });
		expect(basic.status).toBe(401);
	});

	test("where reading asks for a log-in, so does the API", async () => {
		await using server = await startServer({ PUBLIC_READING: "false", SAMPLE_LIBRARY: "true" });
		expect((await ask(server, "GET", LIST)).status).toBe(401);
		expect((await ask(server, "GET", `${LIST}/finzi-rosenthal-2014`)).status).toBe(401);
		const token = await tokenOf(server, "reader", "read");
		expect((await ask(server, "GET", `${LIST}/finzi-rosenthal-2014`, { token })).status).toBe(200);
	});
});
