export { through as DELETE } from '../../../../through.ts';
