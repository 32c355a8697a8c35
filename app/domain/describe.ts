import { splitAuthors } from "./author-list.ts";
import { ownReports } from "./own-reports.ts";
import { isRetracted } from "./report-status.ts";
import type { Outcome, TimePoint } from "./study/outcome.ts";
import type { Report, StudyDocument } from "./study/study-document.ts";
import { TIME_UNITS } from "./time-units.ts";

/** The moment of an outcome in words: "week 6", "12 months", or the source's own text; empty when unknown. */
export function describeTimePoint(timePoint: Omit<TimePoint, "id"> | undefined): string {
	if (!timePoint) return "";
	const { value, unit, text } = timePoint;
	if (!value || !unit) return text ?? value ?? "";
	if (unit === "days" || unit === "weeks" || unit === "cycles") return `${unit.slice(0, -1)} ${value}`;
	return `${value} ${value === "1" ? unit.slice(0, -1) : TIME_UNITS[unit]}`;
}

/** An outcome's label with the class and category its figures are of: "Smoking · Smoked in the last 30 days". */
export function nameOutcome({
	label,
	className,
	category,
}: Pick<Outcome, "label" | "className" | "category">): string {
	return [label, className, category].filter(Boolean).join(" · ");
}

/** An outcome with what tells it from its neighbours: "Pain · Improved, week 6". */
export function describeOutcome(
	outcome: Pick<Outcome, "label" | "className" | "category" | "timePoint">,
): string {
	const parts = nameOutcome(outcome);
	const when = outcome.timePoint?.value ? describeTimePoint(outcome.timePoint) : "";
	return when === "" || parts.toLowerCase().includes(when.toLowerCase()) ? parts : `${parts}, ${when}`;
}

/** The year a study is filed under: that of its first report of its own, else the year it started. */
export function studyYear(document: Pick<StudyDocument, "reports" | "dates">): number | undefined {
	const reported = ownReports(document).find((report) => report.year !== undefined);
	if (reported) return reported.year;
	const started = document.dates.start ?? document.dates.completion;
	return started ? Number(started.slice(0, 4)) : undefined;
}

/** The authors and year that a study goes by: "Finzi & Rosenthal", 2014. The authors may be empty. */
export function authorsAndYear(document: Pick<StudyDocument, "reports" | "dates">): {
	authors: string;
	year: number | undefined;
} {
	const report = ownReports(document).find((own) => shortAuthors(own) !== "");
	return { authors: shortAuthors(report), year: report?.year ?? studyYear(document) };
}

/** "Finzi & Rosenthal", "Wollmer et al."; empty when the authors are not known. */
export function shortAuthors(report: Pick<Report, "authors"> | undefined): string {
	const names = splitAuthors(report?.authors ?? "")
		.map(surname)
		.filter((name) => name !== "" && name !== "…" && name !== "...");
	if (names.length === 0) return "";
	if (names.length === 2) return `${names[0]} & ${names[1]}`;
	return names.length === 1 ? `${names[0]}` : `${names[0]} et al.`;
}

/** The surname of an author as references print it: "Finzi E", "E. Finzi", "Finzi, Eric", "King ML Jr". */
function surname(author: string): string {
	const words = author.trim().replace(/,.*$/, "").split(/\s+/);
	const withoutInitials = words.filter((word) => !/^(?:(\p{Lu}\.?-?){1,4}|[JS]r\.?)$/u.test(word));
	return (withoutInitials.length > 0 ? withoutInitials : words).join(" ");
}

type Named = Pick<StudyDocument, "reports" | "dates" | "acronym" | "title">;

/**
 * How a study is called where space is short: "Finzi & Rosenthal 2014", its acronym, or its title. That a report of it
 * was retracted is part of the name, so that nobody reads a figure of it without being told.
 */
export function shortName(document: Named): string {
	return isRetracted(document) ? `${plainName(document)} (retracted)` : plainName(document);
}

function plainName(document: Named): string {
	const { authors, year } = authorsAndYear(document);
	if (authors !== "") return year ? `${authors} ${year}` : authors;
	return document.acronym ?? document.title;
}

/** "Fluoxetine against Placebo", or the one arm where nothing stands against it. */
export function armsText(experimental: string, control: string | undefined): string {
	return control ? `${experimental} against ${control}` : experimental;
}
