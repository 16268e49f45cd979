// What makes the pages more convenient. Everything works without it.
'use strict';
(() => {
  const root = document.documentElement;

  // ---- Text size, remembered on this device only ----
  const sizeKey = 'opendata-text-size';
  const remembered = () => { try { return localStorage.getItem(sizeKey); } catch { return null; } };
  const remember = (size) => { try { localStorage.setItem(sizeKey, size); } catch { /* private browsing */ } };
  const sizeButtons = document.querySelectorAll('[data-text-size]:not(html)');

  const showSize = (size) => {
    root.dataset.textSize = size;
    for (const button of sizeButtons) button.setAttribute('aria-pressed', String(button.dataset.textSize === size));
  };
  for (const button of sizeButtons) {
    button.addEventListener('click', () => { showSize(button.dataset.textSize); remember(button.dataset.textSize); });
  }
  showSize(['small', 'medium', 'large'].includes(remembered()) ? remembered() : 'medium');

  // ---- Print and back ----
  const actions = { print: () => window.print(), back: () => history.back() };
  for (const button of document.querySelectorAll('[data-action]')) {
    button.addEventListener('click', actions[button.dataset.action]);
  }

  root.classList.add('js');
})();
