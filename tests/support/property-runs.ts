/** How many times as often `npm run rehearse -- properties` tries each property as `npm test` does. */
const TIMES = Number(process.env.PROPERTY_RUNS_TIMES ?? 1);

/** The number of runs of a slow property: few enough for every change, many in a rehearsal. */
export const runs = (few: number) => ({ numRuns: few * TIMES });
