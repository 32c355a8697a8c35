import { expect, test } from "vitest";
import { ACCESS_TABLE } from "#tests/support/access-table.ts";
import { EVERYTHING, filled, valuesFor } from "#tests/support/access-values.ts";
import { tokenOf } from "#tests/support/api-client.ts";
import { startServer } from "#tests/support/server.ts";

test("a file where a field takes text is refused by the field's name, in every form", async () => {
	await using server = await startServer({ RATE_LIMIT: "0" });
	const { user, cookie } = await server.as("administrator");
	if (!user) throw new Error("Nobody asks");
	const values = await valuesFor(server, EVERYTHING, { administrator: user, state: "draft", number: 1 });
	const changes = server.store.sqlite.prepare("select total_changes()").pluck();
	const before = changes.get();
	let forms = 0;
	for (const { route, post, fields = {} } of ACCESS_TABLE) {
		// Whoever is logged in is led away from the log-in; its fields are tried by a stranger.
		const headers = { Origin: server.url, ...(route !== "routes/login" && { Cookie: cookie }) };
		for (const name of Object.keys(fields)) {
			const form = new FormData();
			for (const [other, text] of Object.entries(fields))
				form.append(other, other === name ? new File(["x"], "x.txt") : filled(text, values));
			const options = { method: "POST", body: form, headers, redirect: "manual" } as const;
			const answer = await fetch(server.url + filled(post ?? "", values), options);
			const asked = `${post} ${fields.intent ?? ""} ${name}`;
			expect(answer.status, asked).toBe(400);
			expect(await answer.text(), asked).toMatch(new RegExp(`The field “${name}” takes text`));
			forms++;
		}
	}
	expect(forms).toBeGreaterThan(80);
	expect(changes.get()).toBe(before);
	const token = await tokenOf(server, "administrator", "write");
	for (const path of ["/api/v1/studies", "/api/v1/meta-analyses"]) {
		const body = new FormData();
		body.append("title", new File(["x"], "x.json", { type: "application/json" }));
		const headers = { Authorization: `Bearer ${token}` };
		expect((await fetch(server.url + path, { method: "POST", body, headers })).status, path).toBe(415);
	}
});
