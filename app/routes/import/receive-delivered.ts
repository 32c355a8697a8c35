import { problemOf } from "#app/http/answers/answering.ts";
import type { AppContext, Upload } from "#app/http/context.ts";
import type { Pasted } from "#app/http/forms/delivered-form.ts";
import { filesInBytes } from "#app/services/imports/delivered-files.ts";
import { type Delivery, type Received, receiveRecords } from "#app/services/imports/receive-records.ts";

/** Less than this is kept quicker than a thread begins, and keeps no reader waiting. */
const LITTLE = 256 * 1024;
/** A small packed file may hold millions of tiny records, which would fill the disk. */
const MOST_RECORDS = 100_000;

/** Keeps the records of what was sent as an import. @throws Problem when nothing can be kept */
export async function receiveDelivered(
	{ store, imports }: Pick<AppContext, "store" | "imports">,
	asked: Omit<Delivery, "mostRecords">,
	content: Upload | Pasted,
): Promise<Received> {
	const delivery = { ...asked, mostRecords: MOST_RECORDS };
	if ("bytes" in content && content.bytes.length < LITTLE)
		return receiveRecords(store, delivery, filesInBytes(content.name, content.bytes));
	const received = await imports.receive(delivery, content);
	if ("kind" in received) throw problemOf(received);
	return received;
}
