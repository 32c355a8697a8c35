import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const RECORDS = join(import.meta.dirname, "..", "fixtures", "ctgov", "records");

/** A registry record as far as tests look into it. */
export interface RawRecord {
	protocolSection: {
		identificationModule: { nctId: string; briefTitle: string };
		referencesModule?: unknown;
		[module: string]: unknown;
	};
	[section: string]: unknown;
}

/** The text of a real record, as the registry gave it. */
export const recordText = (nctId: string): string => readFileSync(join(RECORDS, `${nctId}.json`), "utf8");

export const readRecordFile = (nctId: string) => JSON.parse(recordText(nctId)) as RawRecord;

/** The numbers of the real records that the tests have. */
export const recordNumbers = (): string[] =>
	readdirSync(RECORDS)
		.filter((name) => name.endsWith(".json"))
		.map((name) => name.slice(0, 11))
		.sort();

/** As many small records as wanted: real ones under numbers and titles of their own, without what they cite. */
export function* registryCopies(count: number): Generator<RawRecord> {
	const originals = recordNumbers()
		.map(readRecordFile)
		.filter((record) => record.resultsSection === undefined)
		.slice(0, 10);
	for (let index = 0; index < count; index++) {
		const record = structuredClone(originals[index % originals.length]);
		if (!record) return;
		const { protocolSection } = record;
		protocolSection.identificationModule.nctId = `NCT${90_000_000 + index}`;
		protocolSection.identificationModule.briefTitle += ` (copy ${index})`;
		delete protocolSection.referencesModule;
		yield record;
	}
}
