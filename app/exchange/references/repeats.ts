import type { ReferenceEntry } from "./reference.ts";
import { lookupKeys, sameReport } from "./same-report.ts";

/** The references that stand in their file before, by place (from 0), each with the line of the first. */
export function repeatsIn(entries: readonly ReferenceEntry[]): ReadonlyMap<number, number> {
	const repeats = new Map<number, number>();
	const seen = new Map<string, Extract<ReferenceEntry, { reference: unknown }>[]>();
	for (const [position, entry] of entries.entries()) {
		if ("problem" in entry) continue;
		const { report } = entry.reference;
		const keys = lookupKeys(report);
		const first = keys
			.flatMap((key) => seen.get(key) ?? [])
			.find((other) => sameReport(other.reference.report, report));
		if (first) repeats.set(position, first.line);
		else for (const key of keys) seen.set(key, [...(seen.get(key) ?? []), entry]);
	}
	return repeats;
}
