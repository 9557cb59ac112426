import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { ApiProblem } from '../api/problem.js';

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal' });
}

/** For errors of an action that has no place of its own on the page. */
export function notifyError(error: unknown): void {
  const message = error instanceof ApiProblem ? error.body.detail || error.body.title : i18next.t('error.network');
  notifications.show({ title: i18next.t('error.title'), message, color: 'red', autoClose: 10_000 });
}
