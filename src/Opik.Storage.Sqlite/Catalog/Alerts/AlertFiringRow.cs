using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>alert_firing</c>.</summary>
internal static class AlertFiringRow
{
    /// <summary>Columns in the order of <see cref="Read"/>, of the table <c>f</c>.</summary>
    public const string Columns = """
        f.id, f.alert_id, f.event_type, f.part, f.began_at, f.ended_at, f.ending, f.told_at, f.value, f.threshold, f.below, f.score, f.events, f.calls,
        f.acknowledged_at, f.acknowledged_by, f.note, f.sent, f.failed, f.muted, f.measure
        """;

    /// <summary>The row the statement stands on, without its messages.</summary>
    public static AlertFiring Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        AlertId = row.Id(1),
        EventType = EnumNames.Parse<AlertEventType>(row.Text(2)!),
        Part = row.Text(3)!,
        BeganAt = row.Time(4),
        EndedAt = row.NullableTime(5),
        End = row.Text(6) is { } end ? EnumNames.Parse<AlertFiringEnd>(end) : null,
        ToldAt = row.Time(7),
        Measured = row.IsNull(8) ? null : new AlertMeasured((decimal)row.Double(8), (decimal)row.Double(9), row.Int64(10) != 0, row.Text(11), row.Text(20)),
        Events = row.Int64(12),
        Calls = row.Int64(13) != 0,
        AcknowledgedAt = row.NullableTime(14),
        AcknowledgedBy = row.Text(15),
        Note = row.Text(16),
        Sent = row.Int64(17),
        Failed = row.Int64(18),
        Muted = row.Int64(19),
    };

    /// <summary>A condition holds: goes on with the firing that is open, or begins one.</summary>
    /// <returns>Its id.</returns>
    public static Guid Hold(SqliteSession session, Guid workspace, AlertEvent told, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = session.Prepare("SELECT id FROM alert_firing WHERE ws = ?1 AND alert_id = ?2 AND part = ?3 AND ended_at IS NULL").Bind(1, workspace).Bind(2, told.AlertId).Bind(3, told.Part);
        Guid? open = row.Step() ? row.Id(0) : null;
        row.Reset();
        if (open is not { } id)
            return Insert(session, workspace, UuidV7.Create(clock), told, now, null);
        session.Prepare("UPDATE alert_firing SET told_at = ?3, events = events + 1 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Bind(3, now).Execute();
        if (told.Measured is { } measured)
            NoteValue(session, workspace, id, measured.Value);
        return id;
    }

    /// <summary>An event happened: it is over at once, and goes on with the firing of its bucket.</summary>
    public static void Happen(SqliteSession session, Guid workspace, Guid id, AlertEvent told, DateTime now)
    {
        session.Prepare("UPDATE alert_firing SET told_at = ?3, ended_at = ?3, events = events + 1 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Bind(3, now).Execute();
        if (session.Changes == 0)
            Insert(session, workspace, id, told, now, now);
    }

    /// <summary>Keeps the value that is farther from the threshold.</summary>
    public static void NoteValue(SqliteSession session, Guid workspace, Guid id, decimal value) =>
        session.Prepare("UPDATE alert_firing SET value = CASE WHEN below THEN min(value, ?3) ELSE max(value, ?3) END WHERE ws = ?1 AND id = ?2 AND value IS NOT NULL")
            .Bind(1, workspace).Bind(2, id).Bind(3, value).Execute();

    /// <summary>Ends what is open of an alert, of one condition when <paramref name="part"/> says so.</summary>
    public static void End(SqliteSession session, Guid workspace, Guid alert, string? part, AlertFiringEnd end, DateTime now) =>
        session.Prepare("UPDATE alert_firing SET ended_at = ?3, ending = ?4 WHERE ws = ?1 AND alert_id = ?2 AND ended_at IS NULL AND (?5 IS NULL OR part = ?5)")
            .Bind(1, workspace).Bind(2, alert).Bind(3, now).Bind(4, end.WireName()).Bind(5, part).Execute();

    /// <summary>Deletes all of an alert, with messages and mute.</summary>
    public static void DeleteOf(SqliteSession session, Guid workspace, Guid alert)
    {
        session.Prepare("DELETE FROM alert_message WHERE ws = ?1 AND firing_id IN (SELECT id FROM alert_firing WHERE ws = ?1 AND alert_id = ?2)").Bind(1, workspace).Bind(2, alert).Execute();
        session.Prepare("DELETE FROM alert_firing WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, alert).Execute();
        session.Prepare("DELETE FROM alert_mute WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, alert).Execute();
    }

    private static Guid Insert(SqliteSession session, Guid workspace, Guid id, AlertEvent told, DateTime now, DateTime? ended)
    {
        var calls = told.Part.Length > 0 || told.EventType == AlertEventType.TraceGuardrailsTriggered;
        session.Prepare("""
            INSERT INTO alert_firing (ws, id, alert_id, part, event_type, began_at, told_at, ended_at, ending, value, threshold, below, score, events, calls, sent, failed, muted, measure)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1, ?13, 0, 0, 0, ?14)
            """)
            .Bind(1, workspace).Bind(2, id).Bind(3, told.AlertId).Bind(4, told.Part).Bind(5, told.EventType.WireName()).Bind(6, now).Bind(7, ended)
            .Bind(8, ended is null ? null : AlertFiringEnd.Itself.WireName()).Bind(9, told.Measured?.Value).Bind(10, told.Measured?.Threshold)
            .Bind(11, told.Measured is { IsBelow: true } ? 1L : 0L).Bind(12, told.Measured?.Score).Bind(13, calls ? 1L : 0L).Bind(14, told.Measured?.Measure)
            .Execute();
        Trim(session, workspace, told.AlertId);
        return id;
    }

    // The newest are kept, and what has not ended.
    private static void Trim(SqliteSession session, Guid workspace, Guid alert)
    {
        const string Oldest = "SELECT id FROM alert_firing WHERE ws = ?1 AND alert_id = ?2 AND ended_at IS NOT NULL ORDER BY began_at DESC, id DESC LIMIT -1 OFFSET ?3";
        session.Prepare($"DELETE FROM alert_message WHERE ws = ?1 AND firing_id IN ({Oldest})").Bind(1, workspace).Bind(2, alert).Bind(3, (long)IAlertFirings.MostOfAlert).Execute();
        session.Prepare($"DELETE FROM alert_firing WHERE ws = ?1 AND id IN ({Oldest})").Bind(1, workspace).Bind(2, alert).Bind(3, (long)IAlertFirings.MostOfAlert).Execute();
    }
}
