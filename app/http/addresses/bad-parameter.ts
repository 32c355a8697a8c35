import { Problem } from "#app/domain/problem.ts";

/**
 * A parameter of the address that makes no sense; the problem document names it.
 * @param plain the same in a page's own words, for people
 */
export function badParameter(name: string, message: string, plain?: string): Problem {
	return new Problem("invalid", message, [{ path: [name], message, in: "query", ...(plain && { plain }) }]);
}

/** The parameter that the address does not take, and how a page says so. */
export const unknownParameter = (name: string, known: readonly string[]): Problem =>
	badParameter(
		name,
		`There is no parameter called “${name}”; there are ${known.join(", ")}.`,
		`The address asks for something that this page does not have: “${name}”.`,
	);

export const repeatedParameter = (name: string): Problem =>
	badParameter(name, `${name} is given more than once.`, `The address gives “${name}” more than once.`);

/** “There is no view called “pie”. Choose one of these: both arms on one line, …” */
export const noSuchChoice = (what: string, asked: string, labels: readonly string[]): string =>
	`There is no ${what} called “${asked.slice(0, 40)}”. Choose one of these: ${labels.join(", ")}.`;
