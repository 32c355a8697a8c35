import { shortName } from "#app/domain/describe.ts";
import { proposeSlug } from "#app/domain/slug.ts";
import type { ExportedStudy } from "../study-csv.ts";

/** "Finzi & Rosenthal 2014", with the number that its address has where another study is called the same. */
export function studyName({ slug, document }: ExportedStudy): string {
	const [, number] = /^-(\d+)$/.exec(slug.replace(proposeSlug(document), "")) ?? [];
	return number === undefined ? shortName(document) : `${shortName(document)} (${number})`;
}
