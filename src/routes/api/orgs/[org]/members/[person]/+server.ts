export { through as PATCH, through as DELETE } from '../../../../through.ts';
