// Spanish of many phones and one truth: what waits, whose answer, which site, which version, and the
// auditor's own check.
import { plural } from './plural.ts';

const count = plural('es');
const pictures = (n: number) => count(n, { one: 'una foto', other: `${n} fotos` });
const answers = (n: number) => count(n, { one: 'una respuesta', other: `${n} respuestas` });

export const esSync = {
	/** «Sincronización»: what waits on this phone, why, and since when. */
	syncing: {
		title: 'Sincronización',
		help: 'Qué falta por enviar, y por qué',
		aloneTitle: 'Este teléfono trabaja sin cuenta',
		alone:
			'Todo se guarda en este teléfono y no se envía a ningún servidor. Con una invitación de su empresa, o con un servidor propio, lo verán también los demás.',
		aloneJoin: 'Unirse a un equipo',
		safeTitle: 'Todo está a salvo',
		safe: 'El servidor confirmó cada respuesta y cada foto de este teléfono.',
		waitsTitle: (n: string) => `Por enviar: ${n}`,
		sendingTitle: (n: string) => `Enviando: ${n}`,
		reviewTitle: 'Hay algo por revisar',
		review: 'El servidor no aceptó algo de este teléfono. Está más abajo, con la razón.',
		why: {
			offline:
				'No hay conexión con el servidor. Todo queda guardado aquí y se envía solo en cuanto haya señal, con la aplicación abierta.',
			sending: 'Se está enviando. Puede cerrar la aplicación: lo que falte sigue guardado aquí.',
			soon: 'Se envía en un momento.',
			signedOut:
				'La sesión está cerrada en este teléfono. Lo pendiente se queda guardado; entre de nuevo para enviarlo.',
			revoked:
				'Este teléfono ya no tiene acceso a la empresa. Lo que falta se sigue entregando durante 30 días, y quien es dueño decide si entra.',
			update:
				'Esta versión es demasiado vieja para el servidor. Nada se pierde: actualice la aplicación y se enviará.',
			range:
				'Lo recibido no coincide con lo que tiene el servidor. Se vuelve a pedir; si se repite, avise a quien cuida el servidor.',
		},
		signIn: 'Entrar de nuevo',
		what: 'Qué falta',
		kinds: {
			answers: (n: number) => answers(n),
			notes: (n: number) => count(n, { one: 'una nota', other: `${n} notas` }),
			photos: (n: number) => count(n, { one: 'datos de una foto', other: `datos de ${n} fotos` }),
			walks: (n: number) =>
				count(n, { one: 'un paso de un recorrido', other: `${n} pasos de recorridos` }),
			settings: (n: number) => count(n, { one: 'un ajuste', other: `${n} ajustes` }),
		},
		pictures: (n: number, size: string) => `${pictures(n)} · ${size}`,
		preparing: (n: number) =>
			count(n, { one: 'una foto preparándose', other: `${n} fotos preparándose` }),
		since: (when: string) => `Lo más viejo espera desde ${when}`,
		heard: (when: string) => `Última vez que habló el servidor: ${when}`,
		neverHeard: 'El servidor todavía no ha hablado con este teléfono.',
		wanted: (n: number) =>
			count(n, {
				one: 'Un recorrido de otro teléfono se está trayendo.',
				other: `${n} recorridos de otros teléfonos se están trayendo.`,
			}),
		backed: 'El servidor tiene copia de respaldo de lo que este teléfono le envió.',
		notBacked:
			'El servidor todavía no tiene copia de respaldo de todo: este teléfono conserva lo suyo mientras tanto.',
		now: 'Sincronizar ahora',
		going: 'Sincronizando…',
		done: 'Listo: todo está a salvo.',
		notDone: 'Todavía no se pudo enviar todo. Nada se pierde: se intentará otra vez.',
		reportsTitle: 'Lo que pasó',
		restored: (when: string) =>
			`${when}: el servidor se restauró de una copia anterior. Este teléfono le volvió a enviar lo suyo; nada se perdió aquí.`,
		trayTitle: 'Por revisar',
		trayHelp:
			'Lo que este teléfono contó y el servidor no aceptó. Nada se borra: puede enviarlo otra vez o guardarlo en un archivo.',
		trayEmpty: 'Nada por revisar: el servidor aceptó todo.',
		traySaid: (what: string) => `Se contestó: ${what}`,
		trayTaken: 'Se quitó la respuesta',
		trayNote: (text: string) => `Nota: ${text}`,
		trayPhoto: 'Una foto',
		trayRefusedPhoto: 'Los datos de la foto sí llegaron; la imagen no.',
		trayOf: (walk: string, area: string) => `${walk} · ${area}`,
		trayUnknownWalk: 'Un recorrido que ya no está aquí',
		again: 'Volver a enviar',
		againOf: (what: string) => `Volver a enviar: ${what}`,
		againDone: 'Se enviará otra vez.',
		exportTray: 'Guardar la lista en un archivo',
	},
	/** The sites of a business, and the business itself. */
	sites: {
		title: 'Locales',
		help: 'Agregar, cambiar y archivar',
		helpRead: 'Áreas, turnos y horarios',
		lead: 'Cada local tiene sus áreas, sus turnos y su propia historia.',
		one: (areas: number, shifts: number) =>
			`${count(areas, { one: 'un área', other: `${areas} áreas` })} · ${count(shifts, { one: 'un turno', other: `${shifts} turnos` })}`,
		add: 'Agregar un local',
		addTitle: 'Otro local',
		addLead: 'Empieza con las áreas de su giro. Después puede cambiarlas.',
		addGo: 'Agregar',
		added: (name: string) => `${name} está listo para recorrerse.`,
		archivedTitle: 'Archivados',
		archived: 'Archivado: su historia se conserva y nadie lo recorre.',
		archive: 'Archivar este local',
		archiveAsk:
			'Ya nadie podrá empezar recorridos aquí. Su historia se conserva y puede volver a abrirlo.',
		archiveYes: 'Archivar',
		archiveDone: (name: string) => `${name} está archivado.`,
		reopen: 'Volver a abrir',
		reopened: (name: string) => `${name} se puede recorrer otra vez.`,
		lastOne: 'Es el único local abierto: agregue otro antes de archivarlo.',
		switchTo: 'Cambiar de local',
		switchTitle: '¿En qué local está?',
		here: 'está aquí',
		readOnly: 'Solo quien es dueño de la empresa cambia los locales.',
		areas: 'Áreas, en el orden del cliente',
		shifts: 'Turnos',
		shiftLine: (name: string, from: string, to: string) => `${name}: de ${from} a ${to}`,
		zone: (zone: string) => `Zona horaria: ${zone}`,
		noneTitle: 'Todavía no hay locales',
		noneOwner: 'Un local es un lugar que se recorre: tiene áreas, turnos y su propia historia.',
		noneOther:
			'Los locales de la empresa aparecen aquí en cuanto este teléfono hable con el servidor. Si ya habló, pida a quien es dueño que le dé uno.',
		business: 'La empresa',
		businessHelp: 'Su nombre y su país',
		businessName: 'Nombre de la empresa',
		businessMissing: 'Escriba el nombre de la empresa para guardar.',
		businessSaved: 'Empresa guardada en este teléfono.',
	},
	/** Several people in one walk. */
	together: {
		somebody: 'Alguien',
		you: 'Usted',
		with: (names: string) => `con ${names}`,
		answeredBy: (name: string) => `Contestó ${name}`,
		answered: (name: string, what: string) => `${name}: ${what}`,
		apart: (names: string) => `${names} respondieron distinto`,
		apartHelp: 'Cuenta lo peor hasta que alguien decida. Mire otra vez y elija.',
		settle: (what: string) => `Queda así: ${what}`,
		settled: 'Quedó decidido.',
		apartShort: 'respondieron distinto',
		fetching: 'Se está trayendo del servidor. Se abrirá aquí en un momento.',
		fetchLater: 'Está en el servidor. Se traerá en cuanto haya señal.',
		partDone: 'Terminé mi parte',
		partDoneHelp: 'El recorrido sigue abierto para los demás.',
		partDoneSaid: 'Anotado: usted terminó su parte. El recorrido sigue abierto.',
		title: 'Entre varios',
		gave: (name: string, n: number) => `${name}: ${answers(n)}`,
		done: 'terminó',
		notDone: (name: string) => `${name} no ha terminado`,
		missing: (n: number, name: string) =>
			count(n, { one: `Falta 1 respuesta de ${name}`, other: `Faltan ${n} respuestas de ${name}` }),
		late: 'llegó tarde',
		lateMany: (n: number) =>
			count(n, {
				one: 'Una respuesta llegó después del cierre y ya cuenta.',
				other: `${n} respuestas llegaron después del cierre y ya cuentan.`,
			}),
		revision: (n: string) => `Revisión ${n} del informe`,
		clock: (hours: string) =>
			`El reloj del teléfono estaba corrido ${hours}. La hora de este recorrido es la que calculó el servidor.`,
		hours: (n: number) => count(n, { one: 'una hora', other: `${n} horas` }),
		days: (n: number) => count(n, { one: 'un día', other: `${n} días` }),
	},
	/** The auditor's sealed check. */
	spot: {
		name: 'Revisión sorpresa',
		many: 'Revisiones sorpresa',
		of: (time: string) => `Revisión sorpresa · ${time}`,
		today: '¿Qué diría hoy un cliente?',
		start: 'Empezar una revisión sorpresa',
		startAnother: 'Empezar otra revisión sorpresa',
		startTitle: 'Nueva revisión sorpresa',
		startLead:
			'Con las mismas listas de la casa, pero aparte: hasta que la termine solo usted la ve.',
		emptyTitle: 'Revise sin ver los puntajes de la casa',
		empty:
			'Así lo que usted ve no depende de lo que otros contestaron. Al terminar queda sellada, y entonces la ven el dueño y los líderes del local.',
		resume: 'Seguir la revisión',
		finishTitle: 'Terminar la revisión sorpresa',
		finishAsk: 'Queda sellada: nadie la puede cambiar.',
		finish: 'Terminar y sellar',
		sealedWaits: 'Sellada en este teléfono. El local la verá en cuanto haya señal.',
		sealed: 'Sellada: nadie la puede cambiar.',
		seen: 'El dueño y los líderes del local ya la pueden ver.',
		apart: 'No entra en el puntaje ni en las tendencias de la casa.',
		by: (name: string) => `Por ${name}`,
		back: 'Ver revisiones',
		ownTitle: 'Sus revisiones',
		noneTitle: 'Aquí se verán sus revisiones',
		mark: 'revisión sorpresa',
	},
	/** Pictures and notes that are taken away for good, and pictures of others. */
	erase: {
		photo: 'Borrar para siempre',
		note: 'Borrar la nota para siempre',
		title: '¿Borrar para siempre?',
		askPhoto:
			'La foto se borra del servidor y de todos los teléfonos. Nadie la podrá recuperar. El puntaje no cambia.',
		askNote:
			'La nota se borra del servidor y de todos los teléfonos. Nadie la podrá recuperar. El puntaje no cambia.',
		yes: 'Borrar para siempre',
		done: 'Borrado para siempre. Los demás teléfonos lo borran al sincronizar.',
		offline: 'Para borrar para siempre hace falta señal. Inténtelo cuando la haya.',
		unsent: 'Primero tiene que enviarse. Inténtelo después de sincronizar.',
		signIn: 'Confirme que es usted en Equipo, y vuelva a intentarlo.',
		failed: 'No se pudo borrar. Nada cambió; inténtelo otra vez.',
		fetching: 'Trayendo la foto…',
		notHere: 'Esta foto está en otro teléfono o en el servidor. Se verá aquí cuando haya señal.',
		notArrived: 'El teléfono que tomó esta foto todavía no la envía.',
	},
	/** The library of lists and their versions. */
	lists: {
		title: 'Listas',
		help: 'Qué se revisa en cada área, y sus versiones',
		lead: 'Cada lista dice cómo se ve bien un área. Al publicar una versión nueva, los recorridos anteriores conservan la suya.',
		items: (n: number) => count(n, { one: 'un punto', other: `${n} puntos` }),
		version: (n: string) => `versión ${n}`,
		published: (name: string, when: string) => `${name} · ${when}`,
		shipped: (when: string) => `Publicada · ${when}`,
		current: 'en uso',
		waiting: 'sin enviar: su número puede cambiar',
		atOnce: (mine: string, others: string) =>
			`La versión ${mine} se publicó a la vez que la ${others}, sin conocerse. Ninguna se perdió: vale la aceptada al último.`,
		twoAtOnce: 'Dos versiones a la vez: mírelas',
		atOnceYou:
			'Otra persona publicó esta lista al mismo tiempo que usted. Mire las dos y publique una nueva con lo mejor de ambas.',
		history: 'Versiones',
		none: 'Las listas aparecen aquí cuando hay un local.',
		edit: 'Cambiar la lista',
		editTitle: (name: string) => `Cambiar ${name}`,
		editLead:
			'Nada cambia hasta que publique. Si un punto pasa a pedir otra cosa, agréguelo como nuevo: así su historia no se mezcla.',
		wording: 'Qué se espera ver',
		weight: 'Peso',
		weights: { '1': '1 · detalle', '2': '2 · importa', '3': '3 · pesa mucho' },
		leaveOut: 'Quitar',
		leaveOutOf: (item: string) => `Quitar: ${item}`,
		addItem: 'Agregar un punto',
		newText: 'Qué se espera ver, en una afirmación',
		newTextHelp: 'Por ejemplo: El menú está limpio y completo.',
		newTells: 'Qué piensa el cliente si falla',
		newFix: 'Cómo se arregla rápido',
		dimension: 'Dimensión',
		critical: 'Crítico: limita la banda si falla',
		add: 'Agregar',
		missing: 'Escriba las tres frases del punto para agregarlo.',
		empty: 'Una lista necesita al menos un punto.',
		wordless: 'Hay un punto sin texto. Escríbalo o quite el punto.',
		translation:
			'Al cambiar el texto se quita su traducción: ya no diría lo mismo. Puede escribirla después, con la aplicación en el otro idioma.',
		unchanged: 'Todavía no ha cambiado nada.',
		whatIf: 'Cómo habría movido sus últimos recorridos',
		whatIfNone: 'Todavía no hay recorridos con esta lista para comparar.',
		whatIfSame: (walks: number) =>
			count(walks, {
				one: 'Con este cambio, su último recorrido tendría el mismo puntaje.',
				other: `Con este cambio, sus últimos ${walks} recorridos tendrían el mismo puntaje.`,
			}),
		whatIfMoved: (walks: number, up: number, down: number) =>
			`Con este cambio, de ${count(walks, { one: 'su último recorrido', other: `sus últimos ${walks} recorridos` })}: ${count(up, { one: '1 habría subido', other: `${up} habrían subido` })} y ${count(down, { one: '1 habría bajado', other: `${down} habrían bajado` })}.`,
		whatIfUp: (points: string) => `Lo que más habría subido: ${points} puntos.`,
		whatIfDown: (points: string) => `Lo que más habría bajado: ${points} puntos.`,
		whatIfNote:
			'Los recorridos hechos no cambian. Un punto nuevo no cuenta en esta comparación: nadie lo miró.',
		publish: 'Publicar la versión nueva',
		publishDone: (name: string, n: string) => `${name}: versión ${n} publicada.`,
		discard: 'Dejar como estaba',
		onlyOwner: 'Solo quien es dueño de la empresa cambia las listas.',
		back: 'Listas',
	},
};
