// The same strict commit without the app; both functions run in a bare page of the app's origin and
// may use nothing from outside themselves.

/** Makes a second database as the app's own is, rows and indexes, and a button to tap. */
export async function prepareRaw(): Promise<void> {
	const done = <T>(request: IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	const own = await done(indexedDB.open('todo-habla'));
	const all = own.transaction([...own.objectStoreNames]);
	const stores = [...own.objectStoreNames].map((name) => all.objectStore(name));
	const layout = stores.map((store) => ({
		name: store.name,
		keyPath: store.keyPath,
		indexes: [...store.indexNames].map((name) => store.index(name)),
		rows: done(store.getAll()),
	}));
	const rows = await Promise.all(layout.map((store) => store.rows));
	const asked = indexedDB.open('raw', 1);
	asked.onupgradeneeded = () => {
		layout.forEach(({ name, keyPath, indexes }, index) => {
			const twin = asked.result.createObjectStore(name, { keyPath });
			for (const it of indexes) twin.createIndex(it.name, it.keyPath, { unique: it.unique });
			for (const row of rows[index] ?? []) twin.put(row);
		});
	};
	const raw = await done(asked);
	own.close();
	raw.close();
	document.documentElement.innerHTML =
		'<meta name="viewport" content="width=device-width"><button style="padding:40px">Bien</button>';
}

/** Waits for one tap, then writes an operation, its answer and the counter; times in ms. */
export async function commitRaw(): Promise<{ commit: number; tap: number }> {
	type Rows = { n: number; ent: string; id: string; kind?: string; key?: string }[];
	const done = <T>(request: IDBRequest<T>) =>
		new Promise<T>((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	const page = window as unknown as { raw?: { db: IDBDatabase; rows: Rows[] } };
	if (!page.raw) {
		const db = await done(indexedDB.open('raw'));
		const look = db.transaction(['ops', 'answers', 'meta']);
		const rowsOf = (name: string) => done(look.objectStore(name).getAll() as IDBRequest<Rows>);
		const [ops, answers, meta] = await Promise.all([
			rowsOf('ops'),
			rowsOf('answers'),
			rowsOf('meta'),
		]);
		page.raw = {
			db,
			rows: [ops, answers, meta],
		};
	}
	const { db, rows } = page.raw;
	const op = rows[0]?.find(({ kind }) => kind === 'answer.set');
	const answer = rows[1]?.at(-1);
	const install = rows[2]?.find(({ key }) => key === 'install');
	if (!op || !answer || !install) throw new Error('No answer in the app to copy');
	const tapped = await new Promise<Event>((heard) =>
		addEventListener('click', heard, { once: true, capture: true }),
	);
	const [id, ent] = [crypto.randomUUID(), `${crypto.randomUUID()}/a/b`];
	const begun = performance.now();
	const writing = db.transaction(['ops', 'answers', 'meta'], 'readwrite', { durability: 'strict' });
	install.n += 1;
	writing.objectStore('ops').add({ ...op, id, ent, n: install.n, outbox: install.n });
	writing.objectStore('answers').put({ ...answer, ent });
	writing.objectStore('meta').put(install);
	await new Promise((complete, failed) => {
		writing.oncomplete = complete;
		writing.onabort = () => failed(writing.error);
	});
	const now = performance.now();
	return { commit: now - begun, tap: now - tapped.timeStamp };
}
