import { closedFolder, pathInRoot } from '../root/path-in-root.ts';
import { type Content, namesInRoot, readInRoot } from '../root/read-in-root.ts';

/** Where systemd looks for units, the first wins. Source: systemd.unit(5), Unit File Load Path. */
const folders = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];
/** More drop-ins are not read. */
const maxDropIns = 200;
/** Names that editors and package managers give to what is not in force. */
const isCopy = /\/(?:\.|#)[^/]*$|(?:~|\.(?:bak|backup|old|orig|save|sw[op]|tmp|off|disabled|rpm[a-z]+|dpkg-[a-z]+))$/i;

/** A file that makes up a unit. */
export interface UnitFile {
  readonly path: string;
  readonly content: Content;
}

/** The files of a unit. */
export interface UnitFiles {
  /** `undefined` where there is none: it is not installed here. */
  readonly main: UnitFile | undefined;
  readonly dropIns: readonly UnitFile[];
  /** What stands in its own folders of drop-ins under a name that makes it none; copies of editors and packagers are left out. */
  readonly others: readonly UnitFile[];
  /** Folders in which more of it may stand, and into which nobody here can look. */
  readonly closed: readonly string[];
}

/**
 * The file of a unit, where there is one, then its drop-ins in the order in which they count.
 *
 * Drop-ins are sorted by file name, whatever folder they stand in; of one name the folder that comes first wins, and a link to
 * /dev/null takes it away. Folders for all units whose name begins alike count with those of the unit, those for
 * all services behind them.
 * Limits: 200 drop-ins.
 * Source: systemd.unit(5).
 */
export function findUnit(root: string, unit: string): UnitFiles {
  const paths = folders.map((folder) => `${folder}/${unit}`);
  const closed = new Set(paths.map((path) => closedFolder(root, path)));
  const main = paths.map((path) => read(root, path)).find(isThere);
  const dropIns = new Map<string, string>();
  const others: string[] = [];
  for (const place of dropInFolders(unit)) {
    const names = namesInRoot(root, place);
    if (!names) closed.add(closedFolder(root, place) ?? place);
    for (const file of names ?? []) {
      if (!/^[^.].*\.conf$/.test(file)) others.push(`${place}/${file}`);
      else if (!dropIns.has(file)) dropIns.set(file, `${place}/${file}`);
    }
  }
  const ordered = [...dropIns].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, path]) => path);
  const dropInPaths = ordered.slice(0, maxDropIns).filter((path) => !isMasked(root, path));
  return {
    main,
    dropIns: dropInPaths.map((path) => read(root, path)),
    others: others
      .filter((path) => path.includes(`/${unit}.d/`) && !isCopy.test(path))
      .slice(0, maxDropIns)
      .map((path) => read(root, path)),
    closed: [...closed].filter((folder) => folder !== undefined),
  };
}

/** Of what cannot be seen nobody says that it is there. */
function isThere({ content }: UnitFile): boolean {
  return content.kind === 'text' || (content.kind === 'unreadable' && !content.isHidden);
}

function read(root: string, path: string): UnitFile {
  return { path, content: readInRoot(root, path) };
}

function isMasked(root: string, path: string): boolean {
  return pathInRoot(root, path) === pathInRoot(root, '/dev/null');
}

/** In each folder `a-b.service.d`, then `a-.service.d`; behind them all `service.d` in each folder. */
function dropInFolders(unit: string): readonly string[] {
  const dot = unit.lastIndexOf('.');
  const [name, suffix] = [unit.slice(0, dot), unit.slice(dot)];
  const parts = name.split('-');
  const prefixes = parts.slice(1).map((_, i) => `${parts.slice(0, parts.length - 1 - i).join('-')}-${suffix}.d`);
  const own = folders.flatMap((folder) => [`${unit}.d`, ...prefixes].map((one) => `${folder}/${one}`));
  return [...own, ...folders.map((folder) => `${folder}/${suffix.slice(1)}.d`)];
}
