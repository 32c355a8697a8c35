import { describe, expect, test } from "vitest";
import { sameWords } from "#app/domain/same-words.ts";
import {
	type FactRow,
	type RegistryFacts,
	registryFacts,
	registryRecord,
} from "#tests/support/registry-records.ts";
import { standsUnder } from "./matching/group-book.ts";
import { type RegistryReading, readRecord } from "./read-record.ts";

/** The words of the registry as the study document has them: RANDOMIZED → randomised. */
const spelled = (term: string) => term.toLowerCase().replaceAll("_", "-").replace("randomized", "randomised");

const PHASES: Record<string, string> = {
	EARLY_PHASE1: "early-1",
	PHASE1: "1",
	"PHASE1,PHASE2": "1-2",
	PHASE2: "2",
	"PHASE2,PHASE3": "2-3",
	PHASE3: "3",
	PHASE4: "4",
	NA: "not-applicable",
};

describe.each(registryFacts())("$nctId $briefTitle", (facts) => {
	const reading = readRecord(registryRecord(facts.nctId));
	const { document } = reading;

	test("what it is, who made it and whom it enrolled", () => {
		expect(document.identifiers[0]).toEqual({ system: "nct", value: facts.nctId });
		// A title all in capitals is stored as one writes it.
		expect(sameWords(document.title)).toBe(sameWords(facts.briefTitle));
		expect(sameWords(document.officialTitle ?? "")).toBe(sameWords(facts.officialTitle ?? ""));
		expect(document.status).toBe(spelled(facts.overallStatus));
		expect(document.dates.start).toBe(facts.startDate);
		expect(document.kind === "observational").toBe(facts.studyType === "OBSERVATIONAL");
		expect(document.kind === "randomised-trial").toBe(facts.allocation === "RANDOMIZED");
		expect(document.phase).toBe(facts.phases ? PHASES[facts.phases.join(",")] : undefined);
		expect(document.design.allocation).toBe(
			facts.allocation
				? facts.allocation === "NA"
					? "not-applicable"
					: spelled(facts.allocation)
				: undefined,
		);
		expect(document.design.masking).toBe(facts.masking ? spelled(facts.masking) : undefined);
		expect(document.population.enrolment?.count ?? null).toBe(facts.enrollment);
		expect(document.conditions).toEqual(facts.conditions);
		expect(document.sponsor).toBe(facts.leadSponsor);
	});

	test("its arms with their interventions", () => {
		if (facts.arms.length > 0 || !facts.hasResultsSection) {
			expect(document.arms.map(({ label }) => label)).toEqual(facts.arms.map(({ label }) => label));
		}
		for (const [index, { type, interventionNames }] of facts.arms.entries()) {
			const arm = document.arms[index];
			expect(arm?.role).toBe(type ? spelled(type) : undefined);
			const names = (interventionNames ?? []).map((name) => name.slice(name.indexOf(": ") + 2));
			expect(arm?.interventions.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
		}
		const all = [...document.arms.flatMap((arm) => arm.interventions), ...(document.interventions ?? [])];
		expect(new Set(all.map(({ name }) => name))).toEqual(new Set(facts.interventions));
	});

	test("its planned outcomes, with their time frames word for word", () => {
		for (const { measure, timeFrame } of facts.primaryOutcomes) {
			expect(document.outcomes).toContainEqual(
				expect.objectContaining({
					label: measure,
					priority: "primary",
					timePoints: [expect.objectContaining({ text: timeFrame })],
				}),
			);
		}
		if (!facts.hasResultsSection) {
			expect(document.outcomes.filter(({ priority }) => priority === "secondary")).toHaveLength(
				facts.nSecondary,
			);
		}
	});
});

describe.each(registryFacts().filter((facts) => facts.hasResultsSection))("results of $nctId", (facts) => {
	const reading = readRecord(registryRecord(facts.nctId));
	const { document } = reading;

	test("its participant flow", () => {
		const labels = document.flow?.groups.map(({ id, label }) => [id.toUpperCase(), label]);
		expect(Object.fromEntries(labels ?? [])).toEqual(facts.flowGroups);
		for (const [index, { period, milestones }] of (facts.flow ?? []).entries()) {
			const read = document.flow?.periods[index];
			expect(read?.title).toBe(period);
			for (const { type, counts } of milestones) {
				const milestone = read?.milestones.find(({ name }) => name === type);
				const found = milestone?.counts.map(({ groupId, n }) => [groupId.toUpperCase(), String(n)]);
				expect(Object.fromEntries(found ?? [])).toEqual(counts);
			}
		}
	});

	test("every figure of its outcome measures", () => {
		for (const [index, measure] of (facts.outcomeMeasures ?? []).entries()) {
			for (const row of measure.rows) expectRow(reading, measure, row);
			const analyses = document.outcomes
				.flatMap(({ contrasts }) => contrasts)
				.filter(({ source }) => source?.locator?.startsWith(`Outcome measure ${index + 1}, analysis`));
			const listed = reading.notMapped.filter(({ path }) =>
				new RegExp(`outcomeMeasures\\[${index}\\]\\.analyses\\[\\d+\\]$`).test(path),
			);
			expect(analyses.length + listed.length).toBe(measure.nAnalyses);
		}
	});

	test("its adverse events", () => {
		const { adverseEvents, adverseEventReporting } = document;
		expect(adverseEvents.filter(({ serious }) => serious)).toHaveLength(facts.nSeriousTerms ?? 0);
		expect(adverseEvents.filter(({ serious }) => !serious)).toHaveLength(facts.nOtherTerms ?? 0);
		expect(adverseEventReporting?.threshold).toBe(facts.aeFrequencyThreshold);
		expect(adverseEventReporting?.groups).toHaveLength(facts.aeGroups?.length ?? 0);
	});
});

type FactMeasure = NonNullable<RegistryFacts["outcomeMeasures"]>[number];

function expectRow(reading: RegistryReading, measure: FactMeasure, row: FactRow) {
	for (const [groupId, cell] of Object.entries(row.values)) {
		const title = measure.groups[groupId] ?? "";
		const result = resultOf(reading, measure, row, title);
		expect(result, `${measure.title}, ${row.cls}, ${row.cat}: ${title}`).toMatchObject(
			figuresOf(measure, cell),
		);
		const n = row.classDenoms[0]?.[groupId] ?? measure.denoms[0]?.counts[groupId];
		expect(result?.n).toBe(n === undefined ? undefined : Number(n));
	}
}

/** What stands under the arm that a group is, or under the group's own title. */
function resultOf({ document, matches }: RegistryReading, measure: FactMeasure, row: FactRow, title: string) {
	const match = matches.find(({ key }) => key === `OG:${title}`);
	const armId = match && standsUnder(match);
	const groups = (document.groups ?? []).filter((group) => group.title === title).map(({ id }) => id);
	const outcome = document.outcomes.find(
		({ label, timePoints: [timePoint], className, category }) =>
			label === measure.title &&
			timePoint?.text === measure.timeFrame &&
			(className ?? null) === row.cls &&
			(category ?? null) === row.cat,
	);
	return outcome?.results.find((result) =>
		armId === undefined ? groups.includes(result.groupId ?? "") : result.armId === armId,
	);
}

/** Where the Handbook of the field, and not our code, says that each kind of figure belongs. */
function figuresOf({ paramType, unit, dispersionType }: FactMeasure, cell: FactRow["values"][string]) {
	const value = () => {
		if (paramType === "COUNT_OF_PARTICIPANTS") return { events: Number(cell.value) };
		if (paramType === "NUMBER" && /percentage of (?:eligible )?(?:participants|patients)/i.test(unit))
			return { percent: cell.value };
		if (paramType === "NUMBER" && /^participants$/i.test(unit)) return { events: Number(cell.value) };
		if (paramType === "MEDIAN") return { median: cell.value };
		if (/MEAN/.test(paramType)) return { mean: cell.value };
		return { value: cell.value };
	};
	const spread =
		cell.spread === null ? {} : { [/error/i.test(dispersionType ?? "") ? "se" : "sd"]: cell.spread };
	const [low, high] = /range$/i.test(dispersionType ?? "")
		? /quartile/i.test(dispersionType ?? "")
			? ["q1", "q3"]
			: ["min", "max"]
		: ["ciLow", "ciHigh"];
	const limits = cell.lower === null ? {} : { [low ?? ""]: cell.lower, [high ?? ""]: cell.upper };
	return { ...value(), ...spread, ...limits };
}
