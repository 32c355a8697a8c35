import type { RegistryJson } from "./registry-records.ts";

type Json = Record<string, unknown>;

/** A record with two arms, as the registry writes it, with the parts given in place of its own. */
export function recordWith({
	protocol = {},
	results,
}: {
	protocol?: Json;
	results?: Json;
} = {}): RegistryJson {
	return {
		protocolSection: {
			identificationModule: { nctId: "NCT01234567", briefTitle: "Sertraline in Depression" },
			designModule: {
				studyType: "INTERVENTIONAL",
				phases: ["PHASE3"],
				designInfo: { allocation: "RANDOMIZED", interventionModel: "PARALLEL" },
			},
			armsInterventionsModule: {
				armGroups: [
					{ label: "Sertraline", type: "EXPERIMENTAL", interventionNames: ["Drug: Sertraline"] },
					{ label: "Placebo", type: "PLACEBO_COMPARATOR", interventionNames: ["Drug: Placebo"] },
				],
				interventions: [
					{ type: "DRUG", name: "Sertraline", description: "50 mg orally, once daily" },
					{ type: "DRUG", name: "Placebo" },
				],
			},
			...protocol,
		},
		...(results && { resultsSection: results }),
		hasResults: results !== undefined,
	};
}

/** The groups of those arms, as outcome measures name them. */
export const GROUPS = [
	{ id: "OG000", title: "Sertraline" },
	{ id: "OG001", title: "Placebo" },
];

/** How many were analysed in each of those groups. */
export const analysed = (...counts: (string | number)[]) => [
	{
		units: "Participants",
		counts: counts.map((value, index) => ({ groupId: `OG00${index}`, value: String(value) })),
	},
];

/** A class with one category, and its cells in the order of the groups; null where a group has none. */
export const row = (cells: (Json | null)[], title?: string, category?: string): Json => ({
	...(title && { title }),
	categories: [
		{
			...(category && { title: category }),
			measurements: cells.flatMap((cell, index) => (cell ? [{ groupId: `OG00${index}`, ...cell }] : [])),
		},
	],
});

/** A record whose results are one outcome measure. */
export function recordWithMeasure(measure: Json): RegistryJson {
	return recordWith({
		results: {
			outcomeMeasuresModule: {
				outcomeMeasures: [
					{
						type: "PRIMARY",
						title: "Depression score",
						timeFrame: "Week 6",
						reportingStatus: "POSTED",
						groups: GROUPS,
						denoms: analysed(40, 38),
						...measure,
					},
				],
			},
		},
	});
}

/** Which arm each group was taken for, by its key. */
export function registryArms({ matches }: { matches: { key: string; armId?: string }[] }) {
	return Object.fromEntries(matches.map(({ key, armId }) => [key, armId]));
}
