import { Checkbox, Skeleton } from '@mantine/core';
import {
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from './use-pages.js';

const features = tableFeatures({ columnSizingFeature, columnVisibilityFeature, rowSelectionFeature });
const ROW_PX = 44;
const CHECKBOX_PX = 44;
/** So many rows before the end, the next page is asked for. */
const AHEAD = 30;

export type GridColumn<Row extends object> = ColumnDef<typeof features, Row, unknown>;

/** Ids of rows that are ticked. */
export type Ticked = Record<string, true>;

export interface Selection {
  readonly value: Ticked;
  readonly onChange: (value: Ticked) => void;
}

interface DataGridProps<Row extends object> {
  label: string;
  columns: GridColumn<Row>[];
  pages: Pages<Row>;
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  visible?: Record<string, boolean>;
  selection?: Selection;
  empty: ReactNode;
  height?: string;
  /** Cells may take several lines. */
  wraps?: boolean;
}

/** A list of any length: only the rows in sight exist, and pages come as one scrolls. */
export function DataGrid<Row extends object>(props: DataGridProps<Row>) {
  const { pages, columns, selection, visible } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({
    features,
    columns,
    data: pages.items,
    getRowId: props.rowId,
    enableRowSelection: selection !== undefined,
    state: { rowSelection: selection?.value ?? {}, columnVisibility: visible ?? {} },
    onRowSelectionChange: (next) => selection?.onChange(typeof next === 'function' ? next(selection.value) : next),
  });
  const rows = table.getRowModel().rows;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const virtual = useVirtualizer({
    count: rows.length + (hasNextPage ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - AHEAD) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const minWidth = useMemo(
    () => headers.reduce((sum, header) => sum + header.column.getSize(), selection ? CHECKBOX_PX : 0),
    [headers, selection],
  );
  if (pages.isPending) return <GridSkeleton />;
  if (rows.length === 0) return <>{props.empty}</>;
  return (
    <div
      className={props.wraps ? 'grid wraps' : 'grid'}
      ref={scroller}
      role="table"
      aria-label={props.label}
      aria-rowcount={hasNextPage ? -1 : rows.length + 1}
      aria-busy={pages.isPlaceholderData}
      tabIndex={0}
      style={{
        height: props.height ?? `min(calc(100dvh - 15rem), ${virtual.getTotalSize() + ROW_PX + 4}px)`,
        minHeight: 2 * ROW_PX,
      }}
    >
      <div role="rowgroup" className="head" style={{ minWidth }}>
        <div role="row" aria-rowindex={1} style={{ minWidth }}>
          {selection && (
            <div role="columnheader" className="fixed" style={{ width: CHECKBOX_PX }}>
              <Checkbox
                aria-label={t('grid.selectAll')}
                checked={table.getIsAllRowsSelected()}
                indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                onChange={table.getToggleAllRowsSelectedHandler()}
              />
            </div>
          )}
          {headers.map((header) => (
            <div role="columnheader" key={header.id} style={{ flex: `${header.column.getSize()} 1 0` }}>
              <table.FlexRender header={header} />
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative', minWidth }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          const style = {
            position: 'absolute',
            top: 0,
            transform: `translateY(${start}px)`,
            width: '100%',
            minHeight: ROW_PX,
          } as const;
          if (!row)
            return (
              <div role="row" key="more" style={style}>
                <div role="cell" style={{ flex: 1 }}>
                  <Skeleton h={14} mt={6} />
                </div>
              </div>
            );
          return (
            <div
              role="row"
              key={row.id}
              aria-rowindex={index + 2}
              data-index={index}
              ref={props.wraps ? virtual.measureElement : undefined}
              style={style}
            >
              {selection && (
                <div role="cell" className="fixed" style={{ width: CHECKBOX_PX }}>
                  <Checkbox
                    aria-label={t('grid.select', { name: props.rowLabel(row.original) })}
                    checked={row.getIsSelected()}
                    onChange={row.getToggleSelectedHandler()}
                  />
                </div>
              )}
              {row.getVisibleCells().map((cell) => (
                <div role="cell" key={cell.id} style={{ flex: `${cell.column.getSize()} 1 0` }}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

export function GridSkeleton() {
  return (
    <div aria-busy="true">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
        <Skeleton key={row} h={ROW_PX - 8} mb={8} />
      ))}
    </div>
  );
}
