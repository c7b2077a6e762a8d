export { ComplaintsScreen } from './complaints-screen.tsx';
export { complaintsSearch } from './search.ts';
