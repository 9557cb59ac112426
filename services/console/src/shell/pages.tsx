import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useSession } from '../auth/session.context.js';
import { withAdministrationTexts } from '../i18n/administration-texts.js';
import { PeoplePage } from '../people/people-page.js';
import { PageSkeleton } from '../ui/page-skeleton.js';
import { ErrorBoundary } from './error-boundary.js';
import { firstPage } from './navigation.js';
import { NotFound } from './not-found.js';
import { Shell } from './shell.js';

const PersonPage = lazy(() => withAdministrationTexts(import('../people/person-page.js')));
const ImportStart = lazy(() => import('../wizard/import-start.js'));
const ImportPage = lazy(() => import('../wizard/import-page.js'));
const ImportsPage = lazy(() => import('../imports/imports-page.js'));
const GroupsPage = lazy(() => withAdministrationTexts(import('../groups/groups-page.js')));
const GroupPage = lazy(() => withAdministrationTexts(import('../groups/group-page.js')));
const RolesPage = lazy(() => withAdministrationTexts(import('../roles/roles-page.js')));
const RolePage = lazy(() => withAdministrationTexts(import('../roles/role-page.js')));
const ProfilePage = lazy(() => withAdministrationTexts(import('../profile/profile-page.js')));
const SettingsPage = lazy(() => withAdministrationTexts(import('../settings/settings-page.js')));

/** All addresses of the console. */
export function Pages() {
  const session = useSession();
  return (
    <Shell>
      <ErrorBoundary>
        <Suspense fallback={<PageSkeleton />}>
          <Switch>
            <Route path="/">
              <Redirect to={firstPage(session)} replace />
            </Route>
            <Route path="/staff">
              <PeoplePage kind="staff" key="staff" />
            </Route>
            <Route path="/contacts">
              <PeoplePage kind="contact" key="contact" />
            </Route>
            <Route path="/staff/:id">{({ id }) => <PersonPage id={id} key={id} />}</Route>
            <Route path="/contacts/:id">{({ id }) => <PersonPage id={id} key={id} />}</Route>
            <Route path="/groups" component={GroupsPage} />
            <Route path="/groups/:id">{({ id }) => <GroupPage id={id} key={id} />}</Route>
            <Route path="/roles" component={RolesPage} />
            <Route path="/roles/:id">{({ id }) => <RolePage id={id} key={id} />}</Route>
            <Route path="/imports" component={ImportsPage} />
            <Route path="/imports/new/:kind">{({ kind }) => <ImportStart kind={kind} key={kind} />}</Route>
            <Route path="/imports/:id">{({ id }) => <ImportPage id={id} key={id} />}</Route>
            <Route path="/profile" component={ProfilePage} />
            <Route path="/settings/sessions">
              <Redirect to="/profile" replace />
            </Route>
            <Route path="/settings/:section?">{({ section }) => <SettingsPage section={section} />}</Route>
            <Route component={NotFound} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}
