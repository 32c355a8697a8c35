import { and, eq, isGiven, isNull, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { prepareInsertion } from "../row-insertion.ts";
import { syntheses, synthesisPins } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";
import { type SynthesisRecord, selectSyntheses, toSynthesisRecord } from "./get-synthesis.ts";

/** What was kept with a published version of a synthesis. */
export type SynthesisPin = typeof synthesisPins.$inferSelect;

/** What was kept with a version; undefined where nothing was. */
export function getPin(store: Store, id: number, version: number): SynthesisPin | undefined {
	return prepared(store, "synthesis pin", () =>
		store.db
			.select()
			.from(synthesisPins)
			.where(and(isGiven(synthesisPins.synthesisId, "id"), isGiven(synthesisPins.version, "version")))
			.prepare(),
	).get({ id, version });
}

/** Keeps it, once and for good. Call it inside a transaction. */
export function insertPin(store: Store, pin: SynthesisPin): void {
	prepared(store, "insert synthesis pin", () => prepareInsertion(store, synthesisPins)).run(pin);
}

/** The published syntheses of whose standing version nothing was kept: they are older than the keeping. */
export function synthesesWithoutPin(store: Store): SynthesisRecord[] {
	const isOf = and(eq(synthesisPins.synthesisId, syntheses.id), eq(synthesisPins.version, syntheses.version));
	return selectSyntheses(store)
		.leftJoin(synthesisPins, isOf)
		.where(
			and(
				eq(syntheses.visibility, "published"),
				isNull(syntheses.archivedAt),
				sql`${synthesisPins.version} is null`,
			),
		)
		.all()
		.map(toSynthesisRecord);
}
