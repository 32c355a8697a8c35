import { readFileSync } from "node:fs";
import { agrees, type Kind } from "./tolerances.ts";

/** A value of the reference files. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Reads the expected figures of a data set. */
export function expectedOf(id: string): Json {
	const url = new URL(`../fixtures/metafor/expected/${id}.json`, import.meta.url);
	return JSON.parse(readFileSync(url, "utf8"));
}

/** What lies at a path of keys; undefined where there is nothing, or where R itself failed. */
export function at(node: Json | undefined, ...path: (string | number)[]): Json | undefined {
	let value: Json | undefined = node;
	for (const key of path) {
		if (Array.isArray(value)) value = typeof key === "number" ? value[key] : undefined;
		else if (typeof value === "object" && value !== null) value = value[String(key)];
		else return undefined;
	}
	return value ?? undefined;
}

export function listAt(node: Json | undefined, ...path: (string | number)[]): Json[] {
	const value = at(node, ...path);
	return Array.isArray(value) ? value : [];
}

export function keysAt(node: Json | undefined, ...path: (string | number)[]): string[] {
	const value = at(node, ...path);
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

/** The number there, "Infinity" included; null where there is none. */
export function numberAt(node: Json | undefined, ...path: (string | number)[]): number | null {
	const value = at(node, ...path);
	if (value === "Infinity") return Number.POSITIVE_INFINITY;
	if (value === "-Infinity") return Number.NEGATIVE_INFINITY;
	return typeof value === "number" ? value : null;
}

/** A number that the data cannot do without. */
export function needed(node: Json | undefined, ...path: (string | number)[]): number {
	const value = numberAt(node, ...path);
	if (value === null) throw new Error(`The reference holds no number at ${path.join(".")}`);
	return value;
}

/**
 * Collects how many figures of each section were compared and which differ. Figures that the reference leaves
 * null are not counted, so that the counts, which every test states, show that something was compared.
 */
export class Comparison {
	readonly compared: Record<string, number> = {};
	readonly differences: string[] = [];

	figure(
		kind: Kind,
		section: string,
		where: string,
		got: number | null | undefined,
		expected: number | null,
	): void {
		if (expected === null) return;
		this.compared[section] = (this.compared[section] ?? 0) + 1;
		if (got === null || got === undefined || !agrees(kind, got, expected)) {
			this.differences.push(`${section}: ${where} is ${got}, metafor has ${expected}`);
		}
	}

	interval(
		kind: Kind,
		section: string,
		where: string,
		got: readonly [number, number] | null,
		node: Json | undefined,
	): void {
		this.figure(kind, section, `${where} lower`, got?.[0] ?? null, numberAt(node, 0));
		this.figure(kind, section, `${where} upper`, got?.[1] ?? null, numberAt(node, 1));
	}

	/** Says that what should have been estimated was not. */
	missing(section: string, where: string, reason: string): void {
		this.differences.push(`${section}: ${where} was not computed: ${reason}`);
	}
}
