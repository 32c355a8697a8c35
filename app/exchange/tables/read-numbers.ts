import { IDENTIFIER_SYSTEMS, keysOf } from "#app/domain/vocabulary.ts";
import type { CellNumber } from "./table-rows.ts";

/**
 * Registry numbers, each behind its registry: `nct: NCT01556971; isrctn: ISRCTN10000001`.
 * @returns why it cannot be read, where one does not say whose number it is
 */
export function readNumbers(text: string): CellNumber[] | string {
	const numbers: CellNumber[] = [];
	for (const part of text.split(";").map((each) => each.trim())) {
		const [, system = "", value = ""] = /^(\w+):\s*(.+)$/.exec(part) ?? [];
		if (!Object.hasOwn(IDENTIFIER_SYSTEMS, system.toLowerCase()))
			return `“${part.slice(0, 60)}” does not say whose number it is, as nct: NCT01556971 does; there are ${keysOf(IDENTIFIER_SYSTEMS).join(", ")}`;
		numbers.push({ system: system.toLowerCase(), value });
	}
	return numbers;
}
