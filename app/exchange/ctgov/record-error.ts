/** A record, or a file of records, that cannot be read. Its message says what to do, and where in it the fault is. */
export class RegistryRecordError extends Error {
	override name = "RegistryRecordError";
	/** The place in the record (a path) or in the file ("line 3, column 17"); empty when it is the whole. */
	readonly place: string;

	constructor(message: string, place = "") {
		super(place === "" ? message : `${message} (${place})`);
		this.place = place;
	}
}
