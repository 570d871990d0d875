namespace Opik.Storage.Sqlite;

/// <summary>Where an alert stands, from the tables <c>alert_firing</c> and <c>alert_mute</c>.</summary>
internal static class AlertStandingRow
{
    /// <summary>Of one alert.</summary>
    public static AlertStanding Read(SqliteSession session, Guid workspace, Guid alert)
    {
        var row = session.Prepare("SELECT min(began_at) FROM alert_firing WHERE ws = ?1 AND alert_id = ?2 AND ended_at IS NULL").Bind(1, workspace).Bind(2, alert);
        row.Step();
        var since = row.NullableTime(0);
        row.Reset();
        row = session.Prepare("SELECT count(*) FROM alert_firing WHERE ws = ?1 AND alert_id = ?2 AND calls = 1 AND acknowledged_at IS NULL").Bind(1, workspace).Bind(2, alert);
        row.Step();
        var open = row.Int64(0);
        row.Reset();
        row = session.Prepare($"SELECT {AlertFiringRow.Columns} FROM alert_firing f WHERE f.ws = ?1 AND f.alert_id = ?2 ORDER BY f.began_at DESC LIMIT 1").Bind(1, workspace).Bind(2, alert);
        var last = row.Step() ? AlertFiringRow.Read(row) : null;
        row.Reset();
        return new AlertStanding(alert, since, open, last, ReadMute(session, workspace, alert));
    }

    /// <summary>The mute of an alert, perhaps over; null: none.</summary>
    public static AlertMute? ReadMute(SqliteSession session, Guid workspace, Guid alert)
    {
        var row = session.Prepare("SELECT since, until, muted_by FROM alert_mute WHERE ws = ?1 AND alert_id = ?2").Bind(1, workspace).Bind(2, alert);
        var mute = row.Step() ? new AlertMute(row.Time(0), row.NullableTime(1), row.Text(2)!) : null;
        row.Reset();
        return mute;
    }
}
