import { expect, test } from "vitest";
import { archiveStudy } from "#app/services/change-study.ts";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { fill, latestVersion, logTrial, openForm, rowCounts, save } from "#tests/support/logging.ts";
import { startServer } from "#tests/support/server.ts";

const slugOf = (address: string) => address.replace("/studies/", "");

test("errors block publishing, not saving: 400, what is wrong, and what was typed", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const form = fill(await openForm(researcher, "/studies/new"), {
		title: "More responders than people",
		"arms[0].label": "Toxin",
		"arms[1].label": "Placebo",
		"outcomes[0].label": "Response",
		"reports[0].found": "10.1000/zero",
		"outcomes[0].results.a1.cell": "34/33",
	});
	form.set("publish", "yes");
	const before = rowCounts(server);
	const refused = await researcher.post("/studies/new", form);
	const page = await refused.text();
	expect(refused.status).toBe(400);
	expect(textOf(page)).toContain("One error stands in the way of publishing");
	expect(formIn(page, "reason").get("outcomes[0].results.a1.cell")).toBe("34/33");
	expect(rowCounts(server)).toEqual(before);

	form.delete("publish");
	const address = await save(researcher, "/studies/new", form);
	expect(latestVersion(server, slugOf(address))).toMatchObject({ version: 1, visibility: "draft" });
	const publish = fill(await openForm(researcher, address, "intent"), { reason: "Try" });
	expect(publish.get("intent")).toBe("publish");
	const again = await researcher.post(address, publish);
	expect(again.status).toBe(400);
	expect(textOf(await again.text())).toContain("One error stands in the way of publishing");
	expect(latestVersion(server, slugOf(address)).version).toBe(1);
});

test("publish, withdraw and publish again: each is a version with its reason and its audit row", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const address = await logTrial(researcher, undefined, { "reports[0].found": "10.1000/one" });
	for (const [intent, visibility] of [
		["publish", "published"],
		["withdraw", "draft"],
	] as const) {
		const page = await (await researcher.get(address)).text();
		await save(researcher, address, fill(formIn(page, "intent", intent), { reason: `To ${intent}` }));
		expect(latestVersion(server, slugOf(address))).toMatchObject({ visibility, reason: `To ${intent}` });
		const status = (await server.anonymous.get(address)).status;
		expect(status).toBe(visibility === "published" ? 200 : 404);
	}
	const actions = server.store.sqlite.prepare("select action from audit_events order by id").pluck().all();
	expect(actions.slice(-3)).toEqual(["study.created", "study.published", "study.withdrawn"]);
});

test("a warning is answered with a reason, which stays with the study and shows", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const address = await logTrial(researcher, undefined, { "arms[0].randomised": "30" });
	const page = await (await researcher.get(address)).text();
	const answer = fill(formIn(page, "intent", "answer"), { answer: "Three crossed over before week 1" });
	const finding = answer.get("finding");
	await save(researcher, address, answer);
	const { version, document } = latestVersion(server, slugOf(address));
	expect(version).toBe(2);
	expect(document.answers).toEqual([{ finding, reason: "Three crossed over before week 1" }]);
	expect(textOf(await (await researcher.get(address)).text())).toContain("Three crossed over before week 1");
	await save(researcher, address, fill(answer, { answer: "Four did", expectedVersion: "2" }));
	expect(latestVersion(server, slugOf(address)).document.answers).toEqual([{ finding, reason: "Four did" }]);
});

test("an earlier version is restored as the next one", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const address = await logTrial(researcher, undefined, { sponsor: "The first sponsor" });
	const edit = fill(await openForm(researcher, `${address}/edit`), { sponsor: "", reason: "No sponsor" });
	await save(researcher, `${address}/edit`, edit);
	const history = await (await researcher.get(`${address}/history?from=2&to=1`)).text();
	const restore = fill(formIn(history, "version"), { reason: "It had one" });
	await save(researcher, `${address}/history`, restore);
	expect(latestVersion(server, slugOf(address))).toMatchObject({
		version: 3,
		reason: "It had one",
		document: { sponsor: "The first sponsor" },
	});
	const stale = await researcher.post(`${address}/history`, restore);
	expect(stale.status).toBe(409);
	expect(latestVersion(server, slugOf(address)).version).toBe(3);
});

