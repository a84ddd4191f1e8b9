package io.daybook.audit.log;

/**
 * A part of all ids, as large as every other with the same count. Immutable.
 *
 * @param count into how many parts the ids are cut, a power of two
 * @param index which part, from 0
 */
record Slice(int count, int index) {

    static final Slice ALL = new Slice(1, 0);

    /** Finer than this nothing is cut: what one calendar holds stays together. */
    private static final int MOST = 1 << 12;

    boolean holds(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        return ((hash ^ hash >>> 16) & count - 1) == index;
    }

    boolean canBeHalved() {
        return count < MOST;
    }

    Slice oneHalf() {
        return new Slice(count * 2, index);
    }

    Slice otherHalf() {
        return new Slice(count * 2, index + count);
    }
}
