import { isNctNumber } from "./nct-numbers.ts";

/** The obsolete numbers of a record, in capitals; none where it is no record. */
export function aliasesOf(record: unknown): string[] {
	let node: unknown = record;
	for (const key of ["protocolSection", "identificationModule", "nctIdAliases"])
		node =
			typeof node === "object" && node !== null && Object.hasOwn(node, key)
				? (node as Record<string, unknown>)[key]
				: undefined;
	if (!Array.isArray(node)) return [];
	return node.flatMap((value) =>
		typeof value === "string" && isNctNumber(value.trim()) ? [value.trim().toUpperCase()] : [],
	);
}
