import { Checkbox, Skeleton } from '@mantine/core';
import './long-grid.css';
import { memo, useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { GridSkeleton } from './data-grid.js';
import type { Places } from './use-places.js';
import { useWindow } from './use-window.js';

const HEAD_PX = 44;
const CHECKBOX_PX = 44;

export interface LongColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly size: number;
  readonly cell: (row: Row) => ReactNode;
}

export interface Ticking<Row> {
  readonly isTicked: (row: Row) => boolean;
  readonly onTick: (row: Row, ticked: boolean) => void;
}

interface LongGridProps<Row> {
  label: string;
  columns: readonly LongColumn<Row>[];
  places: Places<Row>;
  rowLabel: (row: Row) => string;
  rowPx?: number;
  ticking?: Ticking<Row>;
  empty: ReactNode;
  /** Space that the rest of the page takes. */
  around?: string;
}

/** A list of up to millions of rows, all equally high: only those in sight exist, and one can leap to any of them. */
export function LongGrid<Row>({ places, columns, ticking, rowPx = 44, rowLabel, ...props }: LongGridProps<Row>) {
  const { t } = useTranslation();
  const { scroller, onScroll, height, first, last, shift } = useWindow(places.count, rowPx, HEAD_PX);
  const { look } = places;
  useEffect(() => look(first, Math.max(first, last)), [first, last, look]);
  const minWidth = useMemo(
    () => columns.reduce((sum, { size }) => sum + size, ticking ? CHECKBOX_PX : 0),
    [columns, ticking],
  );
  if (places.isPending) return <GridSkeleton />;
  if (places.count === 0) return <>{props.empty}</>;
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <div
      className="grid"
      ref={scroller}
      onScroll={onScroll}
      role="table"
      aria-label={props.label}
      aria-rowcount={places.count + 1}
      aria-busy={places.isOld}
      tabIndex={0}
      style={{
        height: `min(calc(100dvh - ${props.around ?? '15rem'}), ${height + HEAD_PX + 4}px)`,
        minHeight: HEAD_PX + 3 + Math.min(places.count, 3) * rowPx,
      }}
    >
      <div role="rowgroup" className="head" style={{ minWidth, height: HEAD_PX }}>
        <div role="row" aria-rowindex={1} style={{ minWidth }}>
          {ticking && (
            <div role="columnheader" className="fixed" style={{ width: CHECKBOX_PX }}>
              <span className="unseen">{t('grid.selection')}</span>
            </div>
          )}
          {columns.map(({ id, header, size }) => (
            <div role="columnheader" key={id} style={{ flex: `${size} 1 0` }}>
              {header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="body" style={{ height, minWidth }}>
        {indexes.map((index) => {
          const row = places.at(index);
          return (
            <LongRow
              key={index}
              index={index}
              row={row}
              top={index * rowPx + shift}
              rowPx={rowPx}
              columns={columns as readonly LongColumn<unknown>[]}
              label={row && ticking ? t('grid.select', { name: rowLabel(row) }) : ''}
              ticked={row && ticking ? ticking.isTicked(row) : undefined}
              onTick={ticking?.onTick as Ticking<unknown>['onTick'] | undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

interface LongRowProps {
  index: number;
  row: unknown;
  top: number;
  rowPx: number;
  columns: readonly LongColumn<unknown>[];
  label: string;
  ticked: boolean | undefined;
  onTick: Ticking<unknown>['onTick'] | undefined;
}

const LongRow = memo(function LongRow({ index, row, top, rowPx, columns, label, ticked, onTick }: LongRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy={row === undefined || undefined}
      style={{ transform: `translateY(${top}px)`, height: rowPx }}
    >
      {onTick && (
        <div role="cell" className="fixed" style={{ width: CHECKBOX_PX }}>
          {row !== undefined && (
            <Checkbox
              aria-label={label}
              checked={ticked === true}
              onChange={({ currentTarget }) => onTick(row, currentTarget.checked)}
            />
          )}
        </div>
      )}
      {columns.map(({ id, size, cell }) => (
        <div role="cell" key={id} style={{ flex: `${size} 1 0` }}>
          {row === undefined ? <Skeleton h={12} mt={5} w="70%" animate={false} /> : cell(row)}
        </div>
      ))}
    </div>
  );
});
