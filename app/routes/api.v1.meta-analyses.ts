import { answeringApi } from "#app/http/api/answering-api.ts";
import { postMetaAnalysis } from "#app/http/api/meta-analyses.ts";

export const loader = answeringApi(
	{ POST: postMetaAnalysis },
	{ openToOtherSites: true, storesNothing: true },
);

export const action = answeringApi(
	{ POST: postMetaAnalysis },
	{ openToOtherSites: true, storesNothing: true },
);
