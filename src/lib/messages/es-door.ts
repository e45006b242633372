// Spanish, the source, of what a server answers instead of what was asked: what happened, what to do.
import { plural } from './plural.ts';

const count = plural('es');

const size = (bytes: number): string =>
	bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / 1_048_576)} MB`;

export const esDoor = {
	door: {
		/** By code of server/problem.ts; a function takes the one fact that the answer carries. */
		problem: {
			unreadable:
				'El servidor no entendió lo que se le envió. Revise los campos e inténtelo otra vez; si se repite, actualice la aplicación.',
			'not-signed-in':
				'Su sesión terminó. Entre otra vez; lo que está en este teléfono sigue aquí.',
			revoked:
				'Este teléfono ya no tiene acceso a la empresa. Lo que falta por enviar sigue aquí; hable con quien es dueño.',
			'wrong-password':
				'El usuario o la contraseña no son correctos. Revíselos e inténtelo otra vez.',
			'not-allowed': 'Su función en la empresa no permite esto. Pídalo a quien es dueño.',
			'other-origin':
				'La petición no vino de la dirección de este servidor y no se aceptó. Abra Todo Habla en su dirección de siempre.',
			'not-found':
				'Eso no existe en este servidor, o usted no tiene acceso. Revise la dirección o vuelva a Hoy.',
			'not-declared':
				'Nadie ha avisado al servidor de esa foto todavía. Se intentará otra vez después de enviar las respuestas.',
			'name-taken':
				'Ese usuario ya existe. Si es el suyo, escriba su contraseña de siempre; si no, elija otro.',
			'last-owner':
				'Es la única persona dueña de la empresa. Haga dueña a otra antes de cambiar o quitar a esta.',
			'already-set-up':
				'La empresa de este teléfono ya está en este servidor. Pida una invitación a quien es dueño, o empiece de cero.',
			'already-member': 'Ya es parte de esta empresa. Entre con su usuario y su contraseña.',
			'belongs-elsewhere':
				'Esta persona también pertenece a otra empresa del servidor. Pida la contraseña nueva a quien administra el servidor.',
			'invitation-unknown':
				'Esa invitación no existe. Revise el código o el enlace, o pida otra invitación.',
			'invitation-expired': 'Esa invitación ya venció. Pida otra a quien se la dio.',
			'invitation-used': 'Esa invitación ya se usó. Pida otra a quien se la dio.',
			'invitation-revoked': 'Esa invitación fue anulada. Pida otra a quien se la dio.',
			'too-large': (most: number) =>
				`Pesa más de lo que el servidor acepta: hasta ${size(most)}. No se envió; sigue en este teléfono.`,
			'not-a-picture':
				'Ese archivo no es una foto que se pueda guardar. Tome la foto otra vez, o elija una JPEG, PNG o WebP.',
			'wrong-hash':
				'Los datos de esta foto se dañaron en este teléfono y el servidor no la recibe así. Lo demás del recorrido no cambia; si puede, tome la foto otra vez.',
			'weak-password': (least: number) =>
				`Esa contraseña se adivina fácilmente. Use al menos ${least} signos que no sean los de siempre ni contengan su usuario; tres palabras sueltas se recuerdan bien.`,
			'bad-name': 'Escriba un nombre de una línea, de hasta 100 letras.',
			'bad-username':
				'El usuario lleva de 3 a 30 letras sin acento, números, punto o guion bajo. Corríjalo e inténtelo otra vez.',
			update:
				'Esta versión de la aplicación es demasiado antigua para el servidor. Actualícela; lo que falta por enviar no se pierde.',
			'too-many': (minutes: number) =>
				`Hubo demasiados intentos. Espere ${count(minutes, { one: 'un minuto', other: `${minutes} minutos` })} e inténtelo otra vez.`,
			'over-quota':
				'La empresa llenó el espacio de fotos de este servidor. Las fotos siguen en este teléfono; avise a quien administra el servidor.',
			handler:
				'Algo falló en el servidor. Lo que falta por enviar sigue aquí; inténtelo más tarde y avise a quien administra el servidor si se repite.',
			busy: 'El servidor está ocupado. Inténtelo otra vez en un momento.',
			'disk-full':
				'El servidor se quedó sin espacio y no guardó lo enviado. Sigue en este teléfono; avise a quien administra el servidor.',
		},
	},
};
