import { Problem } from "#app/domain/problem.ts";
import { findNctNumbers } from "#app/exchange/ctgov/nct-numbers.ts";
import { type DeliveredFile, failing } from "./delivered-files.ts";
import { fetchRecord, RegistryDown } from "./fetch-registry.ts";

const MOST = 50;
/** Somebody waits before a page for the answer, and a proxy in front gives up after a minute. */
const PATIENCE = { timeout: 15_000, altogether: 45_000 };
/** How many are asked for at a time: the registry is a public good. */
const AT_ONCE = 4;

/**
 * The records with the numbers in a text, however they are written. One that cannot be had becomes a file that
 * fails with the reason.
 * @throws Problem `invalid` when the text has no number, something that was meant as one, or too many
 */
export async function fetchRecords(
	text: string,
	registryUrl: string,
	{ timeout, altogether } = PATIENCE,
): Promise<{ name: string; files: DeliveredFile[] }> {
	const numbers = numbersIn(text);
	const options = { registryUrl, timeout, signal: AbortSignal.timeout(altogether) };
	const files: DeliveredFile[] = [];
	const left = [...numbers.entries()];
	let down: RegistryDown | undefined;
	const fetchNext = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const [index, number] = next;
			try {
				// The others would wait for the same registry, each as long.
				if (down) throw down;
				files[index] = { name: number, chunks: [await fetchRecord(number, options)] };
			} catch (error) {
				if (!(error instanceof Problem)) throw error;
				if (error instanceof RegistryDown) down = error;
				files[index] = failing(number, error);
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
	return { name: numbers.slice(0, 10).join(", ") + (numbers.length > 10 ? ", …" : ""), files };
}

function numbersIn(text: string): string[] {
	const { numbers, slips } = findNctNumbers(text);
	if (slips.length > 0) throw new Problem("invalid", slipsSaid(slips));
	if (numbers.length === 0)
		throw new Problem("invalid", "There is no NCT number here. Type one, such as NCT01556971.");
	if (numbers.length > MOST)
		throw new Problem(
			"invalid",
			`Up to ${MOST} numbers can be fetched at once; these are ${numbers.length}.`,
		);
	return numbers;
}

/** Names what was meant as an NCT number and is none. */
export function slipsSaid(slips: string[]): string {
	const named = slips.slice(0, 20).map((slip) => `“${slip.slice(0, 40)}”`);
	const more = slips.length > named.length ? ` and ${slips.length - named.length} more` : "";
	const are = slips.length === 1 ? "is no NCT number" : "are no NCT numbers";
	return `${named.join(", ")}${more} ${are}: NCT and eight digits, such as NCT01556971.`;
}
