package io.daybook.local;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * A unique index that also serves a filter with more conditions than its own key. The stock one leaves such a filter to
 * a scan of the whole collection. The collection matches what the index finds against the whole filter.
 */
final class KeyedIndex extends MemoryUniqueIndex {

    KeyedIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return super.canHandle(ownPart(query));
    }

    @Override
    public synchronized Iterable<Integer> getPositions(Document query) {
        return super.getPositions(ownPart(query));
    }

    private Document ownPart(Document query) {
        var part = new Document();
        keys().stream().filter(query::containsKey).forEach(key -> part.put(key, query.get(key)));
        return part;
    }
}
