package io.daybook.command.log;

import io.daybook.v1.EntityType;

/** The kinds of entity as SQL has them. */
final class EntityTypes {

    private static final String PREFIX = "ENTITY_TYPE_";

    private EntityTypes() {}

    static String column(EntityType type) {
        return type.name().substring(PREFIX.length());
    }

    static EntityType ofColumn(String column) {
        return EntityType.valueOf(PREFIX + column);
    }
}
