import { proposeFor } from "#app/domain/risk-of-bias/assessments.ts";
import type { BiasAnswer, Proposal } from "#app/domain/risk-of-bias/rule.ts";
import type { Sheet } from "#app/domain/risk-of-bias/sheet.ts";
import { sheetOf } from "#app/domain/risk-of-bias/sheets.ts";

/** A sheet by its short name: "rob-2 individual assignment". */
export function sheetNamed(name: string): Sheet {
	const [tool, version, effect] = name.split(" ");
	const sheet = sheetOf({ tool, version, effect } as Parameters<typeof sheetOf>[0]);
	if (!sheet) throw new Error(`There is no sheet ${name}`);
	return sheet;
}

/** "1.1 Y, 1.2 PN" */
export const answersOf = (answers: string): Map<string, BiasAnswer> =>
	new Map(
		answers
			.split(", ")
			.filter(Boolean)
			.map((each) => each.split(" ") as [string, BiasAnswer]),
	);

/** What a sheet's algorithm makes of the answers in one of its domains: a judgement, "open", or what is missing. */
export function proposed(sheet: string, domain: string, answers: string): string {
	const parts = proposeFor(sheetNamed(sheet), (key) => ({
		answers: key === domain ? answersOf(answers) : new Map(),
	}));
	return inShort(parts.find(({ key }) => key === domain)?.proposal);
}

export function inShort(proposal: Proposal | undefined): string {
	if (!proposal) return "no such domain";
	if (proposal.is === "judgement") return proposal.judgement;
	return proposal.is === "open" ? "open" : `needs ${proposal.missing.join(" ")}`;
}
