import { member } from "../checks/id-path.ts";

/** The field that names an item for life, by the list's pattern. */
const ID_FIELDS: Readonly<Record<string, string>> = {
	reports: "id",
	arms: "id",
	outcomes: "id",
	"outcomes.*.results": "armId",
	adverseEvents: "id",
	"adverseEvents.*.results": "armId",
	"flow.groups": "id",
	"flow.periods.*.milestones.*.counts": "groupId",
	"flow.periods.*.dropouts.*.counts": "groupId",
	"baseline.groups": "id",
	"baseline.denominators.*.counts": "groupId",
	"baseline.measures.*.rows.*.denominators": "groupId",
	"baseline.measures.*.rows.*.cells": "groupId",
	"adverseEventReporting.groups": "id",
	// Of a synthesis.
	rows: "id",
};

/** The fields that tell what an item is about, for lists whose items have no id. */
const TELLING_FIELDS: Readonly<Record<string, readonly string[]>> = {
	"arms.*.interventions": ["name"],
	interventions: ["name"],
	"flow.periods": ["title"],
	"flow.periods.*.milestones": ["name"],
	"flow.periods.*.dropouts": ["reason"],
	"baseline.denominators": ["units"],
	"baseline.measures": ["title"],
	"baseline.measures.*.rows": ["className", "category"],
	"outcomes.*.contrasts": ["armId", "referenceArmId", "measure"],
	identifiers: ["value"],
	regulatory: ["intervention", "condition", "jurisdiction"],
	riskOfBias: ["tool", "domain", "outcomeId"],
	answers: ["finding"],
};

/** Lists in which an item that became about something else is still taken for itself where it stood. */
export const FOUND_BY_POSITION: ReadonlySet<string> = new Set([
	"arms.*.interventions",
	"outcomes.*.contrasts",
	"regulatory",
]);

/** The id of an item, where its list has ids. */
export function idOf(item: unknown, list: string): string | undefined {
	const field = ID_FIELDS[list];
	return field === undefined ? undefined : String(member(item, field));
}

/** What an item is about: its id, or what tells it from its neighbours, without regard to case. */
export function keyOf(item: unknown, list: string): string {
	const id = idOf(item, list);
	if (id !== undefined) return id;
	const telling = TELLING_FIELDS[list]?.map((field) => member(item, field) ?? "") ?? [item];
	return JSON.stringify(telling).toLowerCase();
}

/** The item that a segment of a path names: by its id or, in lists without ids, by its position. */
export function itemAt(items: readonly unknown[], list: string, segment: string): unknown {
	if (ID_FIELDS[list] === undefined) return items[Number(segment)];
	return items.find((item) => idOf(item, list) === segment) ?? items[Number(segment)];
}
