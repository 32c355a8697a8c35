import { studyYear } from "#app/domain/describe.ts";
import { sameWords } from "#app/domain/same-words.ts";
import { atEachTime, withAllTimes } from "#app/domain/study/at-each-time.ts";
import { type Arm, type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import { fromWritten, toWritten } from "#app/domain/study/written-form.ts";
import { isRecord } from "#app/domain/versions/is-record.ts";
import { keyOf } from "#app/domain/versions/lists.ts";
import { renamed } from "#app/domain/versions/references.ts";
import { matchItems } from "./match-items.ts";
import type { SaidStudy } from "./read-table.ts";

const LISTS = ["arms", "outcomes", "reports"] as const;
/** What tables have no column for, and new items are given as what is usual. */
const NEVER_SAID: ReadonlySet<string> = new Set([
	"arms.*.interventions.*.type",
	"reports.*.role",
	// Found by these, but for case and spaces.
	"arms.*.label",
	"outcomes.*.label",
]);

/**
 * The study here as it is once everything that a table says of it stands in it. What the table has no column for, or
 * leaves blank, is left as it is; arms, outcomes and reports that are here keep their ids.
 * @throws z.ZodError when the two together make no study
 */
export function overlayStudy(whole: StudyDocument, { document, assumed }: SaidStudy): StudyDocument {
	const coming = studyDocument.parse(document);
	// A table has a line for each time point.
	const here = { ...whole, outcomes: atEachTime(whole.outcomes) };
	const matches = matchItems(here, coming);
	const renames = new Map(matches);
	const taken = new Set(LISTS.flatMap((list) => here[list].map(({ id }) => `${list}.${id}`)));
	for (const list of LISTS) {
		for (const { id } of coming[list]) {
			if (matches.has(`${list}.${id}`)) continue;
			const free = freeId(id, (candidate) => taken.has(`${list}.${candidate}`));
			taken.add(`${list}.${free}`);
			renames.set(`${list}.${id}`, free);
		}
	}
	const given = withGivenNames(document, assumed, (place) =>
		here.arms.find(({ id }) => id === matches.get(place)),
	);
	const said = withoutAssumed(withoutKnownYear(given, here), assumed, (place) => matches.has(place));
	const told = withKnownAssessor(renamed(said, renames) as Record<string, unknown>, here);
	const laidOver = fromWritten(overlay(toWritten(here), told, ""));
	const { outcomes, ...rest } = laidOver as { outcomes: { id: string }[] };
	return studyDocument.parse({ ...rest, outcomes: withAllTimes(outcomes) });
}

/** The year that the study here goes by is no news of a report, wherever it stands. */
function withoutKnownYear(document: Record<string, unknown>, here: StudyDocument): Record<string, unknown> {
	const known = studyYear(here);
	const reports = (document.reports ?? []) as Record<string, unknown>[];
	return {
		...document,
		reports: reports.map(({ year, ...report }) => (year === known ? report : { ...report, year })),
	};
}

/** A judgement of which a table says neither tool nor assessor is the only one here of its domain and outcome. */
function withKnownAssessor(
	document: Record<string, unknown>,
	{ riskOfBias: known }: StudyDocument,
): Record<string, unknown> {
	if (!Array.isArray(document.riskOfBias)) return document;
	const riskOfBias = document.riskOfBias.map((judgement: StudyDocument["riskOfBias"][number]) => {
		const [only, ...others] = known.filter(
			({ domain, outcomeId }) =>
				sameWords(domain) === sameWords(judgement.domain) && outcomeId === judgement.outcomeId,
		);
		if (!only || others.length > 0 || judgement.assessor !== undefined) return judgement;
		const { domain, tool, version, effect, assessor } = only;
		return { ...judgement, domain, tool, version, effect, assessor };
	});
	return { ...document, riskOfBias };
}

/**
 * A dose whose intervention the table does not name is of the only one that the arm here was given; where there are
 * several, nobody knows of which.
 */
function withGivenNames(
	document: Record<string, unknown>,
	assumed: readonly string[],
	armHere: (place: string) => Arm | undefined,
): Record<string, unknown> {
	const arms = ((document.arms ?? []) as Record<string, unknown>[]).map((arm) => {
		const here = armHere(`arms.${arm.id}`);
		if (!here || !assumed.includes(`arms.${arm.id}.interventions.name`)) return arm;
		const [only, ...others] = here.interventions;
		if (!only) return arm;
		const own = (arm.interventions ?? []) as Record<string, unknown>[];
		const named = own.map((intervention) => ({ ...intervention, name: only.name }));
		return { ...arm, interventions: others.length > 0 ? [] : named };
	});
	return { ...document, arms };
}

/** A table's study without what was assumed of the study itself and of items that are here; a report of which
 * nothing else is known goes with it. */
function withoutAssumed(
	document: Record<string, unknown>,
	assumed: readonly string[],
	isHere: (place: string) => boolean,
): Record<string, unknown> {
	const said: Record<string, unknown> = { ...document };
	// What is assumed deeper within an item is dealt with already.
	const drops = assumed.map((place) => place.split(".")).filter(({ length }) => length <= 3);
	for (const [field = "", id] of drops) if (id === undefined) delete said[field];
	for (const list of LISTS) {
		const items = (document[list] ?? []) as Record<string, unknown>[];
		said[list] = items.flatMap((item) => {
			const own = drops.filter(([of, id]) => of === list && id === item.id).map(([, , field = ""]) => field);
			const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !own.includes(key)));
			const saysNothing = Object.entries(rest).every(
				([key, value]) => key === "id" || key === "role" || value === undefined,
			);
			if (list === "reports" && saysNothing) return [];
			return isHere(`${list}.${item.id}`) ? [rest] : [item];
		});
	}
	return said;
}

function overlay(here: unknown, coming: unknown, pattern: string): unknown {
	if (coming === undefined || (here !== undefined && NEVER_SAID.has(pattern))) return here;
	if (Array.isArray(coming)) return overlayList(Array.isArray(here) ? here : [], coming, pattern);
	if (!isRecord(coming) || !isRecord(here)) return coming;
	const within = (key: string) => (pattern === "" ? key : `${pattern}.${key}`);
	const changed = Object.entries(coming).map(([key, value]) => [key, overlay(here[key], value, within(key))]);
	return { ...here, ...Object.fromEntries(changed) };
}

function overlayList(here: unknown[], coming: unknown[], pattern: string): unknown[] {
	const left = [...coming];
	const kept = here.map((item) => {
		const at = left.findIndex((other) => keyOf(other, pattern) === keyOf(item, pattern));
		return at < 0 ? item : overlay(item, left.splice(at, 1)[0], `${pattern}.*`);
	});
	return [...kept, ...left];
}

function freeId(id: string, isTaken: (candidate: string) => boolean): string {
	if (!isTaken(id)) return id;
	const [letter = "x"] = id;
	let number = 1;
	while (isTaken(`${letter}${number}`)) number++;
	return `${letter}${number}`;
}
