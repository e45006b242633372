// INTERIM
export { readmitParked } from './readmit.ts';
