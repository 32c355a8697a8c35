import { checkDraft } from "#app/domain/checks/check-draft.ts";
import type { Finding } from "#app/domain/finding.ts";
import { toIndexPath } from "#app/domain/id-path.ts";
import { withStubs } from "#app/domain/study-form/closed-parts.ts";
import { partStates } from "#app/domain/study-form/form-parts.ts";
import type { ChosenDesign } from "#app/domain/study-form/is-met.ts";
import { joinable } from "#app/domain/study-form/join-outcomes.ts";
import { proposalsFor } from "#app/domain/study-form/proposals.ts";
import { proposeDeviations } from "#app/domain/study-form/propose-deviations.ts";
import { toInput } from "#app/domain/study-form/to-input.ts";
import type { LiveForm, LiveMessage } from "./live.tsx";
import { nested } from "./whole-form.ts";

/** Reads a form that is being filled in: what is noticed, and how its arms, reports and outcomes are called now. */
export function readLive(formData: FormData, elsewhere: Finding[] = []): Omit<LiveForm, "formId"> {
	return liveOf(nested(formData), elsewhere);
}

/**
 * @param form what the form holds @param elsewhere findings only the server can know, such as a number that
 * another study bears
 */
export function liveOf(form: Record<string, unknown>, elsewhere: Finding[] = []): Omit<LiveForm, "formId"> {
	const { reason: _, expectedVersion: __, publish: ___, ...study } = form;
	const read = toInput(study);
	const { nameOf } = read;
	const input = withStubs(read.input, read.closed);
	const { findings, problems } = checkDraft(input);
	const messages = new Map<string, LiveMessage[]>();
	const add = (name: string, message: LiveMessage) =>
		messages.set(name, [...(messages.get(name) ?? []), message]);
	const nameAt = (path: string) => nameOf(toIndexPath(path, input) ?? path.split("."));
	// What must be typed before a study can be stored is no news while it is being typed.
	for (const { path, message } of problems) {
		if (!/^(Enter|Choose) /.test(message)) add(nameAt(path), { level: "error", message });
	}
	for (const { level, path, message, candidates, answer } of [...findings, ...elsewhere]) {
		if (level === "remark") continue;
		add(nameAt(path), {
			level,
			message,
			...(candidates && { candidates }),
			...(answer && { answered: true }),
		});
	}
	const wrong = [...messages].flatMap(([name, all]) =>
		all.some((message) => message.level === "error") ? [name] : [],
	);
	return {
		...{ messages, cells: proposeDeviations(read), ...namesIn(study), proposals: proposalsFor(study) },
		joinable: joinable(study),
		parts: partStates(study, wrong),
	};
}

function namesIn(study: Record<string, unknown>) {
	const items = (list: unknown) => (Array.isArray(list) ? (list as Record<string, unknown>[]) : []);
	const named = (
		list: unknown,
		letter: string,
		label: (item: Record<string, unknown>, index: number) => string,
	) =>
		items(list).map((item, index) => ({
			id: String(item?.id ?? `${letter}${index + 1}`),
			label: label(item ?? {}, index),
		}));
	const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
	return {
		design: (study.design ?? {}) as ChosenDesign,
		arms: named(study.arms, "a", (arm, index) => text(arm.label) || `Arm ${index + 1}`),
		groups: named(study.groups, "g", (group, index) => text(group.title) || `Group ${index + 1}`),
		outcomes: named(study.outcomes, "o", (outcome, index) => text(outcome.label) || `Outcome ${index + 1}`),
		reports: named(
			study.reports,
			"r",
			(report, index) =>
				[
					text(report.authors).slice(0, 40),
					text(report.year),
					text(report.found) || text(report.doi) || text(report.citation).slice(0, 40),
				]
					.filter(Boolean)
					.join(" ") || `Report ${index + 1}`,
		),
	};
}
