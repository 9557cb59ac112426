import { PeopleGroupsRoles } from './0001-people-groups-roles.js';
import { SignIn } from './0003-sign-in.js';

/** In the order in which they run. */
export const migrations = [PeopleGroupsRoles, SignIn];
