import { checkStudy } from "#app/domain/checks/check-study.ts";
import { Problem } from "#app/domain/problem.ts";
import type { GroupChoice, LeftOut, RecordPreview } from "#app/domain/views/import/record-preview.ts";
import { divideStudy, linksTo } from "#app/domain/views/study-sections.ts";
import { studyView } from "#app/domain/views/study-view.ts";
import { isSureMatch } from "#app/exchange/ctgov/matching/certainty.ts";
import { GROUP_PARTS, NEW_ARM, standsUnder } from "#app/exchange/ctgov/matching/group-book.ts";
import type { RegistryReading } from "#app/exchange/ctgov/read-record.ts";
import { findSharedIdentities } from "#db/queries/identity.ts";
import type { Store } from "#db/store.ts";
import { HOW_FOUND } from "./find-here.ts";
import { type KeptRecord, planRecord } from "./plan-record.ts";
import type { RecordPlan } from "./record-plan.ts";

/** Of what was left out for one reason, as much as a page shows; the record's JSON has all of it. */
const SHOWN = 200;

/** @throws Problem `invalid` when nothing can be made of the record */
function previewRecord(store: Store, record: KeptRecord, now: Date): RecordPreview {
	const plan = planRecord(store, record);
	const { reading, here, result } = plan;
	const shared = findSharedIdentities(store, result, { except: here?.study.id, scope: "drafts-too" });
	const state = {
		...{ slug: here?.study.slug ?? "", version: (here?.study.version ?? 0) + 1, sample: false },
		...{ visibility: here?.study.visibility ?? "draft", updatedAt: now.toISOString(), document: result },
	};
	const { study: view, sections } = divideStudy(studyView(state, checkStudy(result, { shared })));
	return {
		...{ view, more: linksTo(sections) },
		warnings: reading?.warnings ?? [],
		groups: groupsOf(reading),
		arms: armsOf(reading),
		leftOut: leftOutOf(reading),
		mapped: reading?.mappings.length ?? 0,
		...(here && {
			here: {
				...{ slug: here.study.slug, title: here.study.document.title, how: HOW_FOUND[here.by] },
				certain: here.by === "number" || here.by === "address",
			},
		}),
		known: plan.known,
		conflicts: conflictsOf(plan),
		unchanged: here !== undefined && JSON.stringify(here.study.document) === JSON.stringify(result),
		...(plan.held !== undefined && { held: plan.held }),
	};
}

/** As `previewRecord`, or why there is none. */
export function tryPreview(store: Store, record: KeptRecord, now: Date) {
	try {
		return { preview: previewRecord(store, record, now), unreadable: null };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { preview: null, unreadable: error.message };
	}
}

const groupsOf = (reading: RegistryReading | undefined): GroupChoice[] =>
	(reading?.matches ?? []).map((match) => {
		const { key, part, title, description, certainty, label, why } = match;
		const arm = standsUnder(match);
		const mayBe =
			arm === undefined ? reading?.document.arms.find(({ id }) => id === match.armId)?.label : undefined;
		return {
			...{ key, part: GROUP_PARTS[part], title, arm: arm ?? "none", certainty: label, why },
			...(description !== undefined && { description }),
			...(mayBe !== undefined && { mayBe: `${match.isPart ? "a part of " : ""}“${mayBe}”` }),
			unsure: !isSureMatch(match),
			// Every baseline has its total, which nobody takes for an arm.
			ownName: certainty === "not-an-arm" && (part === "OG" || part === "EG"),
		};
	});

const armsOf = (reading: RegistryReading | undefined) =>
	reading
		? [
				...reading.document.arms.map(({ id, label }) => ({ value: id, label })),
				{ value: "none", label: "No arm: keep its own name" },
				{ value: NEW_ARM, label: "An arm of its own" },
			]
		: [];

function leftOutOf(reading: RegistryReading | undefined): LeftOut[] {
	const byReason = Map.groupBy(reading?.notMapped ?? [], ({ why }) => why);
	return [...byReason]
		.map(([why, all]) => ({
			...{ why, count: all.length },
			items: all.slice(0, SHOWN).map(({ path, value }) => ({ path, value })),
		}))
		.sort((a, b) => b.count - a.count);
}

const conflictsOf = ({ conflicts, sides, choices }: RecordPlan) =>
	conflicts.map((conflict) => ({
		...conflict,
		side: choices.fields[conflict.path] ?? sides[conflict.path] ?? ("theirs" as const),
	}));
