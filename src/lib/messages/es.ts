// Spanish: the source. Each group names the screen where its words appear; keys are noun.moment.kind.
import { esDoor } from './es-door.ts';
import { esFiles } from './es-files.ts';
import { esFirst } from './es-first.ts';
import { esInstall } from './es-install.ts';
import { esOverview } from './es-overview.ts';
import { esImport } from './es-import.ts';
import { esShare } from './es-share.ts';
import { esSync } from './es-sync.ts';
import { esTeam } from './es-team.ts';
import { esTrends } from './es-trends.ts';
import { plural } from './plural.ts';

const count = plural('es');

export const es = {
	...esFirst,
	...esInstall,
	...esDoor,
	...esFiles,
	...esOverview,
	...esImport,
	...esShare,
	...esSync,
	...esTeam,
	...esTrends,
	/** Preparing a site, and its settings later. */
	site: {
		beginTitle: 'Prepare su local',
		editTitle: 'Su local',
		name: 'Nombre del local',
		nameHelp: 'Como lo llaman ustedes: Centro, Sucursal Norte…',
		sector: '¿Qué tipo de local es?',
		sectors: {
			restaurant: 'Restaurante',
			hotel: 'Hotel',
			shop: 'Tienda',
			clinic: 'Clínica',
			bank: 'Banco',
		},
		region: 'País',
		regionHelp: 'Decide cómo se escriben los números y las fechas.',
		zone: 'Zona horaria',
		zoneHelp: 'Con ella se decide a qué día y turno pertenece un recorrido.',
		zoneBad: 'Esa zona horaria no existe. Elija una de la lista, por ejemplo America/Mexico_City.',
		cut: 'El día de trabajo termina a las',
		cutHelp: 'Un recorrido hecho antes de esta hora cuenta para el día anterior.',
		shifts: 'Turnos',
		shiftName: 'Nombre del turno',
		shiftFrom: 'Desde',
		shiftTo: 'Hasta',
		addShift: 'Agregar turno',
		removeShift: (name: string) => `Quitar el turno ${name}`,
		shiftNames: ['mañana', 'tarde', 'noche'],
		areas: 'Áreas, en el orden del cliente',
		areaName: 'Nombre del área',
		areaList: 'Lista que usa',
		addArea: 'Agregar un área',
		addAreaHelp: 'Dos áreas pueden usar la misma lista: baño de damas y baño de caballeros.',
		moveUp: (name: string) => `Subir ${name}`,
		moveDown: (name: string) => `Bajar ${name}`,
		archive: (name: string) => `Dejar de recorrer el área ${name}`,
		archiveAsk:
			'Ya no se ofrecerá en los recorridos nuevos. Su historia se conserva, y no se puede volver a abrir: un área agregada después empieza su propia historia.',
		archiveYes: 'Dejar de recorrer',
		archived: (name: string) => `El área ${name} ya no se recorre. Su historia se conserva.`,
		continue: 'Continuar',
		saved: 'Guardado en este teléfono.',
		shiftBad: 'Cada turno necesita un nombre, y su principio y su fin no pueden ser la misma hora.',
		areasSave: 'Los cambios de las áreas se guardan solos.',
		nameMissing: 'Escriba el nombre del local para continuar.',
	},
	/** Cierre: a finished walk. */
	closing: {
		...esFirst.closing,
		title: (time: string) => `Recorrido · ${time}`,
		meta: (day: string, minutes: number, items: number) =>
			`${day} · ${minutes} min · ${count(items, { one: '1 punto', other: `${items} puntos` })}`,
		found: 'al llegar',
		foundLong: 'Como se encontró',
		left: 'Como quedó',
		noScoreHelp: 'Ningún punto se pudo puntuar en este recorrido.',
		capOne: 'Un punto crítico limita la banda.',
		capMany: (n: number) => `${n} puntos críticos limitan la banda.`,
		lost: (points: string) => `${points} puntos perdidos`,
		coverage: 'Cobertura',
		coverageOf: (percent: string) => `Se miró el ${percent} % de lo que aplica`,
		says: 'Lo que su local está diciendo',
		saysNothing: 'Hoy su local no dice nada malo. Eso también se nota.',
		saysNothingSeen: 'No se vio lo suficiente para saber qué dice su local.',
		showAll: (n: number) => `Ver las ${n}`,
		showLess: 'Ver menos',
		fixed: 'arreglado en el momento',
		byDimension: 'Por dimensión',
		byArea: 'Por área',
		notEnough: 'datos insuficientes',
		notScored: 'sin datos',
		notes: 'Notas y fotos',
		reopen: 'Reabrir',
		reopenAsk:
			'Al reabrir puede cambiar respuestas. Hasta que lo termine otra vez no cuenta en la historia.',
		void: 'Anular',
		voidAsk:
			'Un recorrido anulado no cuenta en ningún número y no se puede recuperar. No se borra: queda con su razón.',
		voidReason: '¿Por qué se anula?',
		voidMissing: 'Escriba la razón para anular.',
		voided: 'Anulado',
		voidedBecause: (reason: string) => `Anulado: ${reason}`,
		back: 'Ver recorridos',
		lowCoverage: 'Se miró menos del 80 %: este recorrido no entra en las tendencias.',
	},
	/** Sentences for what goes wrong: what happened, and what to do. */
	problem: {
		...esFirst.problem,
		quota:
			'El teléfono no tiene espacio y lo último no se guardó. Lo anterior sigue guardado. Libere espacio y repita el último toque.',
		lost: 'El navegador perdió la conexión con sus datos y lo último no se guardó. Lo anterior sigue guardado. Repita el último toque; si vuelve a pasar, cierre y abra la aplicación.',
		blocked:
			'La aplicación está abierta en otra pestaña con otra versión. Cierre las demás pestañas y vuelva a cargar esta.',
		newer:
			'Estos datos los guardó una versión más nueva de Todo Habla. No se ha cambiado nada. Actualice la aplicación; mientras tanto puede guardar una copia.',
		hangs:
			'Los datos del teléfono no responden. Nada se ha borrado. Cierre la aplicación por completo y ábrala otra vez.',
		unavailable:
			'Este navegador no permite guardar datos, quizá por estar en modo privado. Abra Todo Habla en una ventana normal.',
		'too-large': 'Esa nota es demasiado larga y no se guardó. Acórtela un poco.',
		unknown:
			'Algo falló y lo último no se guardó. Lo anterior sigue guardado. Repita el último toque; si vuelve a pasar, cierre y abra la aplicación.',
		checklist:
			'Una de las listas de ese archivo no cumple el formato: le falta un texto, un peso o un identificador. Nada se cambió. Corrija la lista y vuelva a abrir el archivo.',
		'not-an-export':
			'Ese archivo no es una copia de Todo Habla. Nada se cambió. Elija un archivo que termine en .todohabla.zip.',
		corrupt:
			'Esa copia está dañada o incompleta. Nada se cambió. Pida el archivo otra vez, sin que pase por una aplicación que lo modifique.',
		'file-newer':
			'Esa copia es de una versión más nueva. Nada se cambió. Actualice Todo Habla y ábrala otra vez.',
		'other-organization':
			'Esa copia es de otra empresa y este teléfono ya tiene datos propios. Nada se cambió. Ábrala en un teléfono sin datos.',
		photosLeftOut: (n: number) =>
			count(n, {
				one: 'Una foto de la copia estaba dañada y quedó fuera.',
				other: `${n} fotos de la copia estaban dañadas y quedaron fuera.`,
			}),
	},
	/** What the chip means when tapped. */
	sync: {
		...esFirst.sync,
		explainTitle: '«En este teléfono»',
		explain:
			'Cada respuesta queda guardada en este teléfono antes de verse en pantalla. Sobrevive aunque se cierre la aplicación o el navegador, o se acabe la batería. Todavía no se envía a ningún servidor: para tener una copia, use Ajustes › Guardar una copia.',
		explainExport: 'Ir a guardar una copia',
		go: 'Ver la sincronización',
	},
	/** Starting a walk. */
	start: {
		title: 'Nuevo recorrido',
		lead: 'De afuera hacia adentro, como llega el cliente.',
		items: (n: number) => count(n, { one: 'un punto', other: `${n} puntos` }),
		estimate: (items: string, minutes: number) => `${items} · unos ${minutes} min`,
		all: 'Todas',
		none: 'Ninguna',
		never: 'Nunca aplica aquí',
		neverCount: (n: number) =>
			count(n, { one: 'un punto nunca aplica', other: `${n} puntos nunca aplican` }),
		neverHelp:
			'Lo que marque no se volverá a preguntar en esta área. Puede cambiarlo cuando quiera.',
		begin: 'Empezar',
		choose: 'Elija al menos un área para empezar.',
		noAreas: 'Este local todavía no tiene áreas.',
		addAreas: 'Agregar áreas',
	},
	/** One item of a walk. */
	walk: {
		leave: 'Salir; el recorrido queda guardado',
		list: 'Ver lista',
		one: 'Ver de a uno',
		position: (at: number, of: number, area: number, areas: number) =>
			`${at} de ${of} · área ${area} de ${areas}`,
		progressLabel: (done: number, total: number) => `${done} de ${total} contestados`,
		critical: 'Crítico',
		sample: (n: number) => count(n, { one: 'revisar una pieza', other: `revisar ${n} piezas` }),
		ifFails: 'Si falla, el cliente piensa:',
		pass: 'Bien',
		fail: 'Mal',
		scale: ['Inaceptable', 'Molesta', 'Se nota', 'Muy bien', 'Impecable'],
		anchors: [
			'Es lo primero que se ve; un cliente se quejaría o se iría.',
			'Se nota en varios puntos o lleva más de un turno así.',
			'Un cliente lo notaría sin buscarlo, en un solo punto.',
			'Un detalle menor que solo se nota al buscarlo.',
			'Nada que señalar ni mirando de cerca.',
		],
		scaleHelp: 'Qué significa cada palabra',
		na: 'No aplica',
		skip: 'No se pudo ver',
		skipWhy: '¿Por qué no se pudo ver?',
		skipHelp: 'No baja el puntaje, pero sí la cobertura.',
		reasons: {
			no_access: 'Sin acceso',
			no_time: 'Sin tiempo',
			not_safe: 'No era seguro',
			other: 'Otra razón',
		},
		photo: 'Foto',
		photoAfter: 'Foto del después',
		note: 'Nota',
		noteLabel: 'Nota sobre este punto',
		notePlaceholder: 'Qué vio y dónde',
		noteLeft: (n: number) =>
			count(n, { one: 'queda un carácter', other: `quedan ${n} caracteres` }),
		undo: 'Deshacer',
		change: 'Cambiar',
		next: 'Siguiente punto',
		finishNext: 'Ir al final',
		criticalPoint: 'punto crítico',
		fixed: 'Arreglado en el momento',
		fixedKeeps: 'El puntaje sigue siendo el de como se encontró.',
		exempt: 'Nunca aplica aquí',
		unanswered: 'Sin contestar',
		disputed: 'Hay dos respuestas distintas',
		missing: 'Este recorrido no está en este teléfono.',
		missingHelp: 'Puede estar en otro teléfono, o en los datos de ejemplo.',
	},
	/** Photos: camera, gallery, pictures on an item. */
	photo: {
		take: 'Tomar la foto',
		camera: 'Cámara',
		system: 'Usar la cámara del teléfono',
		gallery: 'Elegir de la galería',
		denied: 'El navegador no dio permiso para la cámara. Use la cámara del teléfono o la galería.',
		none: 'No se encontró una cámara. Use la cámara del teléfono o la galería.',
		starting: 'Abriendo la cámara…',
		preparing: 'Guardando la foto…',
		of: (n: number, total: number) => `Foto ${n} de ${total}`,
		before: 'antes',
		after: 'después',
		view: 'Ver la foto',
		noPreview: 'Sin vista previa',
		noPreviewHelp:
			'Este navegador no sabe mostrar este tipo de foto. Está guardada como la dio la cámara, sin su ubicación.',
		remove: 'Quitar la foto',
		removed: 'Foto quitada.',
		arrow: 'Flecha',
		circle: 'Círculo',
		blur: 'Tapar',
		blurHelp: 'Toque y arrastre sobre una cara o un dato. Se tapa para siempre.',
		arrowHelp: 'Toque donde empieza y arrastre hasta lo que quiere señalar.',
		circleHelp: 'Toque en el centro y arrastre hacia afuera.',
		clear: 'Borrar las marcas',
		centre: 'Marcar el centro',
		noRoom: (mb: string) =>
			`Solo hay ${mb} MB libres y la foto no se guardó. La respuesta sí. Libere espacio en el teléfono y tome la foto otra vez.`,
		notPicture: 'Ese archivo no es una foto. Su respuesta está guardada; elija otra foto.',
		tooLarge:
			'Esa foto pesa más de 15 MB y este navegador no puede reducirla. Su respuesta está guardada.',
		staysHere:
			'No se pudo quitar con certeza la ubicación de esta foto, así que no se enviará a ningún servidor. Solo va en las copias que usted guarde.',
		damaged:
			'Esa foto está dañada: se guardó tal como vino, pero no se puede mostrar. Si puede, tómela otra vez.',
		failed: 'La foto no se pudo guardar. Su respuesta está guardada; tómela otra vez.',
	},
	/** Finishing a walk. */
	finish: {
		title: 'Terminar el recorrido',
		complete: 'Todos los puntos están contestados.',
		left: (n: number) =>
			count(n, { one: 'Falta un punto por contestar', other: `Faltan ${n} puntos por contestar` }),
		leftHelp:
			'Lo que quede sin contestar cuenta como no revisado: no baja el puntaje, baja la cobertura.',
		go: 'Ver el cierre',
		goAnyway: 'Terminar así',
		keepWalking: 'Seguir contestando',
	},
	dimensions: {
		cleanliness: 'Limpieza',
		order: 'Orden',
		supplies: 'Insumos',
		dress: 'Vestimenta',
		conduct: 'Conducta',
	},
	/** "How was this computed": behind every number. */
	explain: {
		open: (name: string) => `${name}: cómo se calculó`,
		title: 'Cómo se calculó',
		score:
			'Cada punto vale su peso. Se suma lo ganado y se divide entre lo posible. Nunca se promedian porcentajes.',
		scoreSum: (earned: string, possible: string, score: string) =>
			`${earned} de ${possible} puntos = ${score}`,
		left: 'Igual que el puntaje, pero contando como bien lo arreglado en el momento. No cambia el puntaje.',
		coverage:
			'El peso de lo contestado, dividido entre el peso de lo que aplica. «No aplica» no cuenta; lo que no se pudo ver sí.',
		coverageSum: (answered: string, applicable: string, percent: string) =>
			`${answered} de ${applicable} de peso = ${percent} %`,
		intrusions:
			'Una intrusión es un punto que habla mal: Mal, o de Inaceptable a Se nota. Arreglarla no la borra de la cuenta.',
		lost: 'Suma de lo que cada punto dejó de ganar: todo su peso si está mal, o una parte si va con escala. Muy bien también deja de ganar un poco.',
		band: 'La banda sale del número que se ve: 95 Impecable, 85 En orden, 70 Descuidos a la vista. Un punto crítico la limita a Descuidos a la vista; dos, a Habla mal.',
		item: 'Punto',
		weight: 'Peso',
		answer: 'Respuesta',
		points: 'Puntos',
		notCounted: 'no cuenta',
	},
	/** History of walks. */
	history: {
		title: 'Recorridos',
		lead: 'Un solo recorrido dice poco: mire cómo van varios, no solo dos.',
		emptyTitle: 'Aquí se verá la historia',
		empty:
			'Después de terminar un recorrido verá su puntaje y, con varios, si la limpieza y el orden mejoran.',
		chartTitle: 'Puntaje por recorrido',
		chartFew: 'Con menos de seis recorridos los puntos no se unen: todavía no hay una línea.',
		chartNote: 'Como se encontró. Los recorridos con cobertura menor a 80 % no se dibujan.',
		overall: 'General',
		date: 'Fecha',
		table: 'Ver los números',
		chartLabel: (n: number) =>
			count(n, { one: 'Gráfica de un recorrido', other: `Gráfica de ${n} recorridos` }),
		more: 'Ver más',
	},
	/** Settings. */
	settings: {
		title: 'Ajustes',
		language: 'Idioma',
		languages: { es: 'Español', en: 'English' },
		theme: 'Apariencia',
		themes: { auto: 'Como el teléfono', light: 'Clara', dark: 'Oscura' },
		hand: 'Mano que usa',
		hands: { right: 'Derecha', left: 'Izquierda' },
		handHelp: 'Pone «Bien» del lado de su pulgar.',
		motion: 'Movimiento',
		motions: { auto: 'Como el teléfono', off: 'Sin movimiento' },
		vibration: 'Vibrar al contestar',
		place: 'Su local',
		placeHelp: 'Nombre, turnos, áreas',
		storage: 'Espacio en este teléfono',
		storageUsed: (used: string, free: string) => `${used} usados, ${free} libres`,
		persisted: 'El navegador prometió no borrar estos datos.',
		notPersisted:
			'El navegador podría borrar estos datos si falta espacio. Instale la aplicación para evitarlo.',
		copy: 'Copia de seguridad',
		copyHelp: 'Un archivo con todas las respuestas y fotos. Otro teléfono puede abrirlo.',
		export: 'Guardar una copia',
		exporting: 'Preparando la copia…',
		exported: (name: string) => `Copia guardada: ${name}`,
		import: 'Abrir una copia',
		imported: (facts: number, photos: number) =>
			`Entró todo: ${count(facts, { one: '1 anotación', other: `${facts} anotaciones` })} y ${count(photos, { one: '1 foto', other: `${photos} fotos` })}. Lo que ya estaba no se repitió.`,
		importedNothing: 'Todo lo de ese archivo ya estaba en este teléfono. Nada se repitió.',
		example: 'Ejemplo',
		exampleOpen: 'Ver un ejemplo',
		exampleHelp: 'Un restaurante con 90 días de recorridos, aparte de sus datos.',
		exampleRemove: 'Quitar el ejemplo',
		exampleRemoved: 'El ejemplo se quitó por completo.',
		about: 'Acerca de',
		aboutText:
			'Todo Habla es software libre (licencia MIT). Los textos de las listas son de dominio público (CC0).',
		version: (v: string) => `Versión ${v}`,
	},
};

export type Messages = typeof es;
