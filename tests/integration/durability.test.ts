import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareStore } from "#app/server/prepare-store.ts";
import { countSamples } from "#app/services/sample-library.ts";
import { migrate } from "#db/migrate.ts";
import { getStudy } from "#db/queries/get-study.ts";
import { openStore } from "#db/store.ts";
import { latestVersion } from "#tests/support/logging.ts";
import { addPerson, tokenFor } from "#tests/support/people.ts";
import { type Client, client, SECRET, sessionCookie } from "#tests/support/server.ts";
import { startProcess } from "#tests/support/server-process.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const ROUNDS = 3;
const WRITERS = 4;

test("kill -9 during a stream of saves: every acknowledged save is there, and nothing is half-saved", async () => {
	using folder = temporaryFolder();
	const databasePath = `${folder.path}/durable.db`;
	const store = openStore(databasePath);
	migrate(store);
	const user = await addPerson(store, "researcher");
	const cookie = await sessionCookie(tokenFor(store, user));
	store.close();
	/** The latest version of each study that the server said it had saved, by slug. */
	const acknowledged = new Map<string, { version: number; title: string }>();

	// After how many saves of a round the process is killed, while the other writers' saves are under way.
	for (const [round, saves] of fc
		.sample(fc.integer({ min: 3, max: 20 }), { numRuns: ROUNDS, seed: 7 })
		.entries()) {
		await using server = await startProcess(databasePath, {
			SAMPLE_LIBRARY: "false",
			SESSION_SECRET: SECRET,
		});
		const researcher = client(server.url, cookie, user);
		let count = 0;
		const ended = new Promise((resolve) => server.child.once("close", resolve));
		const saved = (slug: string, version: number, title: string) => {
			acknowledged.set(slug, { version, title });
			if (++count === saves) server.child.kill("SIGKILL");
		};
		await Promise.all(
			Array.from({ length: WRITERS }, (_, writer) =>
				saveUntilKilled(researcher, `Round ${round} writer ${writer}`, saved),
			),
		);
		await ended;
		expect(count).toBeGreaterThanOrEqual(saves);
		checkWhole(databasePath, acknowledged);
	}
	expect(acknowledged.size).toBeGreaterThan(ROUNDS);
}, 120_000);

/** Logs trials and edits each once, as fast as the server answers, until it does not answer any more. */
async function saveUntilKilled(
	researcher: Client,
	name: string,
	saved: (slug: string, version: number, title: string) => void,
) {
	try {
		for (let number = 0; ; number++) {
			const title = `${name} trial ${number}`;
			const fields = {
				title,
				"arms[0].label": "Toxin",
				"arms[1].label": "Placebo",
				"outcomes[0].label": "Response",
				"outcomes[0].results.a1.cell": "17/33",
				"outcomes[0].results.a2.cell": "6/41",
				reason: "A save",
			};
			const first = await researcher.post("/studies/new", fields);
			const slug = first.headers.get("Location")?.replace("/studies/", "") ?? "";
			if (first.status !== 302) throw new Error(`${first.status}`);
			saved(slug, 1, title);
			const edit = { ...fields, title: `${title}, edited`, expectedVersion: "1" };
			const second = await researcher.post(`/studies/${slug}/edit`, edit);
			if (second.status !== 302) throw new Error(`${second.status}`);
			saved(slug, 2, edit.title);
		}
	} catch (error) {
		// fetch says so with a TypeError when the connection breaks off.
		if (!(error instanceof TypeError)) throw error;
	}
}

function checkWhole(databasePath: string, acknowledged: Map<string, { version: number; title: string }>) {
	const store = openStore(databasePath, { create: false });
	expect(store.sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
	expect(store.sqlite.pragma("foreign_key_check")).toEqual([]);
	const slugs = store.sqlite.prepare<[], string>("select slug from studies").pluck().all();
	for (const slug of slugs) {
		const latest = latestVersion({ store }, slug);
		const study = getStudy(store, slug, "drafts-too");
		expect({ version: study?.version, document: study?.document }).toEqual({
			version: latest.version,
			document: latest.document,
		});
		const audited = store.sqlite
			.prepare("select count(*) from audit_events where study_id = ?")
			.pluck()
			.get(study?.id);
		expect(audited).toBe(latest.version);
	}
	for (const [slug, { version, title }] of acknowledged) {
		const study = getStudy(store, slug, "drafts-too");
		// A later save may have been stored whose answer the kill cut off.
		expect(study?.version).toBeGreaterThanOrEqual(version);
		if (study?.version === version) expect(study.document.title).toBe(title);
	}
	store.close();
}

test("a first start that was cut short between migrating and the samples is made good by the next one", () => {
	using folder = temporaryFolder();
	const databasePath = `${folder.path}/cut.db`;
	const cut = openStore(databasePath);
	migrate(cut);
	cut.close();
	const store = prepareStore({ databasePath, sampleLibrary: true });
	expect(countSamples(store)).toBeGreaterThan(40);
	store.close();
});

test("a library that began without samples stays without them, and so does one that lost them", () => {
	using folder = temporaryFolder();
	const start = (name: string, sampleLibrary: boolean) => {
		const store = prepareStore({ databasePath: `${folder.path}/${name}.db`, sampleLibrary });
		const samples = countSamples(store);
		store.sqlite.exec("update studies set archived_at = '2026-01-01T00:00:00.000Z'");
		store.close();
		return samples;
	};
	expect([start("without", false), start("without", true)]).toEqual([0, 0]);
	expect(start("with", true)).toBeGreaterThan(40);
	expect(start("with", true)).toBe(0);
});
