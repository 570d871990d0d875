using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>job</c>.</summary>
internal static class JobRow
{
    /// <summary>Columns in the order of <see cref="Read"/>.</summary>
    public const string Columns = "id, ws, created_by, kind, subject, state, payload, progress, result, error, attempts, created_at, last_updated_at, viewed_at, not_before";

    /// <summary>All rows of a bound statement, which is reset.</summary>
    public static List<Job> ReadAll(SqliteStatement row)
    {
        var jobs = new List<Job>();
        while (row.Step())
            jobs.Add(Read(row));
        row.Reset();
        return jobs;
    }

    private static Job Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Scope = new Scope(row.Id(1), row.Text(2)!),
        Kind = row.Text(3)!,
        Subject = row.NullableId(4),
        State = (JobState)row.Int32(5),
        Payload = Json(row, 6)!.Value,
        Progress = Json(row, 7),
        Result = Json(row, 8),
        Error = row.Text(9),
        Attempts = row.Int32(10),
        CreatedAt = row.Time(11),
        LastUpdatedAt = row.Time(12),
        ViewedAt = row.NullableTime(13),
        NotBefore = row.NullableTime(14),
    };

    private static JsonText? Json(SqliteStatement row, int column) => row.Text(column) is { } text ? new JsonText(Encoding.UTF8.GetBytes(text)) : null;
}
