import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

test("what a search finds is taken along whole, in every format, without drafts", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const outcomes = [binaryOutcome({ a1: "17/33", a2: "6/41" })];
	saveStudy(server.store, {
		...{ actor: { kind: "system" }, reason: "Test" },
		document: studyInput({ title: "A hidden BCG trial", conditions: ["Tuberculosis"], outcomes }),
	});
	const take = async (query: string, who = server.anonymous) => {
		const response = await who.get(`/export?${query}`);
		expect(response.status).toBe(200);
		return response.text();
	};
	const bcg = JSON.parse(await take("condition=tuberculosis&format=json")) as { title: string }[];
	expect(bcg).toHaveLength(13);
	expect(await take("q=hidden&format=csv")).not.toContain("hidden");
	expect(await take("q=hidden&format=csv", await server.as("researcher"))).toContain("A hidden BCG trial");
	const wide = (await take("q=finzi+onabotulinumtoxinA&format=wide")).split("\n");
	expect(wide[0]).toContain("ai,n1i,ci,n2i");
	expect(wide.find((line) => line.includes(",Response,"))).toContain(",17,33,6,41,");
	expect(await take("q=finzi&format=ris")).toMatch(/^TY {2}- JOUR/);
	expect(JSON.parse(await take("format=json"))).toHaveLength(45);
	expect((await server.anonymous.get("/export?format=docx")).status).toBe(400);
});
