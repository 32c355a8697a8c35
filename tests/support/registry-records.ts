import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "..", "fixtures", "ctgov");

/** A registry record as parsed JSON; tests reach into it as the registry writes it. */
export type RegistryJson = Record<string, unknown>;

/** Every registry record of the fixtures as text, by its NCT number. */
export function registryTexts(): Map<string, string> {
	const files = readdirSync(join(FOLDER, "records")).sort();
	return new Map(
		files.map((file) => [file.slice(0, 11), readFileSync(join(FOLDER, "records", file), "utf8")]),
	);
}

/** One record, parsed anew so that a test may change it. */
export function registryRecord(nctId: string): RegistryJson {
	return JSON.parse(readFileSync(join(FOLDER, "records", `${nctId}.json`), "utf8"));
}

export interface FactRow {
	cls: string | null;
	cat: string | null;
	values: Record<
		string,
		{ value: string; spread: string | null; lower: string | null; upper: string | null }
	>;
	classDenoms: Record<string, string>[];
}

/** What must come out of a record. */
export interface RegistryFacts {
	nctId: string;
	briefTitle: string;
	officialTitle: string | null;
	overallStatus: string;
	startDate: string;
	studyType: string;
	phases: string[] | null;
	allocation: string | null;
	masking: string | null;
	enrollment: number | null;
	conditions: string[];
	leadSponsor: string;
	arms: { label: string; type: string | null; interventionNames: string[] | null }[];
	interventions: string[];
	primaryOutcomes: { measure: string; timeFrame: string }[];
	nSecondary: number;
	hasResultsSection: boolean;
	flow?: { period: string; milestones: { type: string; counts: Record<string, string> }[] }[];
	flowGroups?: Record<string, string>;
	outcomeMeasures?: {
		type: string;
		title: string;
		timeFrame: string;
		paramType: string;
		dispersionType: string | null;
		unit: string;
		groups: Record<string, string>;
		denoms: { units: string; counts: Record<string, string> }[];
		rows: FactRow[];
		nAnalyses: number;
	}[];
	aeGroups?: unknown[];
	nSeriousTerms?: number;
	nOtherTerms?: number;
	aeFrequencyThreshold?: string;
}

export function registryFacts(): RegistryFacts[] {
	return Object.values(JSON.parse(readFileSync(join(FOLDER, "facts.json"), "utf8")));
}

/** Every value of a nested one that is no object or list, with its path: `a.b[0].c`. */
export function* leavesOf(value: unknown, path = ""): Generator<[string, unknown]> {
	if (Array.isArray(value)) {
		for (const [index, item] of value.entries()) yield* leavesOf(item, `${path}[${index}]`);
	} else if (typeof value === "object" && value !== null) {
		for (const [key, item] of Object.entries(value))
			yield* leavesOf(item, path === "" ? key : `${path}.${key}`);
	} else yield [path, value];
}
