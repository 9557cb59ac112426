import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface PreviewTableProps {
  header: readonly string[] | undefined;
  rows: readonly (readonly string[])[];
}

/** The first rows as they would be read. */
export function PreviewTable({ header, rows }: PreviewTableProps) {
  const { t } = useTranslation();
  const width = Math.max(header?.length ?? 0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  return (
    <div className="preview" role="region" aria-label={t('wizard.preview')} tabIndex={0}>
      <Table withTableBorder withColumnBorders fz="sm">
        <Table.Thead>
          <Table.Tr>
            {columns.map((index) => (
              <Table.Th key={index} style={{ whiteSpace: 'nowrap' }}>
                {header?.[index] ?? (
                  <Text span c="dimmed" size="sm">
                    {t('wizard.column', { number: index + 1 })}
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, line) => (
            <Table.Tr key={line}>
              {columns.map((index) => (
                <Table.Td key={index} style={{ whiteSpace: 'nowrap' }}>
                  {row[index] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
