package io.daybook.chaos.fuzz;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damages encoded messages: what arrives need not be a message at all. For one thread. */
final class Corruption {

    /** More than servers take. */
    private static final int OVERSIZE = 1_100_000;

    private final RandomGenerator random;

    Corruption(RandomGenerator random) {
        this.random = random;
    }

    /** Other bytes than those given. */
    byte[] of(byte[] message) {
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(message, random.nextInt(message.length + 1));
            case 1 -> randomBytes(random.nextInt(2_000));
            case 2 -> random.nextInt(20) == 0 ? Arrays.copyOf(message, OVERSIZE) : joined(message, randomBytes(20));
            case 3 -> joined(message, notUtf8());
            default -> flipped(message);
        };
    }

    /** Field 1 to 15, length-delimited, with bytes that begin a character and do not end it. */
    private byte[] notUtf8() {
        return new byte[] {(byte) (random.nextInt(1, 16) << 3 | 2), 3, (byte) 0xe2, (byte) 0x28, (byte) 0xa1};
    }

    private byte[] flipped(byte[] message) {
        byte[] flipped = message.clone();
        for (int i = random.nextInt(1, 8); i > 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
