import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { i18n, initialLocale } from './i18n/index.svelte.ts';

const target = document.getElementById('app');
if (target) {
  await i18n.use(initialLocale());
  mount(App, { target });
}
