import { eq, sql } from "../drizzle.ts";
import { prepared } from "../prepared.ts";
import { studies } from "../schema/studies.ts";
import { syntheses } from "../schema/syntheses.ts";
import type { Store } from "../store.ts";

/** Whether a study has this address, or had it when it was archived. */
export function isStudyAddressTaken(store: Store, slug: string): boolean {
	const found = prepared(store, "study address taken", () =>
		store.db
			.select({ id: studies.id })
			.from(studies)
			.where(eq(studies.slug, sql.placeholder("slug")))
			.prepare(),
	).get({ slug });
	return found !== undefined;
}

/** The same of syntheses. */
export function isSynthesisAddressTaken(store: Store, slug: string): boolean {
	const found = prepared(store, "synthesis address taken", () =>
		store.db
			.select({ id: syntheses.id })
			.from(syntheses)
			.where(eq(syntheses.slug, sql.placeholder("slug")))
			.prepare(),
	).get({ slug });
	return found !== undefined;
}
