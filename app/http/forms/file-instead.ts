import { Problem } from "#app/domain/problem.ts";

/** The one field of our forms that takes a file. */
export const FILE_FIELD = "file";

/** Why a form is refused that brings a file where text belongs. @param name absent where the part has none */
export function fileInstead(name = ""): Problem {
	const message = `The field “${name.slice(0, 60)}” takes text, and a file was sent.`;
	return new Problem("invalid", message, [{ path: [name], message }]);
}