test("an archived study is gone for everybody, and an administrator takes it back", async () => {
	await using server = await startServer();
	const researcher = await server.as("researcher");
	const administrator = await server.as("administrator");
	const address = await logTrial(researcher, undefined, { "reports[0].found": "10.1000/two" });
	const slug = slugOf(address);
	const publish = fill(await openForm(researcher, address, "intent"), { reason: "Checked" });
	await save(researcher, address, publish);
	const page = await (await researcher.get(address)).text();
	const archive = fill(formIn(page, "intent", "archive"), { reason: "Logged twice" });
	const refusals = [
		[{ expectedVersion: "1" }, 409],
		[{ reason: " " }, 400],
	] as const;
	for (const [fields, status] of refusals)
		expect((await researcher.post(address, fill(new URLSearchParams(archive), fields))).status).toBe(status);
	const unsaid = { slug, actor: { kind: "system" }, reason: " ", expectedVersion: 2 } as const;
	expect(() => archiveStudy(server.store, unsaid)).toThrow("Say in a few words why");
	expect((await server.anonymous.get(address)).status, "it is not archived").toBe(200);
	await save(researcher, address, archive);
	for (const who of [server.anonymous, researcher, administrator])
		for (const path of [address, `${address}/history`, `${address}.json`, `${address}.svg`])
			expect((await who.get(path)).status).toBe(404);

	const admin = await (await administrator.get("/admin")).text();
	const takeBack = formIn(admin, "slug", slug);
	takeBack.set("intent", "take-back");
	expect((await researcher.post("/admin", takeBack)).status).toBe(403);
	const blank = await administrator.post("/admin", fill(takeBack, { reason: " " }));
	expect(blank.status).toBe(400);
	expect(textOf(await blank.text())).toContain("Say in a few words why");
	const before = fill(new URLSearchParams(takeBack), { expectedVersion: "1", reason: "An old page" });
	expect((await administrator.post("/admin", before)).status).toBe(409);
	expect((await administrator.get(address)).status, "it is still archived").toBe(404);
	await save(administrator, "/admin", fill(takeBack, { reason: "It was not logged twice" }));

	expect(latestVersion(server, slug)).toMatchObject({
		version: 3,
		visibility: "published",
		reason: "It was not logged twice",
	});
	expect((await server.anonymous.get(address)).status).toBe(200);
	expect(textOf(await (await server.anonymous.get("/?q=onabotulinumtoxin")).text())).toContain(
		"1 study found",
	);
	const audited = server.store.sqlite
		.prepare("select action, actor_id as actor from audit_events order by id desc limit 2")
		.all();
	expect(audited).toEqual([
		{ action: "study.unarchived", actor: administrator.user?.id },
		{ action: "study.archived", actor: researcher.user?.id },
	]);
	expect((await administrator.post("/admin", takeBack)).status).toBe(404);
});

test("a published study in which the checks of today see an error comes back as a draft", async () => {
	await using server = await startServer();
	const administrator = await server.as("administrator");
	const address = await logTrial(administrator, undefined, { "reports[0].found": "10.1000/three" });
	const publish = fill(await openForm(administrator, address, "intent"), { reason: "Checked" });
	await save(administrator, address, publish);
	const page = await (await administrator.get(address)).text();
	await save(administrator, address, fill(formIn(page, "intent", "archive"), { reason: "Logged twice" }));
	server.store.sqlite.exec(
		`drop trigger study_versions_no_update;
		update study_versions set document =
			json_set(document, '$.arms[0].label', 'The same', '$.arms[1].label', 'The same')`,
	);

	const takeBack = formIn(await (await administrator.get("/admin")).text(), "slug");
	takeBack.set("intent", "take-back");
	await save(administrator, "/admin", fill(takeBack, { reason: "To look at it" }));
	expect(latestVersion(server, slugOf(address))).toMatchObject({ version: 3, visibility: "draft" });
});
