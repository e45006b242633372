// `npm run set-up-link`: a link that sets up a business, when the one of the first
// start was lost or a second business comes to this server. Run by plain Node.
import { setUpLink } from '../access/set-up.ts';
import { keep } from './keeper.ts';

await keep(async (server) => {
	const link = await setUpLink(server);
	return `Whoever opens this link within 7 days sets up a business and owns it. It works once.\n${link}`;
});
