import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { problemText } from './problem-text.js';

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'teal', closeButtonProps: closeButton() });
}

/** For errors of an action that has no place of its own on the page. */
export function notifyError(error: unknown): void {
  notifications.show({
    title: i18next.t('error.title'),
    message: problemText(error),
    color: 'red',
    autoClose: 10_000,
    closeButtonProps: closeButton(),
  });
}

const closeButton = () => ({ 'aria-label': i18next.t('common.close') });
