import { Button } from '@mantine/core';
import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state.js';

/** A page that broke says so, and the rest of the console stays. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState title={i18next.t('error.title')} text={i18next.t('error.page')}>
        <Button onClick={() => location.reload()}>{i18next.t('error.reload')}</Button>
      </EmptyState>
    );
  }
}
