import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDoubts } from "#app/domain/imports/import-doubts.ts";
import { type Choices, readChoices } from "#app/services/imports/choices.ts";
import { readRegistryRecord } from "#app/services/imports/read-kept.ts";
import { equipoise } from "#tests/support/cli.ts";
import { doubtfulRecord, POOLED, STRANGER, UNSURE } from "#tests/support/doubtful-record.ts";
import { groupKinds } from "#tests/support/group-kinds.ts";
import { textOf } from "#tests/support/html-form.ts";
import { importHere, jsonFile, temporaryStore } from "#tests/support/import-here.ts";
import { startServer } from "#tests/support/server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const certain = doubtfulRecord({ nctId: "NCT91000051" });
const doubtful = doubtfulRecord({ group: UNSURE, stranger: STRANGER });

test("what is not certain is kept with the record; what is leaves nothing", async () => {
	using here = temporaryStore();
	const [first, second] = await importHere(here.store, jsonFile(doubtful, certain), { publish: true });
	const doubts = readDoubts(first?.doubts ?? null);
	expect(doubts.map(({ kind, key }) => [kind, key])).toEqual([
		["match", `OG:${UNSURE}`],
		["no-arm", `OG:${STRANGER}`],
	]);
	expect(doubts[0]).toMatchObject({ outcomes: [expect.any(String)], armId: expect.any(String) });
	expect(readDoubts(second?.doubts ?? null)).toEqual([]);
});

test("figures of a group that is no arm stand under its own name, and keep nothing from being published", async () => {
	await using server = await startServer();
	const pooled = doubtfulRecord({ stranger: POOLED });
	const sure = { publish: true, onlySure: true };
	const [record] = await importHere(server.store, jsonFile(pooled), sure);
	const page = textOf(await (await server.anonymous.get(`/studies/${record?.slug}`)).text());
	expect(page).toMatch(
		new RegExp(`Groups, not arms: no comparison or figure uses them ◇ ${POOLED} 50 11 22%`),
	);
	expect(page).not.toMatch(/not certain|left out/i);
});

test("what somebody has checked stands under the arm, where its words alone would leave it under its own name", () => {
	const { record } = groupKinds().find(({ name }) => name === "fdc 50 850") ?? { record: {} };
	const key = "OG:Metformin 1000 mg Bid";
	const read = (checked: Choices["checked"]) => readRegistryRecord(record, { ...readChoices(null), checked });
	const arm = read({}).matches.find((match) => match.key === key)?.armId ?? "";
	const hasArm = (checked: Choices["checked"]) =>
		read(checked).document.outcomes[0]?.results.some(({ armId }) => armId === arm);
	expect([hasArm({}), hasArm({ [key]: null }), hasArm({ [key]: arm })]).toEqual([false, false, true]);
});

test("the command line ends with the doubts, and --publish=sure keeps what has any a draft", async () => {
	using folder = temporaryFolder();
	const [database, file] = [join(folder.path, "x.db"), join(folder.path, "records.json")];
	writeFileSync(file, JSON.stringify([doubtful, certain]));
	const sure = await equipoise(database, ["import", "--publish=sure", file]);
	expect(sure.stdout).toMatch(/2 new, 0 unchanged, 0 not stored\. Of these 1 kept as drafts\./);
	expect(sure.stdout.trim().split("\n").at(-1)).toBe(
		"Doubts in 1 study: 1 uncertain match, 1 group without an arm.",
	);
	expect(sure.stdout).toContain(`the group “${STRANGER}” fits no arm`);
	expect(sure.stderr).toMatch(/Kept as a draft\. Somebody has to confirm it first: 1 uncertain match/);
	const shown = await equipoise(database, ["import", "show", "1", "--json"]);
	expect(JSON.parse(shown.stdout)).toMatchObject({ doubts: { match: 1, "no-arm": 1, contradicted: 0 } });
	const published = await equipoise(database, ["import", "--publish", file, "--json"]);
	expect(JSON.parse(published.stdout)).toMatchObject({ updated: 1, unchanged: 1, failed: 0, drafts: 0 });
});

test("a published study shows its doubts at the figures, until somebody confirms them", async () => {
	await using server = await startServer();
	const [record] = await importHere(server.store, jsonFile(doubtful), { publish: true });
	const address = `/studies/${record?.slug}`;
	const reader = textOf(await (await server.anonymous.get(address)).text());
	expect(reader).toContain("match not certain");
	expect(reader).toContain(
		`Not certain: Outcomes: the group “${UNSURE}” was taken for the arm “Drug O 10 mg”.`,
	);
	const researcher = await server.as("researcher");
	const imported = textOf(await (await researcher.get("/import/1")).text());
	expect(imported).toContain("In 1 study: 1 uncertain match, 1 group without an arm.");

	const nothing = await researcher.post(address, { intent: "confirm" });
	expect(nothing.status).toBe(400);
	expect(
		(await server.anonymous.post(address, { intent: "confirm", doubts: `OG:${UNSURE}` })).status,
	).not.toBe(200);
	const said = new URLSearchParams([
		["intent", "confirm"],
		["doubts", `OG:${UNSURE}`],
		["doubts", `OG:${STRANGER}`],
	]);
	expect((await researcher.post(address, said)).status).toBe(302);
	const after = textOf(await (await server.anonymous.get(address)).text());
	expect(after).not.toMatch(/not certain/i);
	const audited = server.store.sqlite
		.prepare("select count(*) from audit_events where action = 'study.matches-confirmed'")
		.pluck();
	expect(audited.get()).toBe(1);
});
