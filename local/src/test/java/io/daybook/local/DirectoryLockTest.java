package io.daybook.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.service.SettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @Test
    void aDirectoryIsTakenByOneAtATime(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("not/there/yet");
        try (DirectoryLock _ = DirectoryLock.take(data)) {
            assertThatThrownBy(() -> DirectoryLock.take(data))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("runs with its data in " + data);
        }
        DirectoryLock.take(data).close();
    }
}
