import { expect, test } from "vitest";
import { formIn, textOf } from "#tests/support/html-form.ts";
import { fill, latestVersion, logTrial, openForm, rowCounts, save } from "#tests/support/logging.ts";
import { startServer } from "#tests/support/server.ts";

test("two people edit one study: the later save is refused, shown beside the other, and merged by choice", async () => {
	await using server = await startServer();
	const [ada, ben] = [await server.as("researcher", "Ada"), await server.as("researcher", "Ben")];
	const address = await logTrial(ada, undefined, { acronym: "OLD" });
	const slug = address.replace("/studies/", "");
	const edit = `${address}/edit`;
	const mine = fill(await openForm(ben, edit), {
		title: "Ben's title",
		sponsor: "Ben's sponsor",
		"outcomes[0].results.a2.cell": "5/41",
		reason: "Read the correction",
	});
	await save(
		ada,
		edit,
		fill(await openForm(ada, edit), {
			title: "Ada's title",
			acronym: "NEW",
			reason: "Read the abstract",
		}),
	);

	const before = rowCounts(server);
	const refused = await ben.post(edit, mine);
	const page = await refused.text();
	expect(refused.status).toBe(409);
	expect(rowCounts(server)).toEqual(before);
	const said = textOf(page);
	expect(said).toContain("Ada saved version 2 while you were typing (“Read the abstract”)");
	for (const value of ["Ada's title", "Ben's title", "Ben's sponsor", "NEW", "OLD"])
		expect(said).toContain(value);

	const unversioned = new URLSearchParams(mine);
	unversioned.delete("expectedVersion");
	for (const version of [undefined, "", "newest"]) {
		if (version !== undefined) unversioned.set("expectedVersion", version);
		const answer = await ben.post(edit, unversioned);
		expect(answer.status, `a save that says the version “${version}”`).toBe(400);
		expect(textOf(await answer.text())).toContain("made from a version that does not exist");
		expect(rowCounts(server)).toEqual(before);
	}

	const choices = formIn(page, "theirsVersion");
	const titleAt = [...choices].find(([name, value]) => name.endsWith(".path") && value === "title")?.[0];
	choices.set(`${titleAt?.replace(".path", ".side")}`, "theirs");
	choices.set("intent", "merge");
	await save(ben, edit, choices);
	const { version, reason, document } = latestVersion(server, slug);
	expect({ version, reason }).toEqual({ version: 3, reason: "Read the correction" });
	expect(document).toMatchObject({ title: "Ada's title", acronym: "NEW", sponsor: "Ben's sponsor" });
	expect(document.outcomes[0].results[1]).toEqual({ armId: "a2", n: 41, events: 5 });
});

test("the merge can go on in the form, and a third save meanwhile is shown as well", async () => {
	await using server = await startServer();
	const [ada, ben] = [await server.as("researcher", "Ada"), await server.as("researcher", "Ben")];
	const edit = `${await logTrial(ada)}/edit`;
	const mine = fill(await openForm(ben, edit), { sponsor: "Ben's sponsor", reason: "Sponsor" });
	await save(ada, edit, fill(await openForm(ada, edit), { acronym: "ADA", reason: "Acronym" }));
	const choices = formIn(await (await ben.post(edit, mine)).text(), "theirsVersion");
	choices.set("intent", "edit-merged");
	const merged = await ben.post(edit, choices);
	const form = formIn(await merged.text(), "reason");
	expect(Object.fromEntries(form)).toMatchObject({
		acronym: "ADA",
		sponsor: "Ben's sponsor",
		expectedVersion: "2",
		reason: "Sponsor",
	});

	await save(ada, edit, fill(await openForm(ada, edit), { funding: "A fund", reason: "Funding" }));
	choices.set("intent", "merge");
	const late = await ben.post(edit, choices);
	expect(late.status).toBe(409);
	expect(textOf(await late.text())).toContain("Ada saved version 3 while you were typing");
});

test("a merge that makes no document is refused with its fields, and keeps what was typed", async () => {
	await using server = await startServer();
	const [ada, ben] = [await server.as("researcher", "Ada"), await server.as("researcher", "Ben")];
	const address = await logTrial(ada);
	const edit = `${address}/edit`;
	const withTags = async (letter: string, client: typeof ada) => {
		const tags = Array.from({ length: 30 }, (_, index) => `${letter}${index}`).join("\n");
		return fill(await openForm(client, edit), { tags, reason: "Tags" });
	};
	const mine = await withTags("b", ben);
	await save(ada, edit, await withTags("a", ada));
	const choices = formIn(await (await ben.post(edit, mine)).text(), "theirsVersion");
	choices.set("intent", "merge");
	const before = rowCounts(server);
	const answer = await ben.post(edit, choices);
	const page = await answer.text();
	expect(textOf(page)).toContain("At most 50 tags");
	expect(answer.status).toBe(400);
	expect(rowCounts(server)).toEqual(before);
	expect(formIn(page, "theirsVersion").get("typed")).toBe(choices.get("typed"));
});
