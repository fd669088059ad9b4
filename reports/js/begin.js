// Before anything is drawn: the views wait until the script below them says which is shown, or until it is clear that
// it does not come to it.
document.documentElement.classList.add("waiting");
addEventListener("DOMContentLoaded", () => document.documentElement.classList.remove("waiting"));
