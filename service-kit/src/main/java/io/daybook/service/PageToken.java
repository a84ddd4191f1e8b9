package io.daybook.service;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a listing goes on: the key of the last thing listed, bound to what was asked. Opaque to callers. It is a bookmark
 * and no secret, as all it can do is start the caller's own listing elsewhere.
 */
public final class PageToken {

    private static final int SEAL_BYTES = 8;

    private PageToken() {}

    /** The token for going on after a key. */
    public static String after(String key, Message filter) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(seal(text, filter), SEAL_BYTES + text.length);
        System.arraycopy(text, 0, bytes, SEAL_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The key a token was made of; empty for an empty token.
     *
     * @param filter the request without what may change from page to page
     */
    public static Optional<String> key(RequestFields fields, String token, Message filter) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> key = decode(token).flatMap(bytes -> open(bytes, filter));
        if (key.isEmpty()) {
            fields.invalid("page_token", "must be the next_page_token of an answer to the same request");
        }
        return key;
    }

    private static Optional<byte[]> decode(String token) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(token));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> open(byte[] bytes, Message filter) {
        if (bytes.length <= SEAL_BYTES) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
        return Arrays.equals(Arrays.copyOf(bytes, SEAL_BYTES), seal(text, filter))
                ? Optional.of(new String(text, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static byte[] seal(byte[] text, Message filter) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(filter.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8));
            digest.update(filter.toByteArray());
            return Arrays.copyOf(digest.digest(text), SEAL_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
