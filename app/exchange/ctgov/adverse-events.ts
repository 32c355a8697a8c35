import { resultKey } from "#app/domain/study/result-key.ts";
import { groupIdOf, groupsOf } from "./flow.ts";
import { LocalIds } from "./local-ids.ts";
import type { BookedGroup, GroupBook } from "./matching/group-book.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import { REGISTRY_REPORT } from "./references.ts";
import { NO_MORE_GROUPS, type StudyGroups, type Whose } from "./study-groups.ts";
import { ASSESSMENTS } from "./terms.ts";

type Loose = Record<string, unknown>;

type EventInput = Loose & { results: (Loose & Whose)[] };

const MOST_EVENTS = 5000;

/** Adverse events by term, and how they were gathered with each group's totals. */
export function readAdverseEvents(
	reading: Reading,
	book: GroupBook,
	own: StudyGroups,
): { reporting: Loose | undefined; events: EventInput[] } {
	const module = reading.root.at("resultsSection").at("adverseEventsModule");
	if (!module.isThere) return { reporting: undefined, events: [] };
	const list = module.at("eventGroups");
	const groups = book.book("EG", list, atRiskIn(list));
	const known: EventTable = { groups, own, ids: new LocalIds() };
	const to = "adverseEventReporting";
	const totals = groupsOf(groups, to).map((group) => {
		const place = [...groups.values()].find(({ id }) => groupIdOf(id) === group.id)?.place;
		const total = (name: string) => {
			if (!place) return undefined;
			const at = `${to}.groups.${group.id}.${name}`;
			const affected = place.at(`${name}NumAffected`).count(`${at}.affected`);
			const atRisk = place.at(`${name}NumAtRisk`).count(`${at}.atRisk`);
			return affected === undefined && atRisk === undefined ? undefined : { affected, atRisk };
		};
		return { ...group, deaths: total("deaths"), serious: total("serious"), other: total("other") };
	});
	const description = module.at("description").text(`${to}.description`, 5000);
	const deaths = module.at("allCauseMortalityComment").text(`${to}.description`, 1000);
	const reporting = {
		timeFrame: module.at("timeFrame").text(`${to}.timeFrame`, 1000),
		description: [description, deaths && `All-cause mortality: ${deaths}`]
			.filter(Boolean)
			.join("\n\n")
			.slice(0, 5000),
		threshold: module.at("frequencyThreshold").decimal(`${to}.threshold`),
		groups: totals,
	};
	const events: EventInput[] = [];
	for (const [field, serious] of [
		["seriousEvents", true],
		["otherEvents", false],
	] as const) {
		for (const place of module.at(field).items()) {
			if (events.length === MOST_EVENTS) place.notMapped("a study has at most 5,000 adverse events here");
			else events.push(readEvent(place, serious, known));
		}
	}
	return { reporting, events };
}

function atRiskIn(list: Place): Map<string, number> {
	const counts = new Map<string, number>();
	if (!Array.isArray(list.value)) return counts;
	for (const place of list.items()) {
		const id = place.at("id").words();
		const { number } = place.at("seriousNumAtRisk").figure();
		if (id !== undefined && number !== undefined) counts.set(id, Number(number));
	}
	return counts;
}

interface EventTable {
	groups: ReadonlyMap<string, BookedGroup>;
	own: StudyGroups;
	ids: LocalIds;
}

function readEvent(place: Place, serious: boolean, { groups, own, ids }: EventTable): EventInput {
	const term = place.at("term").words() ?? "Term missing";
	const organSystem = place.at("organSystem").words();
	const id = ids.hashed("e", serious ? "serious" : "other", term, organSystem);
	const to = `adverseEvents.${id}`;
	const results: EventInput["results"] = [];
	for (const stat of place.at("stats").items()) {
		const group = groups.get(stat.at("groupId").structure() ?? "");
		const whose = group && own.whoseOf(groups, group);
		if (!group) stat.notMapped("is of a group that the adverse events do not have");
		else if (!whose) stat.notMapped(NO_MORE_GROUPS);
		else if (results.some((result) => resultKey(result) === resultKey(whose)))
			stat.notMapped("is the second figure of one group for one event");
		else {
			const at = `${to}.results.${resultKey(whose)}`;
			results.push({
				...whose,
				affected: stat.at("numAffected").count(`${at}.affected`),
				atRisk: stat.at("numAtRisk").count(`${at}.atRisk`),
				events: stat.at("numEvents").count(`${at}.events`),
			});
		}
	}
	return {
		id,
		term: place.at("term").text(`${to}.term`, 300) ?? term,
		organSystem: place.at("organSystem").text(`${to}.organSystem`, 200),
		serious,
		vocabulary: place.at("sourceVocabulary").text(`${to}.vocabulary`, 100),
		assessment: place.at("assessmentType").term(`${to}.assessment`, ASSESSMENTS),
		note: place.at("notes").text(`${to}.note`, 1000),
		results,
		source: {
			reportId: REGISTRY_REPORT,
			locator: serious ? "Serious adverse events" : "Other adverse events",
		},
	};
}
