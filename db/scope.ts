import type { Column } from "drizzle-orm";
import { sql } from "./drizzle.ts";

/** Which studies a query may return: everybody sees what is published, those who log trials see drafts too. */
export type Scope = "published" | "drafts-too";

/** Whether the scope that a statement is run with (`inScope`) may see what has this visibility. */
export const isVisible = (visibility: Column) =>
	sql`(${visibility} = 'published' or ${sql.placeholder("draftsToo")})`;

/** The scope as a statement takes it that asks `isVisible`. */
export const inScope = (scope: Scope) => ({ draftsToo: scope === "drafts-too" ? 1 : 0 });
