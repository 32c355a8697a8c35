import { expect, test } from "vitest";
import { startServer } from "#tests/support/server.ts";

/** A picture of one white pixel. */
const PIXEL = Buffer.from(
	"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
	"base64",
);

test("the front page asks for a question, then shows answers and results; an administrator says whose it is", async () => {
	await using server = await startServer({ RATE_LIMIT: "0", SAMPLE_LIBRARY: "true" });
	const page = async (address: string) => (await server.anonymous.get(address)).text();
	const front = await page("/");
	expect(front).toContain("What do the trials say about…");
	expect(front).toMatch(/href="\/syntheses\/[\w-]+"/);
	expect(front.indexOf("Newest results")).toBeGreaterThan(
		front.indexOf("Answers from several trials together"),
	);
	expect(front).toContain('href="/?sort=newest"');
	expect(front).toMatch(/href="\/interventions\/[\w-]+\/[\w-]+"/);
	expect(await page("/?sort=newest")).toContain("Filter and sort");
	expect(front).not.toContain("Contact:");
	expect((await server.anonymous.get("/logo")).status).toBe(404);

	const administrator = await server.as("administrator");
	const send = async (fields: Record<string, string>, file?: File) => {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.set(name, value);
		if (file) form.set("file", file);
		const headers = { Origin: server.url, Cookie: administrator.cookie };
		const options = { method: "POST", body: form, headers, redirect: "manual" } as const;
		return fetch(`${server.url}/admin/instance`, options);
	};
	const said = {
		name: "Trials of the Clinic",
		description: "What we know of <moods>",
		contact: "ask@example.org",
	};
	const noPicture = await send({ ...said, expectedVersion: "1" }, new File(["<svg/>"], "logo.png"));
	expect(noPicture.status).toBe(400);
	expect(await noPicture.text()).toContain("This file is no PNG, JPEG or WebP picture.");
	const wrong = await send({ ...said, contact: "javascript:alert(1)", expectedVersion: "1" });
	expect(wrong.status).toBe(400);
	const typed = await wrong.text();
	expect(typed).toContain("An e-mail address, or a web address");
	expect(typed).toContain('value="Trials of the Clinic"');

	expect((await send({ ...said, expectedVersion: "1" }, new File([PIXEL], "logo.png"))).status).toBe(302);
	expect((await send({ ...said, name: "Mine", expectedVersion: "1" })).status).toBe(409);
	const named = await page("/");
	expect(named).toContain("Trials of the Clinic");
	expect(named).toContain("What we know of &lt;moods&gt;");
	expect(named).toContain('href="mailto:ask@example.org"');
	const logo = /\/logo\?v=\w+/.exec(named)?.[0] ?? "";
	const picture = await server.anonymous.get(logo);
	expect(picture.headers.get("Content-Type")).toBe("image/png");
	expect(Buffer.from(await picture.arrayBuffer()).equals(PIXEL)).toBe(true);

	expect((await send({ name: "Trials of the Clinic", expectedVersion: "2", removeLogo: "yes" })).status).toBe(
		302,
	);
	expect((await server.anonymous.get("/logo")).status).toBe(404);
	const audit = await (await administrator.get("/admin?kind=settings")).text();
	expect(audit.match(/changed what is said of this library/g)).toHaveLength(2);
});
