// Spanish, the source, of what the first screen says: it comes before everything else.
import { plural } from './plural.ts';

const count = plural('es');

export const esFirst = {
	app: {
		name: 'Todo Habla',
		skipToContent: 'Ir al contenido',
		navigation: 'Principal',
		back: 'Volver',
		close: 'Cerrar',
		cancel: 'Cancelar',
		save: 'Guardar',
		today: 'Hoy',
		walks: 'Recorridos',
		walk: 'Recorrido',
		overview: 'Panorama',
		trends: 'Tendencias',
		closing: 'Cierre',
		team: 'Equipo',
		settings: 'Ajustes',
		notFound: 'Esta página no existe.',
		notFoundHelp: 'Vuelva a Hoy; nada se ha perdido.',
		goToday: 'Ir a Hoy',
	},
	/** The chip at the top of every screen; `n` counts answers, notes and photos together. */
	sync: {
		here: 'En este teléfono',
		waits: (n: string) => `En este teléfono\u00a0·\u00a0${n}`,
		sending: (n: string) => `Subiendo ${n}`,
		safe: 'A salvo',
		review: (n: string) => `Por revisar\u00a0·\u00a0${n}`,
		signedOut: 'Sesión cerrada',
		revoked: 'Sin acceso',
		update: 'Hay que actualizar',
	},
	/** Hoy, the first screen. */
	today: {
		title: '¿Qué está diciendo su local hoy?',
		shift: (name: string) => `turno ${name}`,
		unfinished: 'Sin terminar',
		walkOf: (time: string) => `Recorrido · ${time}`,
		progress: (area: string, done: number, total: number) =>
			`${area} · ${done} de ${count(total, { one: '1 punto', other: `${total} puntos` })}`,
		resume: 'Seguir el recorrido',
		resumeOther: 'Seguir',
		start: 'Empezar un recorrido',
		startAnother: 'Empezar otro recorrido',
		last: (when: string) => `Último recorrido · ${when}`,
		open: (n: number) =>
			count(n, { one: 'Una intrusión sigue abierta', other: `${n} intrusiones siguen abiertas` }),
		again: (n: number) => `otra vez, ${n} recorridos seguidos`,
		critical: 'crítico',
		showAll: (n: number) => `Ver las ${n}`,
		noOpen: 'Nada quedó sin arreglar en el último recorrido.',
		emptyTitle: 'Todavía no hay recorridos',
		empty:
			'Camine su local como lo camina un cliente, de afuera hacia adentro. Cada detalle que habla mal queda anotado; el resto es un toque por punto.',
	},
	/** First start, before there is a site. */
	welcome: {
		title: 'Todo habla',
		lead: 'La basura del estacionamiento, la caja en recepción, el labial en la copa. El cliente lo nota, no dice nada y no vuelve.',
		promise: 'Recorra su local con los ojos del cliente, en minutos, con o sin señal.',
		begin: 'Preparar mi local',
		join: 'Unirme a un equipo',
		signIn: 'Ya tengo usuario',
		people: 'Quién usa este teléfono',
		invitation: 'Seguir con la invitación guardada',
		example: 'Ver un ejemplo',
		exampleHelp: 'Un restaurante con 90 días de recorridos. No se mezcla con sus datos.',
		import: 'Traer una copia de otro teléfono',
		importing: 'Leyendo la copia…',
	},
	/** A new version waits. */
	update: {
		ready: 'Hay una versión nueva.',
		apply: 'Actualizar',
		later: 'Después',
	},
	/** What Hoy says of the last walk; the closing itself has more. */
	closing: {
		noScore: 'Sin puntaje',
		intrusions: (n: number) => count(n, { one: 'Una intrusión', other: `${n} intrusiones` }),
		noIntrusions: 'Ninguna intrusión',
	},
	bands: ['Habla mal', 'Descuidos a la vista', 'En orden', 'Impecable'],
	/** The example, in its own database. */
	example: {
		banner: 'Ejemplo: nada de esto es suyo',
		leave: 'Salir',
		planting: 'Preparando el ejemplo…',
		failed: 'El ejemplo no se pudo preparar. Sus datos no cambiaron. Inténtelo otra vez.',
	},
	/** Around a screen that cannot be shown; why stands in the second part. */
	problem: {
		openTitle: 'Sus datos siguen en el teléfono',
		reload: 'Volver a cargar',
		salvage: 'Guardar una copia de todo',
		pageTitle: 'Algo falló al mostrar esta página',
		page: 'Lo que guardó sigue en este teléfono. Vuelva a cargar la página.',
	},
};
