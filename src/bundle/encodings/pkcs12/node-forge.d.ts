// Two files of node-forge are loaded in place of the whole, which is ten times as large: the cipher adds itself to the object.
declare module 'node-forge/lib/rc2.js';
declare module 'node-forge/lib/forge.js' {
  import type { rc2, util } from 'node-forge';

  const forge: { readonly rc2: typeof rc2; readonly util: typeof util };
  // biome-ignore lint/style/noDefaultExport: that is how a module of CommonJS is seen.
  export default forge;
}
