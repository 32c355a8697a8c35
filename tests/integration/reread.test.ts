import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { saveStudy } from "#app/services/save-study.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { listVersions } from "#db/queries/versions.ts";
import { openStore, type Store } from "#db/store.ts";
import { equipoise } from "#tests/support/cli.ts";
import { doubtfulRecord, POOLED, UNSURE } from "#tests/support/doubtful-record.ts";
import { textOf } from "#tests/support/html-form.ts";
import { importHere, jsonFile } from "#tests/support/import-here.ts";
import { startServer } from "#tests/support/server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const IDS = ["NCT91000061", "NCT91000062", "NCT91000063"];

/**
 * Studies as an earlier program read them: their kept records say 12 where 10 was stored. (A record never changes
 * under its number; a reader does, and the two come to the same.)
 */
async function readOtherwiseBefore(
	store: Store,
	today: (position: number) => Parameters<typeof doubtfulRecord>[0] = (position) => ({
		events: position === 2 ? "10" : "12",
	}),
): Promise<string[]> {
	const records = await importHere(store, jsonFile(...IDS.map((nctId) => doubtfulRecord({ nctId }))), {
		publish: true,
	});
	for (const [position, nctId] of IDS.entries()) {
		const text = JSON.stringify(doubtfulRecord({ nctId, ...today(position) }));
		store.sqlite
			.prepare("update import_texts set raw = ? where import_id = 1 and position = ?")
			.run(deflateSync(text), position);
	}
	return records.map(({ slug }) => slug ?? "");
}

const eventsOf = (store: Store, slug: string) => {
	const outcome = getStudy(store, slug, "drafts-too")?.document.outcomes[0];
	return outcome?.kind === "binary" ? outcome.results[0]?.events : undefined;
};

/** Somebody corrects what the record says of the first arm. */
function edit(store: Store, slug: string) {
	const study = getStudy(store, slug, "drafts-too");
	if (!study) throw new Error(`No study ${slug}`);
	const document = structuredClone(study.document);
	const [outcome] = document.outcomes;
	if (outcome?.kind === "binary" && outcome.results[0]) outcome.results[0].events = 9;
	const expectedVersion = study.version;
	saveStudy(store, { slug, expectedVersion, document, actor: { kind: "system" }, reason: "Corrected" });
}

test("what was imported is read again from its record: shown first, applied when asked, edits left alone", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	await equipoise(database, ["migrate"]);
	using kept = { store: openStore(database), [Symbol.dispose]: () => kept.store.close() };
	const { store } = kept;
	const [first = "", second = "", third = ""] = await readOtherwiseBefore(store);
	edit(store, second);
	const shown = await equipoise(database, ["import", "--reread"]);
	expect(shown.stdout).toContain(`studies/${first}: 1 changed`);
	expect(shown.stdout).toMatch(/10 becomes 12/);
	expect(shown.stdout).toContain("3 studies read again: 1 would change, 2 stay as they are.");
	expect([first, second, third].map((slug) => eventsOf(store, slug))).toEqual([10, 9, 10]);

	const applied = await equipoise(database, ["import", "--reread", "--apply"]);
	expect(applied.stdout).toMatch(/0 new, 1 updated, 2 unchanged, 0 not stored/);
	expect([first, second, third].map((slug) => eventsOf(store, slug))).toEqual([12, 9, 10]);
	const study = getStudy(store, first, "published");
	expect(study).toMatchObject({ version: 2, visibility: "published" });
	const [newest] = listVersions(store, "study", study?.id ?? 0, "drafts-too");
	expect(newest?.reason).toBe("Read anew from its record");
	const again = await equipoise(database, ["import", "--reread"]);
	expect(again.stdout).toContain("3 studies read again: 0 would change");
});

test("studies that were read before groups were kept gain them; what people said stays", async () => {
	using folder = temporaryFolder();
	const database = join(folder.path, "x.db");
	await equipoise(database, ["migrate"]);
	using kept = { store: openStore(database), [Symbol.dispose]: () => kept.store.close() };
	const { store } = kept;
	const [first = "", second = "", third = ""] = await readOtherwiseBefore(store, (position) =>
		position === 2 ? {} : { stranger: POOLED, group: UNSURE },
	);
	edit(store, second);
	const shown = await equipoise(database, ["import", "--reread"]);
	expect(shown.stdout).toContain(`Group “${POOLED}”: adds`);
	const applied = await equipoise(database, ["import", "--reread", "--apply"]);
	expect(applied.stdout).toMatch(/0 new, 2 updated, 1 unchanged, 0 not stored/);
	for (const [slug, events] of [
		[first, 10],
		[second, 9],
	] as const) {
		const document = getStudy(store, slug, "published")?.document;
		const [group] = document?.groups ?? [];
		expect(group?.title).toBe(POOLED);
		expect(document?.outcomes[0]?.results).toMatchObject([
			{ armId: "drug-o-10-mg", events },
			{ armId: "placebo", events: 11 },
			{ groupId: group?.id, events: 11, n: 50 },
		]);
	}
	expect(getStudy(store, third, "published")).toMatchObject({ version: 1 });
	expect((await equipoise(database, ["import", "--reread"])).stdout).toContain("0 would change");
});

test("only an administrator reads anew, and only after saying so", async () => {
	await using server = await startServer();
	const { store } = server;
	const [first = ""] = await readOtherwiseBefore(store);
	const researcher = await server.as("researcher");
	expect((await researcher.get("/import/reread")).status).toBe(403);
	expect((await researcher.post("/import/reread", { sure: "yes" })).status).toBe(403);
	const admin = await server.as("administrator");
	expect(textOf(await (await admin.get("/import/reread")).text())).toContain("2 of 3 would change");
	expect((await admin.post("/import/reread", {})).status).toBe(400);
	expect(eventsOf(store, first)).toBe(10);
	const started = await admin.post("/import/reread", { sure: "yes" });
	expect([started.status, started.headers.get("Location")]).toEqual([302, "/import/2"]);
	await expect.poll(() => eventsOf(store, first), { timeout: 20_000 }).toBe(12);
	await expect
		.poll(async () => textOf(await (await admin.get("/import/2")).text()), { timeout: 20_000 })
		.toContain("Finished");
	expect((await admin.get("/import/2/0")).status).toBe(200);
	const audited = store.sqlite
		.prepare("select detail from audit_events where action = 'records.reread'")
		.pluck();
	expect(JSON.parse(String(audited.get()))).toEqual({ import: 2, records: 3 });
});
