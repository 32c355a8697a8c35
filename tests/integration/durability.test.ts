import { expect, test } from "vitest";
import { prepareStore } from "#app/server/prepare-store.ts";
import { migrate } from "#db/migrate.ts";
import { countSamples } from "#db/queries/all-studies.ts";
import { openStore } from "#db/store.ts";
import { killDuringFirstStart } from "#tests/support/kills/during-first-start.ts";
import { killWhileWriting } from "#tests/support/kills/while-writing.ts";
import { copyPrepared } from "#tests/support/prepared-database.ts";
import { seeded } from "#tests/support/seeded.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

// npm run rehearse -- kills does hundreds, during imports and backups too.

test("twenty kills at any moment of a program that saves: every acknowledged save is there, and the whole is sound", async () => {
	using folder = temporaryFolder();
	const databasePath = `${folder.path}/written.db`;
	copyPrepared(databasePath, { samples: false });
	const { problems, saves } = await killWhileWriting(databasePath, { kills: 20, random: seeded(1) });
	expect(problems).toEqual([]);
	expect(saves).toBeGreaterThan(20);
}, 240_000);

test("kill -9 while a database is made: the next start makes it whole", async () => {
	using folder = temporaryFolder();
	expect(await killDuringFirstStart(`${folder.path}/first.db`, { delay: 350 })).toEqual([]);
}, 240_000);

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
