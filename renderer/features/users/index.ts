export { type UsersSearch, usersSearch } from './search.ts';
export { UsersScreen } from './users-screen.tsx';
