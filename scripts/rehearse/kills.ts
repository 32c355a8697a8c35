import { join } from "node:path";
import { table } from "#app/cli/table.ts";
import { killDuringBackup } from "#tests/support/kills/during-backup.ts";
import { killDuringFirstStart } from "#tests/support/kills/during-first-start.ts";
import { killDuringImport } from "#tests/support/kills/during-import.ts";
import { killDuringMigration } from "#tests/support/kills/during-migration.ts";
import { killDuringRestore } from "#tests/support/kills/during-restore.ts";
import { killDuringSaves } from "#tests/support/kills/during-saves.ts";
import { KilledLibrary } from "#tests/support/kills/killed-library.ts";
import { journal } from "#tests/support/older-migrations.ts";
import { seeded } from "#tests/support/seeded.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { numbersIn, type Rehearsal } from "./rehearsal.ts";

const KINDS = ["saves", "saves", "import", "backup", "restore", "migration", "first start"] as const;
/** After so many kills there is a new library: a large one takes long to be looked through. */
const RENEWED = 50;

export const rehearsal: Rehearsal = {
	name: "kills",
	usage: "kills [--kills 500] [--seed N]",
	about:
		"Kills the program while studies are saved by form and API, records imported, backups made and restored, a database migrated and a first start is under way. After each kill every acknowledged write must be there, the library sound, and the program must start again.",
	async run(args) {
		const { kills, seed } = numbersIn(args, { kills: 500, seed: Date.now() % 1_000_000 });
		print(`Seed ${seed}: npm run rehearse -- kills --kills ${kills} --seed ${seed}`);
		const random = seeded(seed);
		const counts = new Map<string, { kills: number; problems: number }>();
		let acknowledged = 0;
		let problems = 0;
		for (let first = 0; first < kills; first += RENEWED) {
			using folder = temporaryFolder();
			const library = await KilledLibrary.make(join(folder.path, "killed.db"));
			for (let kill = first; kill < Math.min(kills, first + RENEWED); kill++) {
				const kind = KINDS[kill % KINDS.length] ?? "saves";
				const own = await killed(kind, { library, random, newPath: join(folder.path, `first-${kill}.db`) });
				const found = [...own, ...(await library.problems())];
				for (const problem of found) print(`Kill ${kill} (${kind}): ${problem}`);
				const count = counts.get(kind) ?? { kills: 0, problems: 0 };
				counts.set(kind, { kills: count.kills + 1, problems: count.problems + found.length });
				problems += found.length;
			}
			acknowledged += library.answers;
			print(
				`${Math.min(kills, first + RENEWED)} kills, ${acknowledged} acknowledged saves, ${problems} problems`,
			);
		}
		const rows = [...counts].map(([kind, count]) => [kind, `${count.kills}`, `${count.problems}`]);
		print(table([["WHILE", "KILLS", "PROBLEMS"], ...rows]));
		return problems === 0;
	},
};

interface Scene {
	library: KilledLibrary;
	random: () => number;
	newPath: string;
}

async function killed(kind: (typeof KINDS)[number], { library, random, newPath }: Scene): Promise<string[]> {
	switch (kind) {
		case "saves":
			await killDuringSaves(library, { saves: 2 + Math.floor(random() * 20), delay: random() * 30 });
			return [];
		case "import":
			return killDuringImport(library, { delay: random() * 2000 });
		case "backup":
			return killDuringBackup(library, { delay: random() * 1500 });
		case "restore":
			return killDuringRestore(library, { delay: random() * 1500 });
		case "migration": {
			const known = 1 + Math.floor(random() * (journal.entries.length - 1));
			return killDuringMigration(newPath, { known, delay: random() * 1500 });
		}
		case "first start":
			return killDuringFirstStart(newPath, { delay: random() * 1500 });
	}
}

function print(text: string) {
	process.stdout.write(`${text}\n`);
}
