// Runs before the first paint, so that neither theme nor language flashes. External because the CSP forbids inline scripts.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('campus.theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  const locale = read('campus.locale') ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
  root.lang = locale === 'en' ? 'en' : 'zh-CN';
})();
