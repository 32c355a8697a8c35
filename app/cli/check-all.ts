import { counted, formatWhole } from "#app/domain/format/format.ts";
import { type CheckStep, checkLibrary, rebuildCounts, rebuildStudy } from "#app/services/check-library.ts";
import { countAllStudies } from "#db/queries/all-studies.ts";
import type { Store } from "#db/store.ts";
import type { Answer } from "./command.ts";
import { createProgressLine } from "./progress-line.ts";

/** Looks whether the database is sound, and says what is wrong and what to do about it. */
export async function checkAll(store: Store, rebuild: boolean): Promise<Answer> {
	const progress = createProgressLine();
	const disagreements = await checkLibrary(store, (step) => progress.say(() => inWords(step)));
	progress.clear();
	const found = disagreements.map(({ study, message, derived, remedy }) => {
		const rebuilt = rebuild && derived;
		if (rebuilt && study) rebuildStudy(store, study.id);
		if (rebuilt && !study) rebuildCounts(store);
		return { study: study?.slug ?? null, message, remedy, rebuilt };
	});
	const studies = studiesIn(store);
	const leftOver = found.filter(({ rebuilt }) => !rebuilt);
	const left = leftOver.length;
	const remedies = [...new Set(leftOver.map(({ remedy }) => remedy))];
	const lines = found.map(
		({ study, message, rebuilt }) =>
			`${study ? `studies/${study}: ` : ""}${message}${rebuilt ? " (made anew)" : ""}`,
	);
	const among = studies === null ? "the database" : counted(studies, "study", "studies");
	const summary =
		left === 0 ? `Sound: ${among} checked.` : `${counted(left, "problem", "problems")} in ${among}.`;
	if (left > 0) process.stderr.write(`${summary}\n`);
	return {
		text: [...lines, ...(left === 0 ? [summary] : ["", "What to do:", ...remedies])].join("\n"),
		data: { sound: left === 0, studies, problems: found },
		failed: left > 0,
	};
}

function inWords(step: CheckStep): string {
	if (step.at === "studies") return `Checking studies: ${formatWhole(step.done)} of ${formatWhole(step.of)}`;
	const { words, seconds } = step;
	return `Checking pages, references and counts, and reading the search index: ${counted(words, "word")}, ${formatWhole(Math.floor(seconds))} s so far`;
}

/** How many studies there are; null where the database is too damaged to count them. */
function studiesIn(store: Store): number | null {
	try {
		return countAllStudies(store);
	} catch {
		return null;
	}
}
