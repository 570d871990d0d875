using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>optimization</c>.</summary>
internal static class OptimizationRow
{
    /// <summary>Optimizations with their dataset, where it is not deleted, and their project.</summary>
    public const string From = "optimization o LEFT JOIN dataset d ON d.ws = o.ws AND d.id = o.dataset_id LEFT JOIN project p ON p.key = o.project";

    /// <summary>Columns that <see cref="Read"/> expects.</summary>
    public const string Columns =
        "o.id, o.name, p.id, o.dataset_id, coalesce(d.name, o.dataset_name), o.objective, o.status, o.metadata, o.studio, o.error, "
        + "o.created_at, o.created_by, o.last_updated_at, o.last_updated_by";

    /// <summary>One; null when absent.</summary>
    public static Optimization? Find(SqliteSession session, long workspace, Guid id)
    {
        var row = session.Prepare($"SELECT {Columns} FROM {From} WHERE o.ws = ?1 AND o.id = ?2").Bind(1, workspace).Bind(2, id);
        try
        {
            return row.Step() ? Read(row) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The row of a statement over <see cref="Columns"/>.</summary>
    public static Optimization Read(SqliteStatement row) => new()
    {
        Id = row.Id(0),
        Name = row.Text(1)!,
        ProjectId = row.NullableId(2),
        DatasetId = row.Id(3),
        DatasetName = row.Text(4)!,
        ObjectiveName = row.Text(5)!,
        Status = (OptimizationStatus)row.Int32(6),
        Metadata = Json(row.Text(7)),
        StudioConfig = Json(row.Text(8)),
        ErrorInfo = row.IsNull(9) ? null : ErrorJson.Read(row.Blob(9)),
        CreatedAt = row.Time(10),
        CreatedBy = row.Text(11),
        LastUpdatedAt = row.Time(12),
        LastUpdatedBy = row.Text(13),
    };

    private static JsonText? Json(string? text) => text is null ? null : new JsonText(Encoding.UTF8.GetBytes(text));
}
