import { Code, Text, VisuallyHidden } from '@mantine/core';
import { diffWordsWithSpace } from 'diff';
import { useTranslation } from 'react-i18next';

/** One text, with what a version took away and what it brought. */
export function TextDifference({ label, before, after }: { label: string; before: string; after: string }) {
  const { t } = useTranslation();
  const isSame = before === after;
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
        {isSame && (
          <Text span inherit fw={400} c="dimmed">
            {' '}
            {t('templates.same')}
          </Text>
        )}
      </Text>
      {!isSame && (
        <Code block className="difference">
          {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) => {
            const place = `${index}`;
            if (added)
              return (
                <ins key={place}>
                  <VisuallyHidden>{t('templates.added')} </VisuallyHidden>
                  {value}
                </ins>
              );
            if (removed)
              return (
                <del key={place}>
                  <VisuallyHidden>{t('templates.removed')} </VisuallyHidden>
                  {value}
                </del>
              );
            return <span key={place}>{value}</span>;
          })}
        </Code>
      )}
    </div>
  );
}
