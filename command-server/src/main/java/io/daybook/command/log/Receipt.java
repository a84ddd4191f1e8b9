package io.daybook.command.log;

import io.daybook.v1.EntityType;
import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of an applied request, so that a repeated one is answered alike. Immutable.
 *
 * @param requestId   id of the request
 * @param fingerprint tells whether a request with the same id is the same request
 * @param entityType  the kind of entity it was for
 * @param entityId    the entity it was for
 * @param version     the entity's version afterwards
 * @param position    position of the entity's newest event afterwards
 * @param commitTime  commit time of that event
 */
public record Receipt(
        UUID requestId,
        Fingerprint fingerprint,
        EntityType entityType,
        String entityId,
        long version,
        long position,
        Instant commitTime) {}
