import { expect, test } from "vitest";
import { EXPORT_FORMATS } from "#app/domain/export-formats.ts";
import { setVisibility } from "#app/services/change-study.ts";
import { startServer } from "#tests/support/server.ts";

const LIST = "/api/v1/studies";

test("a study and a page of studies are to be had in the formats of an export", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { get } = server.anonymous;
	for (const format of ["csv", "wide", "revman", "ris", "bibtex", "csl-json"] as const) {
		const one = await get(`${LIST}/finzi-rosenthal-2014?format=${format}`);
		expect(one.status).toBe(200);
		expect(one.headers.get("Content-Type")).toBe(EXPORT_FORMATS[format].type);
		expect(await one.text()).toBe(
			await (await get(`/export?study=finzi-rosenthal-2014&format=${format}`)).text(),
		);
		const tag = one.headers.get("ETag") ?? "";
		const again = await get(`${LIST}/finzi-rosenthal-2014?format=${format}`, { "If-None-Match": tag });
		expect(again.status).toBe(304);
		const file = await get(`${LIST}/finzi-rosenthal-2014/files/${format}`);
		expect([file.headers.get("Content-Type"), file.headers.get("ETag")]).toEqual([
			EXPORT_FORMATS[format].type,
			tag,
		]);
	}
	const first = await get(`${LIST}?condition=tuberculosis&limit=10&format=csl-json`);
	// Each of the trials has a report of its own, and the review that gives its figures.
	expect(await first.json()).toHaveLength(20);
	const [, next = ""] = /<([^>]+)>; rel="next"/.exec(first.headers.get("Link") ?? "") ?? [];
	expect(next).toContain("format=csl-json");
	const second = await get(next);
	expect(await second.json()).toHaveLength(6);
	expect(second.headers.get("Link")).toBeNull();
	const files = await get("/api/v1/files/csl-json?condition=tuberculosis&limit=10");
	expect(await files.json()).toHaveLength(20);
	expect(files.headers.get("Link")).toMatch(/^<\/api\/v1\/files\/csl-json\?.*cursor=/);
	for (const address of [`${LIST}?format=zip`, `${LIST}/finzi-rosenthal-2014?format=json`])
		expect((await get(address)).status).toBe(400);
});

test("everything at fault in an address is named at once, and the problem's type leads to a page", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const { get } = server.anonymous;
	const SYNTHESIS = "bcg-vaccine-against-tuberculosis";
	for (const [address, ...names] of [
		[
			`${LIST}?limit=0&phase=9&from=soon&frm=2&sort=size&format=zip`,
			"frm",
			"phase",
			"sort",
			"from",
			"limit",
			"format",
		],
		["/api/v1/files/csv?count=yes&to=x", "count", "to"],
		["/api/v1/syntheses?limit=x&cursor=y&page=2", "page", "limit", "cursor"],
		[`/api/v1/syntheses/${SYNTHESIS}?modle=common&measure=HR&tau2=x`, "modle", "tau2", "measure"],
		[
			"/compare.json?level=1&order=x&unit=moons&nearest=-1&phase=9",
			"order",
			"level",
			"unit",
			"nearest",
			"phase",
		],
		[`/syntheses/${SYNTHESIS}.svg?model=x&order=size`, "model", "order"],
		["/studies/finzi-rosenthal-2014.json?figre=rates&with=9", "figre", "with"],
		["/export?format=docx&from=soon&sort=size", "format", "sort", "from"],
	] as const) {
		const answer = await get(address);
		const problem = (await answer.json()) as { type: string; errors: { parameter: string }[] };
		expect(answer.status, address).toBe(400);
		expect(
			problem.errors.map(({ parameter }) => parameter),
			address,
		).toEqual(names);
		expect(problem.type).toBe("/problems/invalid");
	}
	const page = await (await get("/compare?level=1&order=x")).text();
	for (const said of ["There is no order called", "The confidence level must be"])
		expect(page).toContain(said);
	expect(await (await get("/problems/invalid")).text()).toContain("The request needs correcting");
	expect((await get("/problems/toString")).status).toBe(404);
});

test("a draft is in none of them for those who may not see it", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const by = { actor: { kind: "system" }, reason: "Test", expectedVersion: 1 } as const;
	setVisibility(server.store, { ...by, slug: "finzi-rosenthal-2014", visibility: "draft" });
	const reader = await server.as("reader");
	for (const who of [server.anonymous, reader]) {
		expect((await who.get(`${LIST}/finzi-rosenthal-2014?format=ris`)).status).toBe(404);
		expect(await (await who.get(`${LIST}?limit=100&format=csv`)).text()).not.toContain("finzi");
	}
	const researcher = await server.as("researcher");
	expect(await (await researcher.get(`${LIST}?limit=100&format=csv`)).text()).toContain("finzi");
});
