using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the tables <c>alert_bucket</c> and <c>alert_bucket_item</c>.</summary>
internal static class AlertBucketRow
{
    /// <summary>Adds an event to the open bucket, which is made when there is none.</summary>
    public static void Add(SqliteSession session, Guid workspace, AlertEvent added, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var row = session.Prepare("SELECT id, items, bytes FROM alert_bucket WHERE ws = ?1 AND alert_id = ?2 AND event_type = ?3 AND part = ?4 AND sending = 0")
            .Bind(1, workspace).Bind(2, added.AlertId).Bind(3, added.EventType.WireName()).Bind(4, added.Part);
        var (id, items, bytes) = row.Step() ? (row.Id(0), row.Int64(1), row.Int64(2)) : (Guid.Empty, 0L, 0L);
        row.Reset();
        if (id == Guid.Empty)
        {
            id = UuidV7.Create(clock);
            session.Prepare("INSERT INTO alert_bucket (ws, id, alert_id, event_type, part, due_at, created_at, events, items, bytes, sending) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 0, 0, 0)")
                .Bind(1, workspace).Bind(2, id).Bind(3, added.AlertId).Bind(4, added.EventType.WireName()).Bind(5, added.Part).Bind(6, now + added.Wait).Bind(7, now)
                .Execute();
        }

        if (added.Part.Length > 0)
            session.Prepare("UPDATE alert_bucket SET firing_id = ?3 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Bind(3, AlertFiringRow.Hold(session, workspace, added, clock)).Execute();
        else
            AlertFiringRow.Happen(session, workspace, id, added, now);

        foreach (var item in added.Items)
        {
            if (items >= IAlertBuckets.MostItems || bytes + item.Data.Utf8.Length > IAlertBuckets.MostBytes)
                break;
            session.Prepare("INSERT INTO alert_bucket_item (ws, bucket_id, number, event_id, user_name, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
                .Bind(1, workspace).Bind(2, id).Bind(3, items).Bind(4, item.EventId).Bind(5, item.UserName).BindText(6, item.Data.Utf8.Span)
                .Execute();
            items++;
            bytes += item.Data.Utf8.Length;
        }

        session.Prepare("UPDATE alert_bucket SET events = events + 1, items = ?3, bytes = ?4 WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Bind(3, items).Bind(4, bytes).Execute();
    }

    /// <summary>The firing that a bucket tells of; that of raised events has the id of their bucket.</summary>
    public static Guid? FiringOf(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare("SELECT coalesce(firing_id, id) FROM alert_bucket WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        Guid? firing = row.Step() ? row.Id(0) : null;
        row.Reset();
        return firing;
    }

    /// <summary>One with its items; null when absent.</summary>
    public static AlertBucket? Get(SqliteSession session, Guid workspace, Guid id)
    {
        var row = session.Prepare("SELECT id, alert_id, event_type, part, events FROM alert_bucket WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        var bucket = row.Step() ? new AlertBucket(row.Id(0), row.Id(1), EnumNames.Parse<AlertEventType>(row.Text(2)!), row.Text(3)!, row.Int64(4), []) : null;
        row.Reset();
        return bucket is null ? null : bucket with { Items = ReadItems(session, workspace, id) };
    }

    /// <summary>Those that are due and open, the longest due first.</summary>
    public static IReadOnlyList<(Guid Workspace, Guid Id)> FindDue(SqliteSession session, DateTime now, int most)
    {
        var due = new List<(Guid Workspace, Guid Id)>();
        var row = session.Prepare("SELECT ws, id FROM alert_bucket WHERE sending = 0 AND due_at <= ?1 ORDER BY due_at LIMIT ?2").Bind(1, now).Bind(2, (long)most);
        while (row.Step())
            due.Add((row.Id(0), row.Id(1)));
        row.Reset();
        return due;
    }

    /// <summary>Deletes one with its items.</summary>
    public static void Delete(SqliteSession session, Guid workspace, Guid id)
    {
        session.Prepare("DELETE FROM alert_bucket_item WHERE ws = ?1 AND bucket_id = ?2").Bind(1, workspace).Bind(2, id).Execute();
        session.Prepare("DELETE FROM alert_bucket WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id).Execute();
    }

    private static List<AlertBucketItem> ReadItems(SqliteSession session, Guid workspace, Guid id)
    {
        var items = new List<AlertBucketItem>();
        var row = session.Prepare("SELECT event_id, user_name, data FROM alert_bucket_item WHERE ws = ?1 AND bucket_id = ?2 ORDER BY number").Bind(1, workspace).Bind(2, id);
        while (row.Step())
            items.Add(new AlertBucketItem(row.Text(0)!, row.Text(1)!, new JsonText(Encoding.UTF8.GetBytes(row.Text(2)!))));
        row.Reset();
        return items;
    }
}
