import { expect, test } from "vitest";
import { startServer } from "#tests/support/server.ts";

const STUDY = "/studies/finzi-rosenthal-2014";

test("a figure is a picture of the size asked for, cited in four ways", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "0" });
	const get = (address: string) => server.anonymous.get(address);
	const sizeOf = async (address: string) => {
		const bytes = Buffer.from(await (await get(address)).arrayBuffer());
		return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
	};
	expect((await sizeOf(`${STUDY}.png?width=400&scale=3`))[0]).toBe(1200);
	expect(await sizeOf(`${STUDY}.png?size=card`)).toEqual([1200, 630]);
	for (const search of [
		"width=319",
		"width=1601",
		"width=x",
		"scale=0",
		"scale=5",
		"scale=1e9",
		"size=huge",
	]) {
		const answer = await get(`${STUDY}.png?${search}`);
		expect([search, answer.status]).toEqual([search, 400]);
		expect(await answer.json()).toMatchObject({ errors: [{ parameter: search.split("=")[0] }] });
	}

	const cite = async (of: string, format: string) =>
		(await get(`/cite?${new URLSearchParams({ of, format })}`)).text();
	const pin = `${STUDY}/versions/1?measure=RR`;
	expect(await cite(pin, "text")).toMatch(
		/^Finzi & Rosenthal 2014: Treatment of .*\. Version 1, \d+ \w+ \d{4}\. In: Equipoise\. http:\/\/[^ ]+\/versions\/1\?measure=RR\n$/,
	);
	expect(await cite(pin, "bibtex")).toMatch(
		/^@misc\{finzi-rosenthal-2014-version-1,.*version = \{1\},.*url = \{http/s,
	);
	expect(await cite(pin, "ris")).toMatch(/^TY {2}- ELEC\n.*ET {2}- Version 1\n.*ER {2}- \n/s);
	const [item] = JSON.parse(await cite(STUDY, "csl-json"));
	expect(item).toMatchObject({
		type: "webpage",
		version: "1",
		URL: `${server.url}${STUDY}`,
		accessed: expect.anything(),
	});
	expect(await cite("/compare?study=finzi-rosenthal-2014&study=wollmer-2012", "text")).toContain("(accessed");
	for (const of of [
		"",
		"/",
		"//elsewhere.example/studies/x",
		"https://elsewhere.example",
		"/admin",
		"/studies/a/b",
	])
		expect([of, (await get(`/cite?${new URLSearchParams({ of })}`)).status]).toEqual([of, 400]);
});
