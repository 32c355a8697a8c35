import { type BookedGroup, type GroupBook, isWhole } from "./matching/group-book.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";

type Loose = Record<string, unknown>;

/** The participant flow, and how many started in each arm. */
export interface ReadFlow {
	flow: Loose | undefined;
	/** By arm id, of the first period. */
	started: Map<string, number>;
}

/** How many started, reached each milestone, and left. Every group keeps its figures, whether it is an arm or not. */
export function readFlow(reading: Reading, book: GroupBook): ReadFlow {
	const module = reading.root.at("resultsSection").at("participantFlowModule");
	if (!module.isThere) return { flow: undefined, started: new Map() };
	const periods = module.at("periods").items();
	const startedBy = startedIn(periods);
	const groups = book.book("FG", module.at("groups"), startedBy);
	const flow = {
		recruitment: module.at("recruitmentDetails").text("flow.recruitment", 5000),
		preAssignment: module.at("preAssignmentDetails").text("flow.preAssignment", 5000),
		units: module.at("typeUnitsAnalyzed").text("flow.units", 200),
		groups: groupsOf(groups, "flow"),
		periods: periods.map((period, index) => {
			const to = `flow.periods.${index}`;
			return {
				title: period.at("title").text(`${to}.title`, 300) ?? `Period ${index + 1}`,
				milestones: period
					.at("milestones")
					.items()
					.map((place, row) => ({
						name: place.at("type").text(`${to}.milestones.${row}.name`, 300) ?? "Milestone",
						note: place.at("comment").text(`${to}.milestones.${row}.note`, 2000),
						counts: readCounts(place.at("achievements"), groups, `${to}.milestones.${row}`),
					})),
				dropouts: period
					.at("dropWithdraws")
					.items()
					.map((place, row) => ({
						reason: place.at("type").text(`${to}.dropouts.${row}.reason`, 300) ?? "No reason given",
						note: place.at("comment").text(`${to}.dropouts.${row}.note`, 2000),
						counts: readCounts(place.at("reasons"), groups, `${to}.dropouts.${row}`),
					})),
			};
		}),
	};
	const started = new Map<string, number>();
	for (const [id, group] of groups) {
		const count = startedBy.get(id);
		if (group.armId !== undefined && count !== undefined && isWhole(groups, group))
			started.set(group.armId, count);
	}
	return { flow, started };
}

/** How many started in each group, in the first period that it has anybody in. */
function startedIn(periods: readonly Place[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const period of periods) {
		const first = period
			.at("milestones")
			.peek()
			.find((place) => place.at("type").words() === "STARTED");
		for (const place of first?.at("achievements").peek() ?? []) {
			const id = place.at("groupId").words();
			const { number } = place.at("numSubjects").figure();
			if (id !== undefined && number !== undefined && !counts.get(id)) counts.set(id, Number(number));
		}
	}
	return counts;
}

/** The id a group has within the document's flow, baseline or adverse events. */
export function groupIdOf(id: string): string {
	const plain = id
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-+|-+$/g, "");
	return (/^[a-z]/.test(plain) ? plain : `g-${plain}`).slice(0, 40).replace(/-+$/, "") || "g";
}

/** The groups of a table as the document keeps them. */
export function groupsOf(groups: ReadonlyMap<string, BookedGroup>, to: string): Loose[] {
	return [...groups.values()].slice(0, 100).map(({ id, title, description, armId, place }) => {
		const at = `${to}.groups.${groupIdOf(id)}`;
		place.at("title").mapTo(`${at}.label`);
		if (description !== undefined) place.at("description").mapTo(`${at}.description`);
		return {
			id: groupIdOf(id),
			label: place.calm(place.at("title").fitted(title, 300)),
			description: description && place.at("description").fitted(description, 5000),
			armId,
		};
	});
}

function readCounts(list: Place, groups: ReadonlyMap<string, BookedGroup>, to: string): Loose[] {
	return list.items().flatMap((place) => {
		const id = place.at("groupId").structure();
		if (id === undefined || !groups.has(id)) {
			place.notMapped("is of a group that this table does not have");
			return [];
		}
		const at = `${to}.counts.${groupIdOf(id)}`;
		return [
			{
				groupId: groupIdOf(id),
				n: place.at("numSubjects").count(`${at}.n`),
				units: place.at("numUnits").count(`${at}.units`),
				note: place.at("comment").text(`${at}.note`, 1000),
			},
		];
	});
}
