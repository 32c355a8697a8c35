import { Problem } from "#app/domain/problem.ts";

/** A parameter of the address that makes no sense; the problem document names it. */
export function badParameter(name: string, message: string): Problem {
	return new Problem("invalid", message, [{ path: [name], message, in: "query" }]);
}
