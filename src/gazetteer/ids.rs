//! Which entity has an id. Holds numbers alone: the ids themselves stand in the entities' strings.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    entities: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Ids {
    /// The entity with this id; `id_of` gives the id of one that was added.
    pub(super) fn find<'s>(&self, id: &str, id_of: impl Fn(u32) -> &'s str) -> Option<u32> {
        self.entities.find(self.hasher.hash_one(id), |&entity| id_of(entity) == id).copied()
    }

    /// Makes room for so many more.
    pub(super) fn reserve<'s>(&mut self, entities: usize, id_of: impl Fn(u32) -> &'s str) {
        let Ids { entities: table, hasher } = self;
        table.reserve(entities, |&entity| hasher.hash_one(id_of(entity)));
    }

    /// Adds an entity whose id [`Ids::find`] did not find.
    pub(super) fn add<'s>(&mut self, id: &str, entity: u32, id_of: impl Fn(u32) -> &'s str) {
        let Ids { entities, hasher } = self;
        entities.insert_unique(hasher.hash_one(id), entity, |&entity| hasher.hash_one(id_of(entity)));
    }
}
