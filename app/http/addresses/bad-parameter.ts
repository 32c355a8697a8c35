import type * as z from "zod";
import { Problem } from "#app/domain/problem.ts";

/** A parameter of the address that makes no sense; the problem document names it. */
export function badParameter(name: string, message: string): Problem {
	return new Problem("invalid", message, [{ path: [name], message, in: "query" }]);
}

/**
 * Parameters of which a schema takes none of the values given, as one problem that names each.
 * @param said what to say of a parameter in place of “There is no model called …”
 */
export function badChoices(
	{ issues }: z.ZodError,
	search: URLSearchParams,
	said: Readonly<Record<string, string>> = {},
): Problem {
	const names = [...new Set(issues.map(({ path }) => String(path[0] ?? "")))];
	const fields = names.map((name) => ({
		path: [name],
		message: said[name] ?? `There is no ${name} called “${(search.get(name) ?? "").slice(0, 60)}”.`,
		in: "query" as const,
	}));
	return new Problem("invalid", [...new Set(fields.map(({ message }) => message))].join(" "), fields);
}
