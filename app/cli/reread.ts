import { setImmediate } from "node:timers/promises";
import { counted, formatWhole } from "#app/domain/format/format.ts";
import {
	changesAnything,
	previewRereadings,
	printRereading,
	type Rereading,
	startRereading,
} from "#app/services/imports/reread.ts";
import { countRereadable } from "#db/queries/reread.ts";
import type { Store } from "#db/store.ts";
import type { Answer } from "./command.ts";
import { importAnswer } from "./import-answer.ts";
import { createProgressLine } from "./progress-line.ts";
import { finishImport } from "./run-to-the-end.ts";
import { untilInterrupted } from "./until-interrupted.ts";

const PAGE = 20;
/** Changes that are told of one study; the page of the study's next version has all. */
const TOLD = 12;

/** Reads the kept records anew: says study by study what would change, or changes it. */
export async function reread(store: Store, { apply }: { apply: boolean }): Promise<Answer> {
	if (!apply) return preview(store);
	const id = startRereading(store, { kind: "system" });
	if (id === undefined) return { text: "No study here came from a registry record.", data: { studies: 0 } };
	return importAnswer(await finishImport(store, id));
}

async function preview(store: Store): Promise<Answer> {
	const total = countRereadable(store);
	const progress = createProgressLine();
	const found: Rereading[] = [];
	await untilInterrupted(async (signal) => {
		for (let after = 0; !signal.aborted; ) {
			const page = previewRereadings(store, { after, limit: PAGE });
			found.push(...page);
			const last = page.at(-1);
			if (!last) break;
			after = last.studyId;
			progress.say(() => `Reading anew: ${formatWhole(found.length)} of ${formatWhole(total)}`);
			await setImmediate();
		}
	});
	progress.clear();
	const changing = found.filter(changesAnything);
	const lines = changing.flatMap((study) => [
		`studies/${study.slug}: ${printRereading(study)}`,
		...study.changes.slice(0, TOLD).map((change) => `  ${change}`),
		...(study.changes.length > TOLD ? [`  and ${formatWhole(study.changes.length - TOLD)} more`] : []),
	]);
	const seen =
		found.length < total ? ` Stopped: ${formatWhole(total - found.length)} were not looked at.` : "";
	const summary = `${counted(found.length, "study", "studies")} read again: ${formatWhole(changing.length)} would change, ${formatWhole(found.length - changing.length)} stay as they are.${seen} Nothing was written${changing.length > 0 ? "; add --apply to do it" : ""}.`;
	return {
		text: [...lines, summary].join("\n"),
		data: { studies: total, looked: found.length, changing },
		failed: found.length < total,
	};
}
