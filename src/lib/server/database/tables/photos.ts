// Pictures by the hash of their bytes, and who speaks of them.

export type PhotosTable = {
	org: string;
	sha: string;
	bytes: number;
	mime: string;
	state: 'declared' | 'stored' | 'bad';
	declared_at: number;
	stored_at: number | null;
};

/** `ref` is the operation, accepted or in quarantine, that tells of the picture. */
export type PhotoRefsTable = {
	org: string;
	sha: string;
	ref: string;
	scope: string;
	walk: string;
	/** ent of the photo.add */
	photo: string;
	person: string;
	device: string;
	/** 1 while its operation is in quarantine, or was hidden or redacted: it shows nobody anything. */
	is_hidden: 0 | 1;
};
