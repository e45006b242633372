// Every table of the server, one file each; all are keyed by organization first.
import type { AttemptsTable } from './attempts.ts';
import type { AuditsTable } from './audits.ts';
import type { DevicesTable } from './devices.ts';
import type { InvitationsTable } from './invitations.ts';
import type { MembersTable } from './members.ts';
import type { OpsTable } from './ops.ts';
import type { OrgsTable } from './orgs.ts';
import type { PhotoRefsTable, PhotosTable } from './photos.ts';
import type { ProjectionsTable } from './projections.ts';
import type { QuarantineTable } from './quarantine.ts';
import type { SettingsTable } from './settings.ts';
import type { WalkSummariesTable } from './walk-summaries.ts';

export type Tables = {
	attempts: AttemptsTable;
	audits: AuditsTable;
	devices: DevicesTable;
	invitations: InvitationsTable;
	members: MembersTable;
	ops: OpsTable;
	orgs: OrgsTable;
	photo_refs: PhotoRefsTable;
	photos: PhotosTable;
	projections: ProjectionsTable;
	quarantine: QuarantineTable;
	settings: SettingsTable;
	walk_summaries: WalkSummariesTable;
};
