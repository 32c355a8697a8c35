import { expect, test } from "vitest";
import { curlOf } from "#app/http/api/curl.ts";
import { EXAMPLES } from "#app/http/api/examples.ts";
import { OPERATIONS } from "#app/http/api/operations.ts";
import { EXAMPLE_PROBLEM } from "#app/http/api/page.ts";
import { ask, tokenOf } from "#tests/support/api-client.ts";
import { startServer } from "#tests/support/server.ts";

// What the page and the description show is true: each example succeeds, one after the other.

test("each operation has an example, and it succeeds", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true" });
	const token = await tokenOf(server, "researcher", "write");
	expect(OPERATIONS.map(({ id }) => id)).toEqual(Object.keys(EXAMPLES));
	for (const [id, { path, ...example }] of Object.entries(EXAMPLES)) {
		const { body, version } = example;
		const operation = operationOf(id);
		const isAuthorized = curlOf(operation, { path, ...example }, "").includes("$TOKEN");
		const { status, text } = await ask(server, operation.method, path, {
			...{ headers: version === undefined ? {} : { "If-Match": `"${version}"` } },
			...(isAuthorized && { token }),
			...(body && { json: body }),
		});
		expect(status, `${id}: ${text.slice(0, 300)}`).toBe(operation.success.status);
	}
});

test("an example is a command that a shell reads", () => {
	const command = curlOf(
		operationOf("replaceStudy"),
		{ path: "/x", version: 3, body: { title: "A" } },
		"https://here.example",
	);
	expect(command.split(" \\\n  ")).toEqual([
		"curl -X PUT 'https://here.example/x'",
		'-H "Authorization: Bearer $TOKEN"',
		`-H 'If-Match: "3"'`,
		"-H 'Content-Type: application/json'",
		`-d '{ "title": "A" }'`,
	]);
	for (const { body } of Object.values(EXAMPLES)) expect(JSON.stringify(body ?? {})).not.toContain("'");
});

test("the example of an error is one that occurs", async () => {
	await using server = await startServer();
	const token = await tokenOf(server, "researcher", "write");
	const json = { title: "A trial", arms: [{ id: "a1" }] };
	const answer = await ask(server, "POST", "/api/v1/studies", { token, json });
	expect(answer.json).toEqual(EXAMPLE_PROBLEM);
});

test("the page shows each example, and what each status means", async () => {
	await using server = await startServer();
	const page = await (await server.anonymous.get("/api")).text();
	for (const { id } of OPERATIONS) expect(page).toContain(`id="${id}"`);
	expect(page).toContain(`curl -X PUT &#x27;${server.url}/api/v1/studies/doe-roe-2025&#x27;`);
	expect(page).toContain("needs no token");
	await using closed = await startServer({ PUBLIC_READING: "false" });
	const reader = await closed.as("reader");
	expect(await (await reader.get("/api")).text()).toContain("Here even reading needs a token");
});

function operationOf(id: string) {
	const found = OPERATIONS.find((operation) => operation.id === id);
	if (!found) throw new Error(`There is no operation ${id}`);
	return found;
}
