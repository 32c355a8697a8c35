import { counted, formatWhole } from "../format/format.ts";
import { labelOf, PRIORITIES } from "../vocabulary.ts";
import type { Fact } from "./design-facts.ts";
import { fillPages, jsonLength } from "./fill-pages.ts";
import { type OutcomeInTime, saidOnce } from "./outcomes-in-time.ts";
import type { BaselineView, FlowView } from "./participants-view.ts";
import type { AdverseEventRow, EventColumn, ReportView, StudyView } from "./study-view.ts";

/** The parts of a study's page that may be too long for it; the keys are what their addresses say. */
export const LONG_PARTS = {
	outcomes: "Outcomes",
	"adverse-events": "Adverse events",
	arms: "Arms and interventions",
	participants: "Participants",
	design: "Design and population",
	reports: "Reports",
	findings: "What the checks noticed",
} as const;
export type LongPart = keyof typeof LONG_PARTS;

/** What does not stand on the study's page itself, a page's worth of it. */
export type StudySection = { title: string } & (
	| { part: "outcomes"; outcomes: OutcomeInTime[] }
	| { part: "adverse-events"; arms: EventColumn[]; rows: AdverseEventRow[] }
	| { part: "arms"; arms: StudyView["arms"]; interventions: StudyView["interventions"] }
	| { part: "participants"; flow?: FlowView; baseline?: BaselineView }
	| { part: "design"; description?: string; population: Fact[] }
	| { part: "reports"; first: number; reports: ReportView[] }
	| { part: "findings"; findings: StudyView["findings"] }
);

export interface DividedStudy {
	/** What the page opens with: what matters first, within bounds. */
	study: StudyView;
	sections: StudySection[];
}

/** What each part may add to the study's page, in letters of JSON; with its markup the whole stays below 300 kB. */
const ROOM = { design: 16_000, arms: 16_000, outcomes: 44_000, events: 12_000, people: 12_000, lists: 7000 };
/** What a section may hold. */
const SECTION = 72_000;
/** Of a long list of adverse events the page has so many, those that most people had. */
const COMMONEST = 10;

/**
 * Divides what a study's page shows into the page itself and sections that are opened when somebody wants them: of
 * a registry record with hundreds of measures the page has the primary and secondary outcomes and the commonest
 * harms. Nothing is left out: what is not on the page is in a section.
 */
export function divideStudy(view: StudyView): DividedStudy {
	const parts = [dividedOutcomes(view), dividedEvents(view), dividedArms(view), dividedPeople(view)];
	parts.push(dividedDesign(view), dividedReports(view), dividedFindings(view));
	const study: StudyView = Object.assign({}, view, ...parts.map(({ kept }) => kept));
	return {
		study: { ...study, outcomes: saidOnce(study.outcomes) },
		sections: parts
			.flatMap(({ sections }) => sections)
			.map((section) =>
				section.part === "outcomes" ? { ...section, outcomes: saidOnce(section.outcomes) } : section,
			),
	};
}

interface Divided {
	kept: Partial<StudyView>;
	sections: StudySection[];
}

/** "41 to 80 of 230" */
const range = (before: number, count: number, all: number) =>
	`${formatWhole(before + 1)} to ${formatWhole(before + count)} of ${formatWhole(all)}`;

/** Pages after the first, each with its place among all. */
function numbered<T>([first, ...others]: [T[], ...T[][]], all: number, name: (place: string) => string) {
	let before = first.length;
	return others.map((items) => {
		const title = name(range(before, items.length, all));
		before += items.length;
		return { title, items, before: before - items.length };
	});
}

const PRIORITY_ORDER: OutcomeInTime["priority"][] = ["primary", "secondary", undefined, "other"];

function dividedOutcomes({ outcomes }: StudyView): Divided {
	if (jsonLength(outcomes) <= ROOM.outcomes) return { kept: {}, sections: [] };
	const kept: OutcomeInTime[] = [];
	const sections: StudySection[] = [];
	let room = ROOM.outcomes;
	for (const priority of PRIORITY_ORDER) {
		const group = outcomes.filter((outcome) => outcome.priority === priority);
		const name = priority ? `${labelOf(PRIORITIES, priority)} outcomes` : "Outcomes of no stated priority";
		const pages = fillPages(group, jsonLength, sections.length > 0 ? 0 : room, SECTION);
		kept.push(...pages[0]);
		room -= jsonLength(pages[0]);
		for (const { title, items } of numbered(pages, group.length, (place) => `${name}, ${place}`))
			sections.push({ part: "outcomes", title, outcomes: items });
	}
	return { kept: { outcomes: kept }, sections };
}

