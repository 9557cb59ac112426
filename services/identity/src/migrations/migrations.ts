import { PeopleGroupsRoles } from './0001-people-groups-roles.js';
import { Imports } from './0002-imports.js';
import { SignIn } from './0003-sign-in.js';
import { PeopleSearch } from './0004-people-search.js';
import { LastAdmin } from './0005-last-admin.js';
import { MessagesAndKeys } from './0006-messages-and-keys.js';
import { Audit } from './0007-audit.js';
import { Scim } from './0008-scim.js';
import { SecondFactor } from './0009-second-factor.js';
import { Privacy } from './0010-privacy.js';
import { QuickSearchText } from './0011-quick-search-text.js';

/** In the order in which they run. */
export const migrations = [
  PeopleGroupsRoles,
  Imports,
  SignIn,
  PeopleSearch,
  LastAdmin,
  MessagesAndKeys,
  Audit,
  Scim,
  SecondFactor,
  Privacy,
  QuickSearchText,
];
