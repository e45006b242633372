// The sheet inside an export, for whoever opens the zip by hand: in both languages, whatever the
// reader's, and so not in messages/.

export const readme = `TODO HABLA

ES
Este archivo es una copia de lo que guardaba un teléfono con Todo Habla. Para usarla, no la
descomprima: en Todo Habla, abra Ajustes, «Abrir una copia», y elija el archivo .zip completo.
Abrirla dos veces no repite nada.

  todo-habla.json   de qué empresa y de qué día es la copia, y qué archivos trae
  ops.jsonl         lo que se anotó, una anotación por línea, en JSON
  photos/           las fotos; el nombre de cada una es el SHA-256 de sus bytes
  thumbs/           las mismas fotos, en pequeño
  raws/             fotos que aún no se habían reducido, tal como las dio la cámara

Las fotos de raws/ pueden decir dónde se tomaron. Envíe esta copia solo a personas de confianza.

EN
This file is a copy of what a phone with Todo Habla held. To use it, do not unzip it: in Todo Habla
open Settings, «Open a copy», and choose the whole .zip file. Opening it twice repeats nothing.

  todo-habla.json   which business and day the copy is of, and which files it brings
  ops.jsonl         what was noted, one entry per line, in JSON
  photos/           the photos; each is named by the SHA-256 of its bytes
  thumbs/           the same photos, small
  raws/             photos that had not been made small yet, as the camera gave them

Photos in raws/ may tell where they were taken. Send this copy only to people you trust.
`;
