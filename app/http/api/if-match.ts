import { Problem } from "#app/domain/problem.ts";

/** A study's entity tag: its version. */
export function versionTag(version: number): string {
	return `"${version}"`;
}

/**
 * The version that a change was made from, by the request's `If-Match`.
 * @returns the current version when it is among those named, or `*` is
 * @throws Problem `precondition-required` without the header, `precondition-failed` when another version is current
 */
export function matchedVersion(request: Request, current: number): number {
	const header = request.headers.get("If-Match");
	if (header === null) {
		throw new Problem(
			"precondition-required",
			`Say in If-Match which version you changed, as in If-Match: "${current}", so that nobody's work is overwritten.`,
		);
	}
	const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
	if (tags.includes("*") || tags.includes(versionTag(current))) return current;
	throw new Problem(
		"precondition-failed",
		`This study was changed meanwhile: it is at version ${current} now. Read it again and repeat your change.`,
	);
}
