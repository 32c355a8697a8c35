import packageJson from "../../package.json" with { type: "json" };

/** Which program this is, as it is noted with what it computed. */
export const PROGRAM_VERSION = packageJson.version;
