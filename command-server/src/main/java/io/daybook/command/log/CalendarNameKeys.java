package io.daybook.command.log;

import com.google.protobuf.InvalidProtocolBufferException;
import io.daybook.scheduling.Calendar.Profile;
import io.daybook.v1.Calendar;
import io.daybook.v1.CalendarState;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Fills in the name keys of calendars that were opened before names had to be unique. Of several with one name only the
 * first keeps it from new ones; the others stay as they are.
 */
final class CalendarNameKeys implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3");
    }

    @Override
    public String getDescription() {
        return "calendar name keys";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException, InvalidProtocolBufferException {
        var taken = new HashSet<String>();
        try (PreparedStatement select = context.getConnection()
                        .prepareStatement("select snapshot from calendar order by calendar_id");
                PreparedStatement update = context.getConnection()
                        .prepareStatement("update calendar set name_key = ? where calendar_id = ?");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Calendar calendar = Calendar.parseFrom(rows.getBytes(1));
                String key = Profile.nameKey(calendar.getName());
                if (calendar.getState() == CalendarState.CALENDAR_STATE_OPEN && taken.add(key)) {
                    update.setString(1, key);
                    update.setString(2, calendar.getCalendarId());
                    update.executeUpdate();
                }
            }
        }
    }
}
