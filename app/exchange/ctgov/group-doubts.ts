import type { Doubt } from "#app/domain/imports/import-doubts.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { isSureMatch } from "./matching/certainty.ts";
import { GROUP_PARTS, type GroupMatch, standsUnder } from "./matching/group-book.ts";
import { nested } from "./nested.ts";
import type { RegistryReading } from "./read-record.ts";

/**
 * The groups of a record that were matched without being sure, or fit no arm for certain. What is no arm for certain
 * leaves no doubt.
 * @param checked those that somebody has checked
 */
export function groupDoubts(
	{ matches, mappings, document }: Pick<RegistryReading, "matches" | "mappings" | "document">,
	record: unknown,
	checked: Readonly<Record<string, string | null>> = {},
): Doubt[] {
	return matches
		.filter(
			(match) =>
				!Object.hasOwn(checked, match.key) &&
				!isSureMatch(match) &&
				(match.armId !== undefined || holdsFigures(match, record)),
		)
		.map((match) => {
			const { key, part, title } = match;
			const armId = standsUnder(match);
			return {
				...{ kind: armId === undefined ? "no-arm" : "match", key, part },
				message: `${GROUP_PARTS[part]}: the group “${title}” ${inWords(match, document)}`,
				...(armId !== undefined && { armId }),
				...(part === "OG" && { outcomes: outcomesOf(match, mappings) }),
			} as const;
		});
}

/** What was made of a group, and why. */
function inWords(match: GroupMatch, { arms }: Pick<StudyDocument, "arms">): string {
	const { armId, label, why, isPart } = match;
	const arm = arms.find(({ id }) => id === armId)?.label ?? "";
	if (armId === undefined) return `fits no arm for certain, so it keeps its own name: ${why}`;
	if (standsUnder(match) !== undefined) return `was taken for the arm “${arm}”. ${label}: ${why}`;
	return `keeps its own name. It may be ${isPart ? "a part of " : ""}the arm “${arm}”, which is not certain: ${why}`;
}

const MEASURE = /^resultsSection\.outcomeMeasuresModule\.outcomeMeasures\[(\d+)\]/;

/** The ids of the outcomes that the measures of a group became. */
function outcomesOf({ paths }: GroupMatch, mappings: RegistryReading["mappings"]): string[] {
	const measures = new Set(paths.flatMap((path) => MEASURE.exec(path)?.[0] ?? []));
	const ids = mappings.flatMap(({ from, to }) => {
		const measure = MEASURE.exec(from)?.[0];
		const id = /^outcomes\.([^.]+)/.exec(to)?.[1];
		// “*” is what all outcomes of a measure share.
		return measure !== undefined && id !== undefined && id !== "*" && measures.has(measure) ? [id] : [];
	});
	return [...new Set(ids)];
}

/** Whether the tables of a group hold anything; a measure without results lists its groups too. */
function holdsFigures({ part, paths }: GroupMatch, record: unknown): boolean {
	if (part !== "OG") return true;
	const measures = nested(record, ["resultsSection", "outcomeMeasuresModule", "outcomeMeasures"]);
	return paths.some((path) => {
		const classes = nested(measures, [MEASURE.exec(path)?.[1] ?? "", "classes"]);
		return Array.isArray(classes) && classes.length > 0;
	});
}

/** Doubts of a document whose arms and outcomes got the ids of another one, in the same order. */
export function renamedDoubts(
	doubts: readonly Doubt[],
	from: Pick<StudyDocument, "arms" | "outcomes">,
	to: Pick<StudyDocument, "arms" | "outcomes">,
): Doubt[] {
	const pairs = (list: "arms" | "outcomes") =>
		new Map(from[list].map(({ id }, index) => [id, to[list][index]?.id ?? id]));
	const [arms, outcomes] = [pairs("arms"), pairs("outcomes")];
	return doubts.map((doubt) => ({
		...doubt,
		...(doubt.armId !== undefined && { armId: arms.get(doubt.armId) ?? doubt.armId }),
		...(doubt.outcomes && { outcomes: doubt.outcomes.map((id) => outcomes.get(id) ?? id) }),
	}));
}
