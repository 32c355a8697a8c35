import bcgVaccine from "./bcg-vaccine.json" with { type: "json" };
import brin2020 from "./brin-2020.json" with { type: "json" };
import finziRosenthal2014 from "./finzi-rosenthal-2014.json" with { type: "json" };
import li from "./li.json" with { type: "json" };
import magid from "./magid.json" with { type: "json" };
import registryRecords from "./registry-records.json" with { type: "json" };
import stJohnsWort from "./st-johns-wort.json" with { type: "json" };
import wollmer2012 from "./wollmer-2012.json" with { type: "json" };
import wollmer2022 from "./wollmer-2022.json" with { type: "json" };
import zamanian2017 from "./zamanian-2017.json" with { type: "json" };
import zhang2021 from "./zhang-2021.json" with { type: "json" };

/**
 * The studies a new library begins with, as the schema takes them: published trials with what could be read of
 * them, and nothing else. Those of botulinum toxin are from their abstracts and registry records, those of BCG
 * vaccine and St John's wort from a review each, two of apps against depression from their registry records, one with
 * its results and one that owes them. They are imported and not read from disk, so that a bundle
 * holds them too. The last is the newest in a list, and the one to show first.
 */
export const SAMPLE_DOCUMENTS: readonly unknown[] = [
	...registryRecords,
	...stJohnsWort,
	...bcgVaccine,
	wollmer2022,
	li,
	zhang2021,
	brin2020,
	zamanian2017,
	magid,
	wollmer2012,
	finziRosenthal2014,
];
