import type { Params } from "@remix-run/react";
import { RECORD_STATE_WORDS, type RecordStateName } from "#app/domain/imports/import-words.ts";
import { keysOf } from "#app/domain/vocabulary.ts";
import { readChoice } from "../api/list-query.ts";

/** Which record of which import an address names; what is no number names none. */
export function recordPlace({ id = "", position = "" }: Params): { importId: number; position: number } {
	const numberIn = (text: string) => (/^\d{1,15}$/.test(text) ? Number(text) : -1);
	return { importId: numberIn(id), position: numberIn(position) };
}

/** The one state that an address lists the records of; undefined for all. @throws Problem `invalid` */
export const readRecordState = (search: URLSearchParams): RecordStateName | undefined =>
	readChoice(search, "state", keysOf(RECORD_STATE_WORDS), { name: "state", labels: RECORD_STATE_WORDS });
