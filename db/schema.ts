/** All tables, as drizzle-kit reads them to generate migrations. */
export * from "./schema/imports.ts";
export * from "./schema/log-ins.ts";
export * from "./schema/mail.ts";
export * from "./schema/people.ts";
export * from "./schema/records.ts";
export * from "./schema/results.ts";
export * from "./schema/search.ts";
export * from "./schema/studies.ts";
export * from "./schema/syntheses.ts";
export * from "./schema/topics.ts";
