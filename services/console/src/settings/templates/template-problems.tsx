import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { detailText } from '../../ui/problem-text.js';
import type { Part, PlacedProblem } from './template-text.rules.js';

interface TemplateProblemsProps {
  part: Part;
  problems: readonly PlacedProblem[] | undefined;
  onGo: (part: Part, line: number, column: number) => void;
}

/** What is wrong with a text, and the way to the place. */
export function TemplateProblems({ part, problems = [], onGo }: TemplateProblemsProps) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {problems.map((problem) => (
        <Group key={problem.message} gap="xs" mt={6} wrap="nowrap" align="flex-start">
          {problem.line !== undefined && (
            <Button
              variant="default"
              size="compact-xs"
              flex="none"
              onClick={() => onGo(part, problem.line ?? 1, problem.column ?? 1)}
            >
              {t('templates.place', { line: problem.line, column: problem.column ?? 1 })}
            </Button>
          )}
          <Text size="sm" c="var(--mantine-color-error)">
            {detailText(problem)}
          </Text>
        </Group>
      ))}
    </div>
  );
}
