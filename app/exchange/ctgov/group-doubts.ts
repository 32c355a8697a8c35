import type { Doubt } from "#app/domain/imports/import-doubts.ts";
import type { StudyDocument } from "#app/domain/study/study-document.ts";
import { GROUP_PARTS, type GroupMatch } from "./matching/group-book.ts";
import type { Certainty } from "./matching/matchable.ts";
import { nested } from "./nested.ts";
import type { RegistryReading } from "./read-record.ts";

const SURE: ReadonlySet<Certainty> = new Set(["confirmed", "exact-title", "same-words", "not-an-arm"]);

/** Whether it is certain what a group is; otherwise a person had better look at it. */
export const isSureMatch = ({ certainty }: Pick<GroupMatch, "certainty">) => SURE.has(certainty);

/** Participant flow and baseline keep the figures of every group, whether it is an arm or not. */
const KEEPS_ALL: ReadonlySet<GroupMatch["part"]> = new Set(["FG", "BG"]);

/** Whether a group is no arm for certain, so that its outcomes or adverse events have no place in the study. */
export const isLeftOut = ({ certainty, part }: Pick<GroupMatch, "certainty" | "part">) =>
	certainty === "not-an-arm" && !KEEPS_ALL.has(part);

/**
 * The groups of a record that were matched without being sure, fit no arm, or are none and left out.
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
				(!isSureMatch(match) || isLeftOut(match)) &&
				(match.armId !== undefined || holdsFigures(match, record)),
		)
		.map((match) => {
			const { key, part, title, armId, label, why } = match;
			const arm = document.arms.find(({ id }) => id === armId)?.label;
			const kind = armId !== undefined ? "match" : isLeftOut(match) ? "left-out" : "no-arm";
			const what = {
				match: `was taken for the arm “${arm ?? ""}”. ${label}: ${why}`,
				"no-arm": `fits no arm, so its figures are left out: ${why}`,
				"left-out": `is not an arm, so its figures are left out: ${why}`,
			}[kind];
			return {
				...{ kind, key, part },
				message: `${GROUP_PARTS[part]}: the group “${title}” ${what}`,
				...(armId !== undefined && { armId }),
				...(part === "OG" && { outcomes: outcomesOf(match, mappings) }),
			} as const;
		});
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
