import type { ColumnName } from './columns.ts';

const stored = 'campus.devices';
/** Heights of a row in pixels. */
export const densities = { dense: 28, normal: 34, roomy: 44 } as const;
export type Density = keyof typeof densities;

interface Kept {
  readonly density?: Density;
  readonly hidden?: readonly ColumnName[];
  readonly tiles?: boolean;
}

function read(): Kept {
  try {
    return JSON.parse(localStorage.getItem(stored) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** How a person wants the device list on this machine: rows or tiles, height of the rows and which columns. */
class ListLook {
  #kept = $state.raw<Kept>(read());

  get density(): Density {
    return this.#kept.density && this.#kept.density in densities ? this.#kept.density : 'normal';
  }

  set density(density: Density) {
    this.#keep({ ...this.#kept, density });
  }

  get tiles(): boolean {
    return this.#kept.tiles === true;
  }

  set tiles(tiles: boolean) {
    this.#keep({ ...this.#kept, tiles });
  }

  isHidden(column: ColumnName): boolean {
    return (this.#kept.hidden ?? ['id']).includes(column);
  }

  hide(column: ColumnName, hidden: boolean): void {
    const others = (this.#kept.hidden ?? ['id']).filter((each) => each !== column);
    this.#keep({ ...this.#kept, hidden: hidden ? [...others, column] : others });
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    localStorage.setItem(stored, JSON.stringify(kept));
  }
}

export const listLook = new ListLook();
