/**
 * Whether tests ask for everything rather than for a sample: every spelling of an address, every visitor in every
 * state, every look of a page. `npm run rehearse -- tests` sets it; `npm test` has no time for it.
 */
export const AT_LENGTH = process.env.AT_LENGTH === "1";
