import { isNctNumber } from "./nct-numbers.ts";
import { nested } from "./nested.ts";

/** The obsolete numbers of a record, in capitals; none where it is no record. */
export function aliasesOf(record: unknown): string[] {
	const node = nested(record, ["protocolSection", "identificationModule", "nctIdAliases"]);
	if (!Array.isArray(node)) return [];
	return node.flatMap((value) =>
		typeof value === "string" && isNctNumber(value.trim()) ? [value.trim().toUpperCase()] : [],
	);
}
