package io.daybook.cli.sync;

import io.daybook.cli.ExitCode;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** A file behind HTTP. Follows redirects, and asks again only for what changed since it was read last. */
final class HttpSource implements CalendarSource {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Duration TO_READ = Duration.ofSeconds(30);

    /** Headers of an answer, and those that ask with them whether it still holds. */
    private static final Map<String, String> VALIDATORS = Map.of("ETag", "If-None-Match", "Last-Modified", "If-Modified-Since");

    private final String name;
    private final URI address;
    private final Duration toRead;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TO_CONNECT)
            .build();
    private HttpResponse<byte[]> last;

    HttpSource(String name, URI address) {
        this(name, address, TO_READ);
    }

    /**
     * A source.
     *
     * @param toRead how long a whole answer may take
     * @throws IllegalArgumentException if the address names no host
     */
    HttpSource(String name, URI address, Duration toRead) {
        HttpRequest.newBuilder(address);
        this.name = name;
        this.address = address;
        this.toRead = toRead;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] read() throws SourceProblem {
        HttpResponse<byte[]> answer = exchange();
        if (answer.statusCode() == OK) {
            last = answer;
        } else if (answer.statusCode() != NOT_MODIFIED || last == null) {
            throw away("the server answered " + answer.statusCode(), null);
        }
        return last.body();
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/calendar, */*;q=0.5");
        if (last != null) {
            HttpHeaders known = last.headers();
            VALIDATORS.forEach((validator, condition) ->
                    known.firstValue(validator).ifPresent(value -> request.header(condition, value)));
        }
        return request.build();
    }

    private HttpResponse<byte[]> exchange() throws SourceProblem {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(toRead.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw away(why(e.getCause()), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw away("no whole answer within %d s".formatted(toRead.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted", e);
        }
    }

    private static String why(Throwable failure) {
        return switch (failure) {
            case ConnectException _, HttpConnectTimeoutException _ -> "no connection";
            case SSLHandshakeException refused when refused.getCause() instanceof CertificateException certificate ->
                "its certificate is not accepted: " + root(certificate).getMessage();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private SourceProblem away(String why, Throwable cause) {
        return new SourceProblem(ExitCode.UNAVAILABLE, "%s: cannot be read: %s".formatted(name, why), cause);
    }
}
