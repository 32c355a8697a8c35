/** What a record has at a path; undefined where it has nothing there. */
export function nested(record: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(node, key) =>
			typeof node === "object" && node !== null && Object.hasOwn(node, key)
				? (node as Record<string, unknown>)[key]
				: undefined,
		record,
	);
}
