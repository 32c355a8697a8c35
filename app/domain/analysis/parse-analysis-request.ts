import { Problem } from "#app/domain/problem.ts";
import type { AnalysisRequest } from "#app/statistics/analysis/request.ts";
import { analysisRequest } from "./analysis-request.ts";

/** Problem documents name at most this many fields; the count of the others is said. */
const MOST_ERRORS = 100;

export interface ParsedRequest {
	readonly request: AnalysisRequest;
	/** Keys of rows that no measure reads, such as `rows[].id`: harmless, and said in the answer's warnings. */
	readonly ignored: readonly string[];
}

/** @throws Problem `invalid` that names every row and field at fault, up to a hundred */
export function parseAnalysisRequest(input: unknown): ParsedRequest {
	const parsed = analysisRequest.safeParse(input);
	if (!parsed.success) throw refused(parsed.error.issues, input);
	const { data } = parsed;
	if (data.measure !== "GEN") return { request: data, ignored: ignoredKeys(input, data) };
	const rows = data.rows.map(({ variance, se, ...row }) => ({
		...row,
		variance: variance ?? (se ?? Number.NaN) ** 2,
	}));
	return { request: { ...data, rows }, ignored: ignoredKeys(input, data) };
}

interface Issue {
	path: PropertyKey[];
	message: string;
	/** Of an object, those that are nothing it may have. */
	keys?: string[];
}

function refused(issues: readonly Issue[], input: unknown): Problem {
	const fields = issues.slice(0, MOST_ERRORS).map(({ path, message, keys }) => {
		const steps = [...path, ...(keys?.slice(0, 1) ?? [])].map((step) =>
			typeof step === "symbol" ? String(step) : step,
		);
		return { path: steps, message: `${placeOf(steps, input)}${message}` };
	});
	const count = issues.length;
	const more = count > fields.length ? ` The first ${fields.length} are named.` : "";
	const [first] = fields;
	return new Problem(
		"invalid",
		`${count === 1 ? "One field needs" : `${count.toLocaleString("en")} fields need`} correcting.${more} ${first?.message ?? ""}`,
		fields,
	);
}

/** "Row 3 (Aronson 1948), experimental.events: ". */
function placeOf(path: readonly (string | number)[], input: unknown): string {
	const [list, index, ...rest] = path;
	if (list !== "rows" || typeof index !== "number") return path.length > 0 ? `${path.join(".")}: ` : "";
	const label: unknown = (input as { rows: { label?: unknown }[] }).rows[index]?.label;
	const name = typeof label === "string" && label.trim() !== "" ? ` (${label.slice(0, 80)})` : "";
	return `Row ${index + 1}${name}${rest.length > 0 ? `, ${rest.join(".")}` : ""}: `;
}

function ignoredKeys(input: unknown, read: { rows: readonly object[] }): string[] {
	const names = new Set<string>();
	const given = (input as { rows: object[] }).rows;
	read.rows.forEach((row, index) => {
		collect(given[index], row, "", names);
	});
	return [...names];
}

/** Adds the keys that were given and not read, arms included. */
function collect(given: object | undefined, read: object, prefix: string, names: Set<string>): void {
	if (!given || names.size >= MOST_ERRORS) return;
	for (const [key, value] of Object.entries(given)) {
		const kept: unknown = Object.hasOwn(read, key) ? Reflect.get(read, key) : undefined;
		if (kept === undefined && !Object.hasOwn(read, key)) names.add(prefix + key);
		else if (typeof kept === "object" && kept !== null) collect(value as object, kept, `${key}.`, names);
	}
}
