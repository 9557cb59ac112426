import { PeopleGroupsRoles } from './0001-people-groups-roles.js';

/** In the order in which they run. */
export const migrations = [PeopleGroupsRoles];
