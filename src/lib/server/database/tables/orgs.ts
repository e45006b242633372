// A business on this server. Its row is locked first by everything that writes its log.

/** `chain` and `head_seq` are those of the newest operation; times in ms since 1970. */
export type OrgsTable = {
	id: string;
	epoch: string;
	head_seq: number;
	chain: string;
	/** Install id of the server as an author in this log, and its counter. */
	dev: string;
	dev_n: number;
	/** Newest seq inside a verified backup; 0 when there is none. */
	durable_seq: number;
	/** Goes up whenever somebody's name changes. */
	people_version: number;
	photo_bytes: number;
	created_at: number;
};
