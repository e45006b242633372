// Opening, planting and removing the example, which lives in a database of its own.
import { Phone } from '#lib/local/phone.ts';
import { here } from './here.ts';
import { chooseExample, exampleName } from './phone.svelte.ts';
import { notices } from './notices.svelte.ts';
import { language, m } from './words.svelte.ts';

/** The same seed every time: two people looking at the example see the same restaurant. */
const seed = 20261;

/** Plants the example if it is not there yet, then opens it. */
export async function openExample(): Promise<void> {
	const phone = new Phone(exampleName);
	try {
		const [
			{ exampleFacts },
			{ plantExample },
			{ shippedLists },
			{ tplOf },
			{ examplePictures, examplePictureBytes },
		] = await Promise.all([
			import('#lib/domain/example/restaurant.ts'),
			import('#lib/local/example.ts'),
			import('#lib/content/library.ts'),
			import('#lib/local/publish.ts'),
			import('#lib/content/example-pictures.ts'),
		]);
		const facts = exampleFacts({
			lists: shippedLists,
			tplOf,
			now: here.now(),
			seed,
			language: language(),
			pictures: examplePictures,
		});
		await plantExample(phone, facts, { pictures: examplePictureBytes(), seed });
		phone.close();
		chooseExample(true);
	} catch {
		phone.close();
		notices.say(m.example.failed, 'bad');
	}
}

/** Removes the example whole; the page starts anew on own data if it was open. */
export async function removeExampleWhole(isOpen: boolean, close: () => void): Promise<void> {
	const { removeExample } = await import('#lib/local/example.ts');
	close();
	await removeExample(exampleName);
	if (isOpen) chooseExample(false);
	else notices.say(m.settings.exampleRemoved);
}
