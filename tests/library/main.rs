//! The library from outside: tables of cases, laws on random text, whole articles. Knows the public face alone.

mod arabic_names;
mod articles;
mod case;
mod clitics;
mod document;
mod english;
mod entities;
mod hostile;
mod laws;
mod lint;
mod loading;
mod own_lists;
mod spelling;
mod templates;
