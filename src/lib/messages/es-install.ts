// Spanish, the source, of the advice to install: only a phone that is not installed needs it first.

export const esInstall = {
	/** Advice to install, shown before the first walk. */
	install: {
		title: 'Instale la aplicación antes del primer recorrido',
		why: 'Instalada abre sin señal y el teléfono no borra lo guardado.',
		whyIphone:
			'En iPhone, Safari borra los datos de un sitio que no se usa en unos siete días, y la aplicación instalada no comparte datos con Safari. Instálela antes de empezar.',
		iphoneSteps: [
			'Toque el botón Compartir de Safari.',
			'Elija Agregar a pantalla de inicio.',
			'Abra Todo Habla desde el ícono nuevo y empiece ahí.',
		],
		androidSteps: [
			'Abra el menú ⋮ del navegador.',
			'Toque Instalar aplicación o Agregar a pantalla principal.',
			'Ábrala desde el ícono nuevo.',
		],
		button: 'Instalar',
		later: 'Seguir sin instalar',
		insecure:
			'Esta dirección no usa HTTPS. Así el navegador no permite la cámara ni trabajar sin señal. Pida a quien cuida el servidor una dirección que empiece con https://.',
	},
};
