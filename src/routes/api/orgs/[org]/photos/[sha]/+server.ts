export { through as PUT, through as GET } from '../../../../through.ts';
