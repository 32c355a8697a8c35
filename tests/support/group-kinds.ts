import { readFileSync } from "node:fs";
import type { RegistryJson } from "./registry-records.ts";

/** A group of a made-up record, with what is true of it. */
export interface KnownGroup {
	/** Where the record has it. */
	path: string;
	title: string;
	/** The position of the arm it is or is of, from 0; undefined where it is none. */
	arm: number | undefined;
	/** Whether it is some of the arm's people only, and whether leaving it out is right too. */
	isPart: boolean;
	mayBeNone: boolean;
}

export interface Kind {
	name: string;
	record: RegistryJson;
	groups: KnownGroup[];
}

interface Line {
	letter: string;
	fields: string[];
}

const TABLES = { F: "FG", B: "BG", O: "OG", E: "EG" } as const;

/**
 * Kinds of groups that real records have, each a made-up record with the truth about its groups: see
 * tests/fixtures/ctgov/README.md for how they are written.
 */
export function groupKinds(): Kind[] {
	const text = readFileSync(new URL("../fixtures/ctgov/group-kinds.txt", import.meta.url), "utf8");
	return text
		.split(/^## /m)
		.slice(1)
		.map((block, index) => kindOf(block, index));
}

function kindOf(block: string, index: number): Kind {
	const [name = "", ...rest] = block.trim().split("\n");
	const lines = rest.map((line): Line => {
		const [, letter = "", fields = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
		return { letter, fields: fields.split("|").map((field) => field.trim()) };
	});
	const of = (letter: string) => lines.filter((line) => line.letter === letter).map(({ fields }) => fields);
	const arms = of("A");
	const words = new Set(of("!").flatMap(([first = ""]) => first.split(" ")));
	const tables = Map.groupBy(
		lines.filter(({ letter }) => /^[FBOE]\d?$/.test(letter)),
		({ letter }) => letter,
	);
	const started = of("F").reduce((sum, [, count]) => sum + Number(count || 0), 0);
	const enrolled = Number(of("N")[0]?.[0] ?? started);
	return {
		name,
		record: {
			protocolSection: {
				identificationModule: { nctId: `NCT9${String(index).padStart(7, "0")}`, briefTitle: name },
				designModule: designOf(words, arms.length, enrolled),
				armsInterventionsModule: armsOf(arms),
			},
			resultsSection: resultsOf(tables),
			hasResults: true,
		},
		groups: knownGroups(tables),
	};
}

function designOf(words: ReadonlySet<string>, arms: number, enrolled: number) {
	const isSingle = arms === 1 && !words.has("RANDOMISED") && !words.has("CROSSOVER");
	return {
		studyType: words.has("OBSERVATIONAL") ? "OBSERVATIONAL" : "INTERVENTIONAL",
		designInfo: {
			allocation: isSingle ? "NA" : "RANDOMIZED",
			interventionModel: isSingle ? "SINGLE_GROUP" : words.has("CROSSOVER") ? "CROSSOVER" : "PARALLEL",
			maskingInfo: { masking: words.has("OPEN") ? "NONE" : "DOUBLE" },
		},
		...(enrolled > 0 && { enrollmentInfo: { count: enrolled, type: "ACTUAL" } }),
	};
}

function armsOf(arms: string[][]) {
	const given = arms.flatMap(([label, , , names]) =>
		(names ?? "")
			.split(";")
			.map((name) => name.trim())
			.filter(Boolean)
			.map((name) => ({ label, name })),
	);
	return {
		armGroups: arms.map(([label, type, description]) => ({
			label,
			...(type && { type }),
			...(description && { description }),
			interventionNames: given.filter((each) => each.label === label).map(({ name }) => name),
		})),
		interventions: [...Map.groupBy(given, ({ name }) => name)].map(([name, uses]) => ({
			type: name.split(":")[0]?.toUpperCase(),
			name: name.replace(/^\w+:\s*/, ""),
			armGroupLabels: uses.map(({ label }) => label),
		})),
	};
}

const idOf = (letter: string, index: number) =>
	`${TABLES[letter.charAt(0) as keyof typeof TABLES]}${String(index).padStart(3, "0")}`;

function resultsOf(tables: ReadonlyMap<string, Line[]>) {
	const groups = (letter: string) =>
		(tables.get(letter) ?? []).map(({ fields: [title, , , description] }, index) => ({
			...{ id: idOf(letter, index), title },
			...(description && { description }),
		}));
	const counts = (letter: string, as: string) =>
		(tables.get(letter) ?? []).flatMap(({ fields: [, count] }, index) =>
			count ? [{ groupId: idOf(letter, index), [as]: count }] : [],
		);
	const denoms = (letter: string) => [{ units: "Participants", counts: counts(letter, "value") }];
	return {
		participantFlowModule: {
			groups: groups("F"),
			periods: [
				{
					title: "Overall Study",
					milestones: [{ type: "STARTED", achievements: counts("F", "numSubjects") }],
				},
			],
		},
		baselineCharacteristicsModule: { groups: groups("B"), denoms: denoms("B"), measures: [] },
		outcomeMeasuresModule: {
			outcomeMeasures: measuresIn(tables).map((letter) => ({
				...{ type: "SECONDARY", title: `Score ${letter}`, timeFrame: "Week 12", paramType: "MEAN" },
				...{ unitOfMeasure: "points", groups: groups(letter), denoms: denoms(letter) },
				classes: [
					{ categories: [{ measurements: groups(letter).map(({ id }) => ({ groupId: id, value: "1" })) }] },
				],
			})),
		},
		adverseEventsModule: {
			eventGroups: groups("E").map((group, index) => ({
				...group,
				seriousNumAtRisk: Number(tables.get("E")?.[index]?.fields[1] || 0) || undefined,
			})),
			otherEvents: [
				{
					term: "Headache",
					organSystem: "Nervous system disorders",
					stats: groups("E").map(({ id }) => ({ groupId: id, numAffected: 1 })),
				},
			],
		},
	};
}

const measuresIn = (tables: ReadonlyMap<string, Line[]>) =>
	[...tables.keys()].filter((letter) => letter.startsWith("O"));

function knownGroups(tables: ReadonlyMap<string, Line[]>): KnownGroup[] {
	const places: Record<string, string> = {
		F: "participantFlowModule.groups",
		B: "baselineCharacteristicsModule.groups",
		E: "adverseEventsModule.eventGroups",
	};
	return [...tables].flatMap(([letter, lines]) => {
		const measure = measuresIn(tables).indexOf(letter);
		const place = places[letter] ?? `outcomeMeasuresModule.outcomeMeasures[${measure}].groups`;
		return lines.map(({ fields: [title = "", , truth = ""] }, index) => {
			const number = /\d+/.exec(truth)?.[0];
			return {
				path: `resultsSection.${place}[${index}]`,
				title: `${letter}: ${title}`,
				arm: number === undefined ? undefined : Number(number) - 1,
				isPart: truth.startsWith("part of"),
				mayBeNone: truth.startsWith("part of") || truth.endsWith("or none"),
			};
		});
	});
}
