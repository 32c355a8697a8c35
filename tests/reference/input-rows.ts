import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { ContinuousArms } from "#app/statistics/effects/two-means.ts";
import type { BinaryArm, BinaryArms } from "#app/statistics/proportions/arms.ts";

/** One study as the input file has it. */
export interface InputRow {
	readonly label: string;
	readonly year: number | null;
	readonly group: string | null;
	/** People in all. */
	readonly total: number;
	readonly arms:
		| ({ readonly kind: "events" } & BinaryArms)
		| ({ readonly kind: "means" } & ContinuousArms)
		| ({ readonly kind: "proportion" } & BinaryArm)
		| { readonly kind: "generic"; readonly estimate: number; readonly variance: number };
}

/** Reads the data of a data set. */
export function inputOf(id: string): InputRow[] {
	const url = new URL(`../fixtures/metafor/input/${id}.csv`, import.meta.url);
	const records: Record<string, string>[] = parse(readFileSync(url, "utf8"), { columns: true });
	return records.map((record) => {
		const number = (key: string) => {
			const value = Number(record[key] || Number.NaN);
			if (Number.isNaN(value)) throw new Error(`${id}.csv has no number for ${key}`);
			return value;
		};
		const about = {
			label: record.study ?? "",
			year: record.year ? Number(record.year) : null,
			group: record.group || null,
		};
		if ("ai" in record) {
			const experimental = { events: number("ai"), n: number("n1i") };
			const control = { events: number("ci"), n: number("n2i") };
			return { ...about, total: experimental.n + control.n, arms: { kind: "events", experimental, control } };
		}
		if ("m1i" in record) {
			const experimental = { mean: number("m1i"), sd: number("sd1i"), n: number("n1i") };
			const control = { mean: number("m2i"), sd: number("sd2i"), n: number("n2i") };
			return { ...about, total: experimental.n + control.n, arms: { kind: "means", experimental, control } };
		}
		if ("xi" in record) {
			const n = number("ni");
			return { ...about, total: n, arms: { kind: "proportion", events: number("xi"), n } };
		}
		const generic = { kind: "generic", estimate: number("yi"), variance: number("vi") } as const;
		return { ...about, total: record.ni ? number("ni") : 0, arms: generic };
	});
}
