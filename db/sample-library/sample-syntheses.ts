import syntheses from "./syntheses.json" with { type: "json" };

/**
 * The syntheses a new library begins with, as the schema takes them. Their rows name the sample studies by the
 * addresses these are given in a new library.
 */
export const SAMPLE_SYNTHESES: readonly { rows: readonly { study: string }[] }[] = syntheses;
