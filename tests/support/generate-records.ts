import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { someOf } from "./generate-studies.ts";
import { seeded } from "./seeded.ts";
import { CONDITIONS, DRUGS, POPULATIONS, SETTINGS } from "./study-words.ts";

const RECORDS = join(import.meta.dirname, "..", "fixtures", "ctgov", "records");

/** One record in eight has results, as in the registry. */
const WITH_RESULTS = 1 / 8;
/** Names of conditions and interventions there are; the common ones are in most records, as in the registry. */
const NAMES = 50_000;

/** The part of a record that is made up. */
interface RegistryRecord {
	hasResults?: boolean;
	resultsSection?: unknown;
	protocolSection: {
		identificationModule: Record<string, unknown>;
		conditionsModule?: { conditions?: string[] };
		armsInterventionsModule?: { interventions?: { name: string }[] };
		referencesModule?: { references?: { pmid?: string; citation?: string }[] };
	};
}

/**
 * Records as ClinicalTrials.gov hands them out, at any number, each made of a real one with a number, title,
 * conditions, interventions and references of its own. The same place gives the same record.
 */
export function* generateRecords({ count, from = 0 }: { count: number; from?: number }): Generator<object> {
	const templates = readdirSync(RECORDS)
		.sort()
		.map((file) => JSON.parse(readFileSync(join(RECORDS, file), "utf8")) as RegistryRecord);
	const [withResults, without] = [true, false].map((results) =>
		templates.filter((record) => (record.resultsSection !== undefined) === results),
	) as [RegistryRecord[], RegistryRecord[]];
	for (let place = from; place < from + count; place++) {
		const random = seeded(place * 7919 + 17);
		const some = random() < WITH_RESULTS ? withResults : without;
		const template = some[Math.floor(random() * some.length)];
		if (!template) throw new RangeError("There is no registry record to make others of");
		yield madeFrom(template, place, random);
	}
}

function madeFrom(template: RegistryRecord, place: number, random: () => number): object {
	const record = structuredClone(template);
	const { identificationModule, conditionsModule, armsInterventionsModule, referencesModule } =
		record.protocolSection;
	const [condition, drug] = [named(CONDITIONS, random), named(DRUGS, random)];
	const title = `${drug} for ${condition} in ${someOf(POPULATIONS, random)}: ${someOf(SETTINGS, random)}`;
	Object.assign(identificationModule, {
		nctId: `NCT${10_000_000 + place}`,
		orgStudyIdInfo: { id: `EQ-${place}` },
		secondaryIdInfos: [],
		...{ briefTitle: title, officialTitle: `${title} (${place})` },
	});
	if (conditionsModule)
		conditionsModule.conditions = [
			...new Set([condition, ...(random() < 0.4 ? [named(CONDITIONS, random)] : [])]),
		];
	for (const [index, reference] of (referencesModule?.references ?? []).entries())
		Object.assign(reference, {
			...(reference.pmid && { pmid: String(40_000_000 + place * 20 + index) }),
			citation: reference.citation?.replace(/10\.\d{4,}\/\S+/, `10.5555/eq.${place}.${index}`),
		});
	const [first] = armsInterventionsModule?.interventions ?? [];
	// Arms name what they are given by type and name.
	const made = first ? replaced(record, `: ${first.name}`, `: ${drug}`) : record;
	const { interventions } = (made as RegistryRecord).protocolSection.armsInterventionsModule ?? {};
	if (interventions?.[0]) interventions[0].name = drug;
	return made;
}

/** A name of a list, or, as rarely as it is, one of the many that few records have. */
function named(common: readonly string[], random: () => number): string {
	const rank = Math.floor(NAMES ** random()) - 1;
	const name = common[rank % common.length] ?? "";
	return rank < common.length ? name : `${name} ${syllables(rank)}`;
}

const SYLLABLES = ["ba", "cor", "den", "fil", "gos", "hem", "lor", "mir", "nat", "pul"];
const syllables = (rank: number) => Array.from(String(rank), (digit) => SYLLABLES[Number(digit)]).join("");

/** The same value with one text in the place of another, wherever it is the whole text or its end. */
function replaced<T>(value: T, ending: string, by: string): T {
	if (typeof value === "string")
		return (value.endsWith(ending) ? value.slice(0, -ending.length) + by : value) as T;
	if (Array.isArray(value)) return value.map((item) => replaced(item, ending, by)) as T;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, field]) => [name, replaced(field, ending, by)]),
	) as T;
}
