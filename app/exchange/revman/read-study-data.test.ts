import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type StudyDocument, studyDocument } from "#app/domain/study/study-document.ts";
import { binaryOutcome, contrast, studyWith } from "#tests/support/study-builder.ts";
import { overlayStudy } from "../tables/overlay-study.ts";
import { writeCsv } from "../write-csv.ts";
import { readStudyData } from "./read-study-data.ts";
import { STUDY_DATA } from "./study-data.ts";

const sampled = (name: string): StudyDocument =>
	studyDocument.parse(JSON.parse(readFileSync(`db/sample-library/${name}.json`, "utf8")));

const filesOf = (document: StudyDocument) =>
	Object.entries(STUDY_DATA).map(([name, tableOf]) => ({
		name: `${name}.csv`,
		text: writeCsv(tableOf([{ slug: "s", version: 1, document }])),
	}));

const readBack = (document: StudyDocument) => {
	const { studies, remarks } = readStudyData(filesOf(document));
	const [only] = studies;
	if (!only || studies.length > 1) throw new Error("Not one study");
	return { ...only, remarks };
};

test.each(["finzi-rosenthal-2014", "brin-2020", "magid", "wollmer-2012", "li"])(
	"what was exported of %s comes back and changes nothing of it",
	(name) => {
		const here = sampled(name);
		expect(overlayStudy(here, readBack(here))).toEqual(here);
	},
);

test("what the files cannot carry of an outcome is said", () => {
	expect(readBack(sampled("zamanian-2017")).remarks).toEqual([
		"Zamanian et al. 2017: the files have no figures of Depression score, and nothing else of it.",
	]);
});

test("a judgement comes back to the one that is here, with its tool and whoever judged", () => {
	const outcomes = [
		binaryOutcome(
			{ a1: "52% of 33", a2: "6/41" },
			{ contrasts: [contrast({ measure: "OR", estimate: "2.5", orientation: "not-said" })] },
		),
	];
	const bias = { tool: "rob-1", assessor: "Ada", domain: "Allocation concealment", judgement: "low" };
	const here = studyWith({ outcomes, riskOfBias: [{ ...bias, outcomeId: "o1", rationale: "Sealed" }] });
	expect(overlayStudy(here, readBack(here))).toEqual(here);
});

/** Made up, in the columns and words that RevMan and Covidence have for them. */
const FOREIGN = {
	information: `Study,Year,Data source,Char: Methods,Char: Participants,Char: Notes
Doe 2020,2020,Published data only,<p>Parallel group</p>,<p>Adults with asthma</p><p>Age 18&ndash;65</p>,
`,
	arms: `Study,Arm,Description,Intervention
Doe 2020,Drug A,10 mg a day,Drug A
Doe 2020,Usual care,,Control
`,
	results: `Study,Outcome,Data type,Effect measure,Arm,Reference arm,Sample size,Cases,Mean,SD,SE,CI level,CI start,CI end,Exp mean,Exp CI start,Exp CI end,P value,Covariance,Footnotes
Doe 2020,"Exacerbation, 6 months",Dichotomous,,Drug A,,50,10,,,,,,,,,,,,
Doe 2020,"Exacerbation, 6 months",Dichotomous,,Usual care,,48,19,,,,,,,,,,,,
Doe 2020,Lung function,Continuous,MD,Drug A,Usual care,,,0.25,,0.1,95,0.05,0.45,,,,0.01,0.004,Adjusted for age
Doe 2020,Death,Dichotomous,HR,Drug A,Usual care,,,-0.69,,0.3,0.95,-1.28,-0.1,0.50,0.28,0.90,,,
Doe 2020,Hospital,Dichotomous,RR,Drug A,Usual care,,,-0.51,,0.2,,,,,,,,,
`,
	bias: `Study,Domain (judgement): Random sequence generation (selection bias),Domain (support): Random sequence generation (selection bias),Domain (judgement): Blinding of participants and personnel (performance bias): All outcomes,Domain (judgement): Domain 9: something
Doe 2020,Low risk,Computer,High risk of bias,Some concerns
`,
};
const foreign = (files: Partial<typeof FOREIGN> = {}) =>
	Object.entries({ ...FOREIGN, ...files }).map(([name, text]) => ({ name: `CD1-${name}.csv`, text }));

test("another program's files: arms, comparisons on their own scale, characteristics, judgements; nothing is guessed", () => {
	const { studies, remarks } = readStudyData(foreign());
	expect(remarks).toEqual(["Column “Covariance” is left out: no study has a place for it."]);
	expect(studies).toHaveLength(1);
	const document = studyDocument.parse(studies[0]?.document);
	expect(document).toMatchObject({
		...{ title: "Doe 2020", population: { description: "Adults with asthma\nAge 18–65" } },
		notes: "Data source: Published data only\nMethods: Parallel group",
		arms: [{ label: "Drug A", description: "10 mg a day" }, { label: "Usual care" }],
		outcomes: [
			{
				...{ label: "Exacerbation", kind: "binary", timePoints: [{ value: "6", unit: "months" }] },
				results: [
					{ events: 10, n: 50 },
					{ events: 19, n: 48 },
				],
			},
			{
				label: "Lung function",
				contrasts: [
					{
						...{ measure: "MD", estimate: "0.25", se: "0.1", ciLow: "0.05", ciHigh: "0.45", ciLevel: "95" },
						...{ p: "0.01", note: "Adjusted for age" },
					},
				],
			},
			{
				label: "Death",
				contrasts: [{ measure: "HR", estimate: "0.50", ciLow: "0.28", ciHigh: "0.90", ciLevel: "95" }],
			},
			{ label: "Hospital", contrasts: [{ measureReported: "log RR", estimate: "-0.51", se: "0.2" }] },
		],
		riskOfBias: [
			{
				...{ tool: "rob-1", domain: "Random sequence generation (selection bias)" },
				...{ judgement: "low", rationale: "Computer" },
			},
			{
				tool: "rob-1",
				domain: "Blinding of participants and personnel (performance bias)",
				judgement: "high",
			},
			{ domain: "Domain 9: something", judgement: "some-concerns" },
		],
	});
	expect(document.arms.map(({ role }) => role)).toEqual([undefined, undefined]);
	const open = document.outcomes.map(({ direction, concept }) => direction ?? concept);
	expect(open).toEqual(document.outcomes.map(() => undefined));
});

test("study results alone are read; what cannot be is named by file, line and column", () => {
	expect(readStudyData(foreign().slice(2, 3)).studies).toHaveLength(1);
	const results = FOREIGN.results.replace(",50,10,", ",50,ten,").replace(",HR,", ",Ratio of odds and ends,");
	expect(() =>
		readStudyData(foreign({ results, bias: "Study,Domain (judgement): X\nDoe 2020,Fine\n" })),
	).toThrow(
		/CD1-results\.csv, line 2, “Cases”: .*CD1-results\.csv, line 5, “Effect measure”: .*CD1-bias\.csv, line 2, “Domain \(judgement\): X”/s,
	);
	expect(() => readStudyData([...foreign(), ...foreign()])).toThrow("import each review by itself");
});
