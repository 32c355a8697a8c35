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
	}
	const first = await get(`${LIST}?condition=tuberculosis&limit=10&format=csl-json`);
	// Each of the trials has a report of its own, and the review that gives its figures.
	expect(await first.json()).toHaveLength(20);
	const [, next = ""] = /<([^>]+)>; rel="next"/.exec(first.headers.get("Link") ?? "") ?? [];
	expect(next).toContain("format=csl-json");
	const second = await get(next);
	expect(await second.json()).toHaveLength(6);
	expect(second.headers.get("Link")).toBeNull();
	for (const address of [`${LIST}?format=zip`, `${LIST}/finzi-rosenthal-2014?format=json`])
		expect((await get(address)).status).toBe(400);
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
