using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>alert_message</c>.</summary>
internal static class AlertMessageRow
{
    /// <summary>Notes what became of a message; nothing when its firing is gone.</summary>
    public static void Add(SqliteSession session, Guid workspace, Guid firing, AlertMessageNote note)
    {
        // The number stays when the note is one that goes.
        session.Prepare("UPDATE alert_firing SET sent = sent + ?3, failed = failed + ?4, muted = muted + ?5 WHERE ws = ?1 AND id = ?2")
            .Bind(1, workspace).Bind(2, firing).Bind(3, One(AlertMessageOutcome.Sent)).Bind(4, One(AlertMessageOutcome.Failed)).Bind(5, One(AlertMessageOutcome.Muted))
            .Execute();
        if (session.Changes == 0)
            return;
        session.Prepare("INSERT OR IGNORE INTO alert_message (ws, firing_id, id, outcome, at, attempts, duration, status, error) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .Bind(1, workspace).Bind(2, firing).Bind(3, note.Id).Bind(4, note.Outcome.WireName()).Bind(5, note.At).Bind(6, (long)note.Attempts)
            .Bind(7, note.Duration is { } duration ? (long)duration.TotalMicroseconds : (long?)null).Bind(8, (long?)note.Status).Bind(9, note.Error)
            .Execute();
        session.Prepare("DELETE FROM alert_message WHERE ws = ?1 AND firing_id = ?2 AND id IN (SELECT id FROM alert_message WHERE ws = ?1 AND firing_id = ?2 ORDER BY at DESC, id DESC LIMIT -1 OFFSET ?3)")
            .Bind(1, workspace).Bind(2, firing).Bind(3, (long)IAlertFirings.MostNotes).Execute();

        long One(AlertMessageOutcome outcome) => note.Outcome == outcome ? 1 : 0;
    }

    /// <summary>Those of a firing, newest first.</summary>
    public static IReadOnlyList<AlertMessageNote> ReadOf(SqliteSession session, Guid workspace, Guid firing)
    {
        var notes = new List<AlertMessageNote>();
        var row = session.Prepare("SELECT id, outcome, at, attempts, duration, status, error FROM alert_message WHERE ws = ?1 AND firing_id = ?2 ORDER BY at DESC, id DESC").Bind(1, workspace).Bind(2, firing);
        while (row.Step())
        {
            notes.Add(new AlertMessageNote(
                row.Id(0), EnumNames.Parse<AlertMessageOutcome>(row.Text(1)!), row.Time(2), row.Int32(3),
                row.NullableInt64(4) is { } duration ? TimeSpan.FromMicroseconds(duration) : null, (int?)row.NullableInt64(5), row.Text(6)));
        }

        row.Reset();
        return notes;
    }
}
