import { expanderOf } from "./expander.ts";
import { groupsThatAreArms, MOST_ARMS } from "./groups-as-arms.ts";
import { LocalIds } from "./local-ids.ts";
import type { MatchableArm, TrialFacts } from "./matching/matchable.ts";
import type { Place } from "./place.ts";
import type { Reading } from "./reading.ts";
import { readRegimen } from "./regimen.ts";
import { ARM_ROLES, INTERVENTION_TYPES } from "./terms.ts";

type Loose = Record<string, unknown>;

export interface ReadArms {
	arms: (Loose & { id: string; label: string; role?: string | undefined; interventions: Loose[] })[];
	/** Interventions that no arm is said to have. */
	unassigned: Loose[];
	matchable: MatchableArm[];
	/** Puts the arms' names in the place of their short forms and code names. */
	expand(title: string): string;
	facts: TrialFacts;
	/** Adds an arm that the record does not list among its arms. */
	addArm(title: string, description: string | undefined): MatchableArm;
}

const MOST_INTERVENTIONS = 50;

/**
 * Arms with their interventions. Where a record lists none, the groups of its participant flow (or of another
 * table) are the arms, and a warning says so.
 */
export function readArms(reading: Reading): ReadArms {
	const module = reading.root.at("protocolSection").at("armsInterventionsModule");
	const ids = new LocalIds();
	const arms: ReadArms["arms"] = [];
	const matchable: MatchableArm[] = [];
	const linked = interventionsOf(module.at("interventions"));
	for (const place of module.at("armGroups").items()) {
		if (arms.length === MOST_ARMS) {
			place.notMapped(`a study has at most ${MOST_ARMS} arms here`);
			continue;
		}
		const label = place.at("label").words();
		const id = ids.named(label ?? "arm", "arm");
		if (label !== undefined) place.at("label").mapTo(`arms.${id}.label`);
		const description = place.at("description").text(`arms.${id}.description`, 5000);
		const names = place.at("interventionNames").items();
		const own = linked.filter(({ armLabels, names: known }) => {
			const byName = names.filter((name) => known.has(name.words() ?? ""));
			for (const name of byName) name.structure();
			return byName.length > 0 || (label !== undefined && armLabels.has(label));
		});
		for (const name of names) {
			if (!own.some(({ names: known }) => known.has(name.words() ?? "")))
				name.notMapped("the record has no intervention of this name");
		}
		for (const intervention of own) intervention.armCount++;
		if (own.length > MOST_INTERVENTIONS)
			place.at("interventionNames").notMapped(`an arm has at most ${MOST_INTERVENTIONS} interventions here`);
		const interventions = own
			.slice(0, MOST_INTERVENTIONS)
			.map((item, index) =>
				item.read(`arms.${id}.interventions.${index}`, `${label ?? ""}. ${description ?? ""}`),
			);
		const shown =
			label === undefined ? `Arm ${arms.length + 1}` : place.calm(place.at("label").fitted(label, 300));
		const role = place.at("type").term(`arms.${id}.role`, ARM_ROLES);
		arms.push({
			id,
			label: shown,
			role,
			description,
			interventions,
		});
		const aliases = interventions.length === 1 ? [String(interventions[0]?.name)] : [];
		matchable.push({
			id,
			label: shown,
			description,
			role,
			aliases: aliases.filter((name) => name !== shown),
			given: interventions.map(({ name }) => String(name)),
		});
	}
	onlyTelling(matchable);
	const addArm = (title: string, description: string | undefined): MatchableArm => {
		const id = ids.named(title, "arm");
		const arm = {
			id,
			label: title.slice(0, 300),
			description: description?.slice(0, 5000),
			interventions: [],
		};
		arms.push(arm);
		return { id, label: arm.label, description: arm.description, aliases: [] };
	};
	if (arms.length === 0) {
		for (const { title, description, place } of groupsThatAreArms(reading)) {
			const arm = addArm(title, description);
			matchable.push(arm);
			reading.map(
				place,
				`arms.${arm.id}.label`,
				"the record lists no arms: a group of its results is taken for one",
			);
		}
		if (arms.length > 0)
			reading.warnings.push("The record lists no arms: the groups of its results are taken for them.");
	}
	const unassigned = linked
		.filter(({ armCount }) => armCount === 0)
		.slice(0, MOST_INTERVENTIONS)
		.map((item, index) => item.read(`interventions.${index}`, ""));
	const expand = expanderOf(
		reading,
		matchable.flatMap(({ label, aliases }) => [label, ...aliases]),
	);
	return { arms, unassigned, matchable, expand, facts: factsOf(reading), addArm };
}

/** What the record says of its design, for the matching of groups. */
function factsOf({ root }: Reading): TrialFacts {
	const design = root.at("protocolSection").at("designModule");
	const info = design.at("designInfo");
	const { value: count } = design.at("enrollmentInfo").at("count");
	return {
		isOpenLabel: info.at("maskingInfo").at("masking").value === "NONE",
		isControlled:
			info.at("allocation").value === "RANDOMIZED" || info.at("interventionModel").value === "PARALLEL",
		enrolled: typeof count === "number" ? count : undefined,
	};
}

/** An intervention's name is another name of its arm only where no other arm has it. */
function onlyTelling(arms: MatchableArm[]): void {
	const counts = new Map<string, number>();
	for (const { aliases } of arms)
		for (const alias of aliases) counts.set(alias, (counts.get(alias) ?? 0) + 1);
	for (const arm of arms) arm.aliases = arm.aliases.filter((alias) => counts.get(alias) === 1);
}

interface LinkedIntervention {
	/** "Drug: Sertraline", as arms name it. */
	names: Set<string>;
	armLabels: Set<string>;
	armCount: number;
	read(to: string, armWords: string): Loose;
}

function interventionsOf(list: Place): LinkedIntervention[] {
	return list.items().flatMap((place) => {
		const name = place.at("name").words();
		if (name === undefined) {
			place.notMapped("an intervention without a name");
			return [];
		}
		const type = place.at("type").words() ?? "";
		const armLabels = place
			.at("armGroupLabels")
			.items()
			.flatMap((label) => label.structure() ?? []);
		const spelled = type
			.toLowerCase()
			.split("_")
			.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
		return [
			{
				names: new Set([`${spelled.join(" ")}: ${name}`, `${spelled.join(" / ")}: ${name}`, name]),
				armLabels: new Set(armLabels),
				armCount: 0,
				read: (to: string, armWords: string) => readIntervention(place, to, armWords),
			},
		];
	});
}

function readIntervention(place: Place, to: string, armWords: string): Loose {
	const name = place.at("name").title(`${to}.name`, 300) ?? "";
	const description = place.at("description").text(`${to}.description`, 5000);
	const type = place.at("type").term(`${to}.type`, INTERVENTION_TYPES);
	const otherNames = place
		.at("otherNames")
		.items()
		.slice(0, 50)
		.flatMap((other) => other.text(`${to}.otherNames`, 300) ?? []);
	return { type, name, otherNames, ...readRegimen(`${name}. ${description ?? ""}`, armWords), description };
}
