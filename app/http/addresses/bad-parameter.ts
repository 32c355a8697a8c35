import type * as z from "zod";
import { Problem } from "#app/domain/problem.ts";

/**
 * A parameter of the address that makes no sense; the problem document names it.
 * @param plain the same in a page's own words, for people
 */
export function badParameter(name: string, message: string, plain?: string): Problem {
	return new Problem("invalid", message, [{ path: [name], message, in: "query", ...(plain && { plain }) }]);
}

/** The parameter that the address does not take, and how a page says so. */
export const unknownParameter = (name: string, all: readonly string[]): Problem => {
	const known = [...new Set(all)];
	return badParameter(
		name,
		`There is no parameter called “${name}”; there ${known.length > 0 ? `are ${known.join(", ")}` : "is none"}.`,
		`The address asks for something that this page does not have: “${name}”.${known.length > 0 ? ` It can ask for ${known.join(", ")}.` : ""}`,
	);
};

export const repeatedParameter = (name: string): Problem =>
	badParameter(name, `${name} is given more than once.`, `The address gives “${name}” more than once.`);

/** “There is no view called “pie”. Choose one of these: Both arms on one line, …” */
export const noSuchChoice = (what: string, asked: string, labels: readonly string[]): string =>
	`There is no ${what} called “${asked.slice(0, 40)}”. Choose one of these: ${labels.join(", ")}.`;

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
	const fields = names.map((name) => {
		const fault = issues.find(({ path }) => path[0] === name);
		const choices = fault?.code === "invalid_value" ? fault.values.map(String) : [];
		const asked = search.get(name) ?? "";
		const unsaid =
			choices.length > 0
				? noSuchChoice(name, asked, choices)
				: `There is no ${name} called “${asked.slice(0, 60)}”.`;
		return { path: [name], message: said[name] ?? unsaid, in: "query" as const };
	});
	return new Problem("invalid", [...new Set(fields.map(({ message }) => message))].join(" "), fields);
}
