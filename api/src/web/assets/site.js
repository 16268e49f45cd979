// What makes the pages more convenient. Everything works without it.
'use strict';
(() => {
  const root = document.documentElement;

  // ---- Text size, remembered on this device only ----
  const sizeKey = 'opendata-text-size';
  const sizes = ['small', 'medium', 'large'];
  const remembered = () => { try { return localStorage.getItem(sizeKey); } catch { return null; } };
  const remember = (size) => { try { localStorage.setItem(sizeKey, size); } catch { /* private browsing */ } };
  const sizeButtons = document.querySelectorAll('button[data-text-size]');

  const showSize = (size) => {
    root.dataset.textSize = size;
    for (const button of sizeButtons) button.setAttribute('aria-pressed', String(button.dataset.textSize === size));
  };
  for (const button of sizeButtons) {
    button.addEventListener('click', () => { showSize(button.dataset.textSize); remember(button.dataset.textSize); });
  }
  showSize(sizes.includes(remembered()) ? remembered() : 'medium');

  // ---- Print and back ----
  const actions = { print: () => window.print(), back: () => history.back() };
  for (const button of document.querySelectorAll('[data-action]')) {
    button.addEventListener('click', actions[button.dataset.action]);
  }
  // A printed page carries its own address.
  window.addEventListener('beforeprint', () => {
    for (const code of document.querySelectorAll('details.qr')) code.open = true;
  });

  // ---- Suggestions: the combobox pattern of WAI-ARIA, list with manual selection ----
  const typingPause = 50;  // milliseconds: with what is asked and drawn, a list stands within 100 ms of the last key
  const mostSuggestions = 8;

  const makeCombobox = (input) => {
    const list = document.createElement('ul');
    list.id = `${input.id}-suggestions`;
    list.className = 'suggestions';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.dataset.suggestLabel);
    input.after(list);
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'], ['aria-controls', list.id]]) {
      input.setAttribute(name, value);
    }

    let timer = 0;
    let request = null;
    let chosen = -1;
    let typed = input.value;

    const mark = (index) => {
      chosen = index;
      [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
      if (index < 0) return input.removeAttribute('aria-activedescendant');
      input.setAttribute('aria-activedescendant', list.children[index].id);
      list.children[index].scrollIntoView({ block: 'nearest' });
    };
    const close = () => {
      clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      mark(-1);
    };
    const take = (text) => { input.value = typed = text; close(); input.form.requestSubmit(); };
    const show = (suggestions) => {
      list.replaceChildren(...suggestions.map((text, i) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${i}`;
        option.setAttribute('role', 'option');
        option.textContent = text;
        // Before the input loses the focus, which closes the list.
        option.addEventListener('mousedown', (event) => { event.preventDefault(); take(text); });
        return option;
      }));
      list.hidden = suggestions.length === 0;
      input.setAttribute('aria-expanded', String(!list.hidden));
      mark(-1);
    };
    const ask = async () => {
      request?.abort();
      request = new AbortController();
      const address = new URL(input.dataset.suggest, location.href);
      address.search = new URLSearchParams({ q: input.value, limit: mostSuggestions });
      try {
        const answer = await fetch(address, { signal: request.signal });
        if (answer.ok) show((await answer.json()).suggestions);
      } catch { /* the next letter came first, or the network is away: no suggestions */ }
    };
    const move = (step) => {
      const count = list.children.length;
      if (list.hidden || count === 0) return ask();
      // One place before the first stands for what was typed.
      mark(((chosen + 1 + step + count + 1) % (count + 1)) - 1);
      input.value = chosen < 0 ? typed : list.children[chosen].textContent;
    };

    input.addEventListener('input', (event) => {
      typed = input.value;
      clearTimeout(timer);
      if (event.isComposing) return;  // half a syllable of Zhuyin
      if (typed.trim() === '') return close();
      timer = setTimeout(ask, typingPause);
    });
    input.addEventListener('compositionend', () => { typed = input.value; timer = setTimeout(ask, typingPause); });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      const keys = {
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Escape: () => { if (list.hidden) return false; input.value = typed; close(); },
        Enter: () => { close(); return false; },
      };
      if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
    });
  };
  for (const input of document.querySelectorAll('input[data-suggest]')) makeCombobox(input);

  // ---- Addresses of searches and filters say only what was asked, so that they can be passed on ----
  document.addEventListener('formdata', (event) => {
    if (!event.target.matches('form.search, form.filter')) return;
    const usual = { mode: 'auto', validity: 'in-force' };
    for (const [name, value] of [...event.formData]) {
      if (value === '' || value === usual[name]) event.formData.delete(name);
    }
  });

  // ---- Filters and pages of results without a new page ----
  const results = () => document.getElementById('results');

  const withoutFragment = (address) => address.split('#')[0];
  let shown = withoutFragment(location.href);

  const showResults = async (address, signal) => {
    results().setAttribute('aria-busy', 'true');
    const answer = await fetch(address, { headers: { Accept: 'text/html' }, signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of ['#results', 'form.search', 'h1', '.path', 'a.language']) {
      document.querySelector(part).replaceWith(document.adoptNode(page.querySelector(part)));
    }
    document.title = page.title;
    for (const input of document.querySelectorAll('form.search input[data-suggest]')) makeCombobox(input);
  };
  let loading = null;
  const follow = async (address) => {
    shown = withoutFragment(address);
    loading?.abort();  // another choice came before the answer to this one
    loading = new AbortController();
    const { signal } = loading;
    try {
      await showResults(address, signal);
      document.getElementById('count').focus();
    } catch {
      if (!signal.aborted) location.assign(address);
    }
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-live]');
    if (!link || !results() || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    follow(link.href);
  });
  // A link within the page, such as the one that skips to the content, leaves the results as they are.
  if (results()) window.addEventListener('popstate', () => { if (withoutFragment(location.href) !== shown) follow(location.href); });

  root.classList.add('js');
})();
