// Streamlit's own words, in French: by text, never by class name, and again after every redraw.
(() => {
  const WORDS = {
    "Add files": "Ajouter des fichiers",
    "Also record audio": "Enregistrer aussi le son",
    "An error has occurred, please try again.": "Cela n’a pas marché. Essayez encore.",
    "App pages": "Pages",
    "Audio player": "Lecteur de son",
    "Cancel": "Annuler",
    "Choose an option": "Choisir",
    "Choose date": "Choisir une date",
    "Choose date and time": "Choisir une date et une heure",
    "Choose date range": "Choisir une période",
    "Choose options": "Choisir",
    "Clear all": "Tout effacer",
    "Clear date": "Effacer la date",
    "Clear dates": "Effacer les dates",
    "Clear entry": "Effacer",
    "Clear selection": "Effacer le choix",
    "Clear time": "Effacer l’heure",
    "Clear value": "Effacer",
    "Close": "Fermer",
    "Close fullscreen": "Quitter le plein écran",
    "Close Search": "Fermer la recherche",
    "CONNECTING": "Connexion…",
    "Connecting": "Connexion…",
    "Connection error": "Connexion perdue",
    "Connection timed out.": "Le service met trop de temps à répondre.",
    "Collapse sidebar": "Replier le menu",
    "Copy": "Copier",
    "Copy to clipboard": "Copier",
    "Dataframe column menu": "Menu de la colonne",
    "Date range": "Période",
    "Decrement": "Diminuer",
    "Dismiss": "Fermer",
    "Dissatisfied": "Pas content",
    "Download as CSV": "Télécharger (CSV)",
    "Download as PNG": "Télécharger (PNG)",
    "Download as SVG": "Télécharger (SVG)",
    "Download failed": "Le téléchargement n’a pas marché",
    "Expand sidebar": "Ouvrir le menu",
    "File is too large": "Fichier trop gros",
    "Fullscreen": "Plein écran",
    "Increment": "Augmenter",
    "Link to heading": "Lien vers ce titre",
    "Main menu": "Menu principal",
    "Navigate to home page": "Aller à l’accueil",
    "Network Error": "Connexion perdue",
    "Neutral": "Ni content ni mécontent",
    "Next month": "Mois suivant",
    "Next page": "Page suivante",
    "Next Result": "Résultat suivant",
    "No content": "Rien à montrer",
    "No data": "Pas de données",
    "No options to select": "Rien à choisir",
    "No results": "Aucun résultat",
    "Notifications": "Messages",
    "Only one file is allowed.": "Un seul fichier à la fois.",
    "Open": "Ouvrir",
    "Open sidebar": "Ouvrir le menu",
    "Page not found": "Page introuvable",
    "Pagination": "Pages",
    "Past Month": "Dernier mois",
    "Past 3 Months": "3 derniers mois",
    "Past 6 Months": "6 derniers mois",
    "Past Week": "Dernière semaine",
    "Past Year": "Dernière année",
    "Past 2 Years": "2 dernières années",
    "Pause": "Pause",
    "Play": "Écouter",
    "Press Ctrl+Enter to apply": "Ctrl+Entrée pour valider",
    "Press Ctrl+Enter to submit form": "Ctrl+Entrée pour envoyer",
    "Press ⌘+Enter to apply": "⌘+Entrée pour valider",
    "Press ⌘+Enter to submit form": "⌘+Entrée pour envoyer",
    "Press Enter to apply": "Entrée pour valider",
    "Press Enter to submit form": "Entrée pour envoyer",
    "Previous month": "Mois précédent",
    "Previous page": "Page précédente",
    "Previous Result": "Résultat précédent",
    "Quick select a date range": "Choisir vite une période",
    "Running...": "En cours…",
    "RUNNING...": "En cours…",
    "Satisfied": "Content",
    "Scroll tabs left": "Onglets précédents",
    "Scroll tabs right": "Onglets suivants",
    "Search": "Chercher",
    "Select all": "Tout choisir",
    "Select...": "Choisir",
    "Selected values": "Choix faits",
    "Send message": "Envoyer",
    "Show chart": "Voir le graphique",
    "Show data": "Voir les données",
    "Show password text": "Afficher le mot de passe",
    "Show password": "Afficher le mot de passe",
    "Hide password text": "Masquer le mot de passe",
    "Hide password": "Masquer le mot de passe",
    "Show/hide columns": "Colonnes",
    "Sidebar": "Menu",
    "Skip to main content": "Aller au contenu",
    "Stop": "Arrêter",
    "Stop script": "Arrêter",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Le service ne répond pas. Vérifiez votre connexion, puis attendez : vos réponses sont gardées.",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Cette page n’existe pas. Voici la page d’accueil.",
    "Theme": "Couleurs",
    "Toggle fullscreen": "Plein écran",
    "Too many files": "Trop de fichiers",
    "Try again": "Essayer encore",
    "Upload": "Envoyer un fichier",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Flèches pour changer de date. Entrée pour choisir. Échap pour fermer.",
    "Very dissatisfied": "Pas content du tout",
    "Very satisfied": "Très content",
    "Video player": "Lecteur de vidéo",
    "file upload": "Envoi d’un fichier",
    "progress": "Avancement",
  };
  const PATTERNS = [
    [/^You have requested page \/.*$/, "Cette page n’existe pas. Voici la page d’accueil."],
    [/^File must be (\S+) or smaller\.?$/, "Le fichier doit faire $1 au plus."],
    [/^(?:Limit )?(\d+)\s?MB per file\b.*$/, "$1 Mo au plus par fichier"],
    [/^year, (.+)$/, "Année, $1"],
    [/^month, (.+)$/, "Mois, $1"],
    [/^day, (.+)$/, "Jour, $1"],
    [/^Upload (.+)$/, "Envoyer $1"],
    [/^Drag and drop files? here$/, "Déposez le fichier ici"],
    [/^Page (\d+)$/, "Page $1"],
    [/^Remove (.+)$/, "Enlever $1"],
  ];
  const NAMES = ["aria-label", "title", "placeholder", "alt"];

  // undefined when there is nothing to say: what is already French is never written again.
  const french = (said) => {
    const short = said && said.trim();
    if (!short) return undefined;
    if (Object.hasOwn(WORDS, short)) return said.replace(short, WORDS[short]);
    const [head, ...rest] = short.split(": ");
    if (rest.length && Object.hasOwn(WORDS, head)) return `${WORDS[head]} : ${rest.join(": ")}`;
    const found = PATTERNS.find(([pattern]) => pattern.test(short));
    return found && short.replace(...found);
  };
  const names = (element) =>
    NAMES.forEach((name) => {
      const said = element.getAttribute(name);
      const words = french(said);
      if (words && words !== said) element.setAttribute(name, words);
    });
  // What a person wrote or what we wrote ourselves is left alone.
  const ours = (node) => node.parentElement?.closest("[data-testid=stMarkdown], [data-testid=stHeading], textarea");
  const text = (node) => {
    const words = ours(node) ? undefined : french(node.data);
    if (words && words !== node.data) node.data = words;
  };
  const walk = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return text(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    names(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.nodeType === Node.TEXT_NODE) text(node);
      else names(node);
    return undefined;
  };
  const changed = (change) => {
    if (change.type === "childList") change.addedNodes.forEach(walk);
    else if (change.type === "attributes") names(change.target);
    else text(change.target);
  };
  new MutationObserver((changes) => changes.forEach(changed)).observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: NAMES,
  });
  walk(document.documentElement);
})();
