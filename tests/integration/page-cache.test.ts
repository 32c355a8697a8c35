import { expect, test } from "vitest";
import { startServer } from "#tests/support/server.ts";

test("a write makes a kept page stale at once", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const before = await (await server.anonymous.get("/studies/finzi-rosenthal-2014")).text();
	expect(before).toContain("52% (17/33)");
	server.store.sqlite
		.prepare("update studies set title = 'Another title' where slug = 'finzi-rosenthal-2014'")
		.run();
	const after = await (await server.anonymous.get("/studies/finzi-rosenthal-2014")).text();
	expect(after).toContain("Another title");
});
