import { Problem } from "#app/domain/problem.ts";

/** A study's entity tag: its version. */
export function versionTag(version: number): string {
	return `"${version}"`;
}

/**
 * The version that a change was made from, by the request's `If-Match`. A weak tag counts as well: a proxy that
 * packs answers weakens the tags that it hands on, and a version number means the same either way.
 * @returns the current version when it is among those named, or `*` is
 * @throws Problem `precondition-required` without the header, `invalid` when it is no list of entity tags,
 * `precondition-failed` when another version is current
 */
export function matchedVersion(request: Request, current: number): number {
	const header = request.headers.get("If-Match");
	if (header === null) {
		throw new Problem(
			"precondition-required",
			`Say in If-Match which version you changed, as in If-Match: "${current}", so that nobody's work is overwritten.`,
			[{ path: ["If-Match"], message: "Is missing", in: "header" }],
		);
	}
	const tags = tagsIn(header);
	if (tags.length === 0) {
		const message = `If-Match takes entity tags in quotation marks, as in "${current}", or *; it is ${header.slice(0, 60) || "empty"}.`;
		throw new Problem("invalid", message, [{ path: ["If-Match"], message, in: "header" }]);
	}
	if (tags.some((tag) => tag === "*" || tag.replace(/^W\//, "") === versionTag(current))) return current;
	throw new Problem(
		"precondition-failed",
		`This study was changed meanwhile: it is at version ${current} now. Read it again and repeat your change.`,
	);
}

/** An entity tag, in which commas and spaces may stand, or `*`, or nothing, up to the next comma. */
const ELEMENT = /[ \t]*(?:(\*|(?:W\/)?"[^"]*")[ \t]*)?(?:,|$)/gy;

/** The members of a list as RFC 9110 writes it (5.6.1); none where it is no such list. */
function tagsIn(header: string): string[] {
	const elements = [...header.matchAll(ELEMENT)];
	if (elements.map(([element]) => element).join("") !== header) return [];
	return elements.flatMap(([, tag]) => tag ?? []);
}
