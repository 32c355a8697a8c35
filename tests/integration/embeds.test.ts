import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { startServer } from "#tests/support/server.ts";
import { binaryOutcome, studyInput } from "#tests/support/study-builder.ts";

const STUDY = "/studies/finzi-rosenthal-2014";

test("embedded figures may be framed, and no other page may; nothing in them knows the reader", async () => {
	await using server = await startServer({ SAMPLE_LIBRARY: "true", RATE_LIMIT: "0" });
	const { store } = server;
	const { slug } = saveStudy(store, {
		...{ actor: { kind: "system" }, reason: "Test" },
		document: studyInput({ title: "Quokka", outcomes: [binaryOutcome({ a1: "1/33", a2: "6/41" })] }),
	});
	const editor = await server.as("researcher");
	const synthesis = (await (await server.anonymous.get("/syntheses")).text()).match(
		/\/syntheses\/([a-z0-9-]+vaccine[a-z0-9-]*)"/,
	)?.[1];
	const embedded = [
		`/embed${STUDY}`,
		`/embed${STUDY}?figure=people&theme=dark`,
		`/embed${STUDY}?version=1&measure=RR`,
		`/embed/syntheses/${synthesis}`,
		`/embed/syntheses/${synthesis}?version=1&figure=funnel`,
		"/embed/compare?study=finzi-rosenthal-2014&study=wollmer-2012",
		"/embed/timeline?intervention=botulinum-toxin-a",
		"/embed/map?by=outcome&theme=dark",
	];
	for (const client of [server.anonymous, editor]) {
		for (const address of embedded) {
			const answer = await client.get(address);
			const html = await answer.text();
			expect([address, answer.status]).toEqual([address, 200]);
			expect(answer.headers.get("X-Frame-Options")).toBeNull();
			expect(answer.headers.get("Content-Security-Policy")).toMatch(
				/^default-src 'none'.*frame-ancestors \*$/,
			);
			expect(answer.headers.has("Set-Cookie")).toBe(false);
			expect(html.match(/<h1/g)).toHaveLength(1);
			expect(html.match(/<svg/g)).toHaveLength(2);
			expect([address, html.includes("<table")]).toEqual([address, !address.includes("figure=people")]);
			expect(html).toContain(`<link rel="canonical" href="${server.url}`);
			expect(html.length, address).toBeLessThan(150_000);
		}
		for (const address of [
			`/embed/studies/${slug}`,
			"/embed/studies/nobody-2014",
			`/embed${STUDY}?version=7`,
		]) {
			const answer = await client.get(address);
			expect([answer.status, answer.headers.get("Content-Type")]).toEqual([404, "text/html; charset=utf-8"]);
			expect(await answer.text()).toContain("This figure cannot be shown");
		}
		expect(await (await client.get(`/embed/compare?study=${slug}&study=wollmer-2012`)).text()).not.toContain(
			"Quokka",
		);
		for (const address of [
			"/",
			STUDY,
			`${STUDY}/versions/1`,
			"/compare",
			"/login",
			"/admin",
			"/embed/nothing",
			`${STUDY}.json`,
		]) {
			const { headers } = await client.get(address);
			expect(headers.get("Content-Security-Policy"), address).toContain("frame-ancestors 'none'");
			expect(headers.get("X-Frame-Options"), address).toBe("SAMEORIGIN");
		}
	}
	for (const [address, status] of [
		...["/embed/compare?version=1", "/embed/map?version=1", "/embed/map?across=pie"].map(
			(address) => [address, 400] as const,
		),
		[`/embed${STUDY}?theme=pink`, 400],
		[`/embed${STUDY}?measure=XX`, 400],
		[`/embed${STUDY}?colour=red`, 400],
		[`/embed/syntheses/${synthesis}?version=1&measure=OR`, 400],
	] as const)
		expect([address, (await server.anonymous.get(address)).status]).toEqual([address, status]);
	const host = await server.anonymous.get("/embed.js");
	expect(host.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
	expect(await host.text()).toContain("addEventListener");
	const script = (await (await server.anonymous.get(`/embed${STUDY}`)).text()).match(
		/src="(\/assets\/[^"]+\.js)"/,
	)?.[1];
	const built = await server.anonymous.get(script ?? "");
	expect(built.status).toBe(200);
	expect((await built.text()).length).toBeLessThan(10_000);
});
