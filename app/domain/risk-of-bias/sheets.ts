import { ROB_1 } from "./rob-1.ts";
import { ROB_2 } from "./rob-2.ts";
import { ROBINS_I_2016 } from "./robins-i-2016.ts";
import { ROBINS_I_V2 } from "./robins-i-v2.ts";
import type { Judgement } from "./rule.ts";
import { type BiasEffect, type BiasTool, type BiasVersion, partNamed, type Sheet } from "./sheet.ts";
import { BIAS_EFFECTS, BIAS_TOOLS, BIAS_VERSIONS } from "./vocabulary.ts";

/** Every tool that judges by template, in each version and for each effect of interest. */
const SHEETS: readonly Sheet[] = [...ROB_2, ...ROBINS_I_V2, ...ROBINS_I_2016, ROB_1];

/** A tool in one of its versions. */
export interface Template {
	tool: BiasTool;
	version: BiasVersion;
}

/** The sheets of a template: one for each effect of interest, or one. Empty where the tool has no such version. */
export const sheetsOf = ({ tool, version }: Partial<Template>): readonly Sheet[] =>
	SHEETS.filter((sheet) => sheet.tool === tool && sheet.version === version);

/** The sheet that is filled in; undefined while it is not known for which effect. */
export const sheetOf = (of: Partial<Template> & { effect?: BiasEffect | undefined }): Sheet | undefined =>
	sheetsOf(of).find(({ effect }) => effect === undefined || effect === of.effect);

/** A tool's words for a judgement: of a version, or of any where none is said. None of a tool without a template. */
export function wordsOf({ tool, version }: Partial<Template>): readonly Judgement[] {
	const sheets = SHEETS.filter(
		(sheet) => sheet.tool === tool && (version === undefined || sheet.version === version),
	);
	return [...new Set(sheets.flatMap(({ words }) => words))];
}

/** Whether a template judges for an effect of interest. */
export const hasEffects = (template: Partial<Template>) =>
	sheetsOf(template).some(({ effect }) => effect !== undefined);

/** Templates by the key that the form has for them: "rob-2.cluster" → "RoB 2 · Cluster randomised". */
export const TEMPLATES: Readonly<Record<string, string>> = Object.fromEntries(
	SHEETS.map((sheet) => [templateKey(sheet), templateName(sheet)]),
);

export function templateKey({ tool, version }: Template): string {
	return `${tool}.${version}`;
}

export function templateOf(key: string): Template | undefined {
	const sheet = SHEETS.find((each) => templateKey(each) === key);
	return sheet && { tool: sheet.tool, version: sheet.version };
}

/** "RoB 2 · Cluster randomised"; a version that the name of the tool has in it is not said twice. */
export function templateName({ tool, version }: Template): string {
	const [name, variant] = [BIAS_TOOLS[tool], BIAS_VERSIONS[version]];
	return name.includes(variant) ? name : `${name} · ${variant}`;
}

/** "effect of assignment to the intervention" */
export const effectWords = (effect: BiasEffect) => `effect of ${BIAS_EFFECTS[effect].toLowerCase()}`;

/** The tool that alone has a domain of this name, with or without the kind of bias in brackets behind it. */
export function toolOfDomain(name: string): BiasTool | undefined {
	const plain = name.replace(/\s*\([^()]*\)$/, "");
	const tools = SHEETS.filter((sheet) => partNamed(sheet, plain)).map(({ tool }) => tool);
	const [only, ...others] = new Set(tools);
	return others.length === 0 ? only : undefined;
}
