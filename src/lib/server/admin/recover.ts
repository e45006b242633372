// `npm run recover -- USERNAME`: a link for a new password, when no owner can make
// one. Run by plain Node.
import { linkTo } from '../access/link.ts';
import { recoverThroughKeeper } from '../access/recovery.ts';
import { Refusal } from '../config.ts';
import { Problem } from '../problem.ts';
import { keep } from './keeper.ts';

const [, , username] = process.argv;

await keep(async (server) => {
	if (!username) throw new Refusal('Whose? npm run recover -- USERNAME');
	const { token } = await recoverThroughKeeper(server, username).catch((error: unknown) => {
		if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
		throw new Refusal(`Nobody on this server has the username "${username}".`);
	});
	const link = linkTo(server.config.linkOrigin, 'join', token);
	return `Whoever opens this link within 24 hours sets a new password for ${username}. It works once.\n${link}`;
});
