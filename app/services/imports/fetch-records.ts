import { Problem } from "#app/domain/problem.ts";
import { type DeliveredFile, failing } from "./delivered-files.ts";
import { fetchRecord, nctNumber } from "./fetch-registry.ts";

const MOST = 50;
/** How many are asked for at a time: the registry is a public good. */
const AT_ONCE = 4;

/**
 * The records with the numbers in a text. One that cannot be had becomes a file that fails with the reason.
 * @throws Problem `invalid` when the text has no number, something else, or too many
 */
export async function fetchRecords(
	text: string,
	registryUrl: string,
): Promise<{ name: string; files: DeliveredFile[] }> {
	const words = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
	const numbers = words.map((word) => {
		const number = nctNumber(word);
		if (!number)
			throw new Problem("invalid", `“${word.slice(0, 40)}” is no NCT number, such as NCT01556971.`);
		return number;
	});
	if (numbers.length === 0) throw new Problem("invalid", "Type an NCT number, such as NCT01556971.");
	if (numbers.length > MOST) throw new Problem("invalid", `Up to ${MOST} numbers can be fetched at once.`);
	const files: DeliveredFile[] = [];
	const left = [...numbers.entries()];
	const fetchNext = async () => {
		for (let next = left.shift(); next; next = left.shift()) {
			const [index, number] = next;
			files[index] = await fetchFile(number, registryUrl);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
	return { name: numbers.slice(0, 10).join(", ") + (numbers.length > 10 ? ", …" : ""), files };
}

async function fetchFile(number: string, registryUrl: string): Promise<DeliveredFile> {
	try {
		return { name: number, chunks: [await fetchRecord(number, { registryUrl })] };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return failing(number, error);
	}
}