function dividedEvents({ adverseEvents }: StudyView): Divided {
	const { arms, rows } = adverseEvents;
	if (jsonLength(rows) <= ROOM.events) return { kept: {}, sections: [] };
	const [commonest] = fillPages(
		rows.toSorted((a, b) => b.most - a.most).slice(0, COMMONEST),
		jsonLength,
		ROOM.events,
		SECTION,
	);
	const groups = { "Serious adverse events": true, "Other adverse events": false };
	const sections = Object.entries(groups).flatMap(([name, serious]) => {
		const members = rows.filter((row) => (row.serious === true) === serious);
		const pages = fillPages(members, jsonLength, 0, SECTION);
		return numbered(pages, members.length, (place) => `${name}, ${place}`).map(({ title, items }) => ({
			...{ part: "adverse-events" as const, title, arms, rows: items },
		}));
	});
	return { kept: { adverseEvents: { ...adverseEvents, rows: commonest, all: rows.length } }, sections };
}

function dividedArms({ arms, interventions }: StudyView): Divided {
	if (jsonLength(arms) + jsonLength(interventions) <= ROOM.arms) return { kept: {}, sections: [] };
	const briefly = arms.map(({ description: _, details: __, interventions: given, ...arm }) => ({
		...arm,
		details: [],
		interventions: given.map(({ name, type }) => ({ name, type, details: [] })),
	}));
	const [shown] = fillPages(briefly, jsonLength, ROOM.arms, SECTION);
	const pages = fillPages(arms, jsonLength, 0, SECTION);
	const sections = numbered(pages, arms.length, (place) => `Arms in full, ${place}`).map(
		({ title, items }): StudySection => ({ part: "arms", title, arms: items, interventions: [] }),
	);
	if (interventions.length > 0) {
		const title = counted(
			interventions.length,
			"intervention that the source gives to no arm",
			"interventions that the source gives to no arm",
		);
		sections.push({ part: "arms", title, arms: [], interventions });
	}
	return { kept: { arms: shown, interventions: [] }, sections };
}

function dividedPeople({ flow, baseline }: StudyView): Divided {
	if (jsonLength(flow) + jsonLength(baseline) <= ROOM.people) return { kept: {}, sections: [] };
	const sections: StudySection[] = [];
	const isFlowShort = jsonLength(flow) <= ROOM.people;
	if (flow && !isFlowShort) sections.push({ part: "participants", title: "Participant flow", flow });
	if (baseline) {
		const pages = fillPages(baseline.measures, jsonLength, 0, SECTION);
		const name = (place: string) => `Characteristics at the start, ${place}`;
		for (const { title, items } of numbered(pages, baseline.measures.length, name))
			sections.push({ part: "participants", title, baseline: { ...baseline, measures: items } });
	}
	return { kept: { baseline: undefined, ...(!isFlowShort && { flow: undefined }) }, sections };
}

/** The longest texts of a registry record are its description and who could take part. */
function dividedDesign({ description, population, design, summary }: StudyView): Divided {
	const long =
		(description?.length ?? 0) + jsonLength(population) + jsonLength(design) + (summary?.length ?? 0);
	if (long <= ROOM.design) return { kept: {}, sections: [] };
	const isLong = ({ value }: Fact) => value.length > ROOM.design / 8;
	const section: StudySection = {
		...{ part: "design" as const, title: "Description and who could take part" },
		...(description !== undefined && { description }),
		population: population.filter(isLong),
	};
	return {
		kept: { description: undefined, population: population.filter((fact) => !isLong(fact)) },
		sections: [section],
	};
}

function dividedReports({ reports }: StudyView): Divided {
	const pages = fillPages(reports, jsonLength, ROOM.lists, SECTION);
	const sections = numbered(pages, reports.length, (place) => `Reports ${place}`).map(
		({ title, items, before }): StudySection => ({
			...{ part: "reports", title, first: before + 1, reports: items },
		}),
	);
	return { kept: { reports: pages[0] }, sections };
}

const LEVELS = ["error", "warning", "remark"];

function dividedFindings({ findings }: StudyView): Divided {
	if (jsonLength(findings) <= ROOM.lists) return { kept: {}, sections: [] };
	const gravest = findings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
	const pages = fillPages(gravest, jsonLength, ROOM.lists, SECTION);
	const sections = numbered(pages, findings.length, (place) => `Notes of the checks ${place}`).map(
		({ title, items }): StudySection => ({ part: "findings", title, findings: items }),
	);
	return { kept: { findings: pages[0] }, sections };
}

/** A section as the study's page names it: its heading, and its place among those of its part. */
export interface SectionLink {
	part: LongPart;
	title: string;
	page: number;
}

export function linksTo(sections: readonly StudySection[]): SectionLink[] {
	const counts = new Map<LongPart, number>();
	return sections.map(({ part, title }) => {
		const page = (counts.get(part) ?? 0) + 1;
		counts.set(part, page);
		return { part, title, page };
	});
}
