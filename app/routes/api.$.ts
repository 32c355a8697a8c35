import { answeringApi } from "#app/http/api/answering-api.ts";
import { nothingThere } from "#app/http/api/nothing-there.ts";

export const loader = answeringApi(nothingThere);

export const action = answeringApi(nothingThere);
