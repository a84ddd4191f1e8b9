package io.daybook.command.log;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 of a request: two requests with the same one ask for the same. Immutable. */
public final class Fingerprint {

    private final byte[] digest;

    private Fingerprint(byte[] digest) {
        this.digest = digest;
    }

    /** That of a request, which must not hold its own request id. */
    public static Fingerprint of(Message request) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(request.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8));
            // No request has a map field, so its bytes depend on nothing but its content.
            return new Fingerprint(sha256.digest(request.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Fingerprint stored(byte[] digest) {
        return new Fingerprint(digest);
    }

    byte[] bytes() {
        return digest.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && Arrays.equals(digest, fingerprint.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }
}
