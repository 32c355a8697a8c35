import { answeringApi } from "#app/http/api/answering-api.ts";
import { postMetaAnalysis } from "#app/http/api/meta-analyses.ts";
import type { RouteHandle } from "#app/http/route-handle.ts";

export const handle: RouteHandle = { storesNothing: true };

export const loader = answeringApi({ POST: postMetaAnalysis }, { openToOtherSites: true });

export const action = answeringApi({ POST: postMetaAnalysis }, { openToOtherSites: true });
