using System.Text;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Rows of <c>experiment</c> with the names of their dataset and version.</summary>
internal static class ExperimentRow
{
    /// <summary>What <see cref="Columns"/> are read from.</summary>
    public const string From =
        "experiment e LEFT JOIN dataset d ON d.ws = e.ws AND d.id = e.dataset_id "
        + "LEFT JOIN dataset_version v ON v.dataset = d.key AND v.number = e.version "
        + "LEFT JOIN experiment_totals x ON x.experiment = e.key";

    /// <summary>Columns that <see cref="Read"/> expects first.</summary>
    public const string Columns =
        "e.key, e.id, e.name, e.project, e.dataset_id, d.name, e.version_id, v.hash, v.number, v.change_description, "
        + "(SELECT json_group_array(t.tag) FROM dataset_version_tag t WHERE t.dataset = d.key AND t.number = e.version), "
        + "(SELECT max(n.number) FROM dataset_version n WHERE n.dataset = d.key), "
        + "e.type, e.status, e.method, e.optimization, e.metadata, e.tags, e.prompts, e.scores, e.finished_at, "
        + "e.created_at, e.created_by, e.last_updated_at, e.last_updated_by, x.totals";

    /// <summary>Key of an experiment; null when the workspace has none of that id.</summary>
    public static long? Key(SqliteSession session, long workspace, Guid id)
    {
        var row = session.Prepare("SELECT key FROM experiment WHERE ws = ?1 AND id = ?2").Bind(1, workspace).Bind(2, id);
        try
        {
            return row.Step() ? row.Int64(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The experiment of a row.</summary>
    public static Experiment Read(ViewContext context, SqliteStatement row) => new()
    {
        Id = row.Id(1),
        Name = row.Text(2)!,
        ProjectId = row.NullableInt64(3) is { } project ? context.Telemetry.Projects.Id(context.Session, project) : null,
        DatasetId = row.Id(4),
        DatasetName = row.Text(5),
        DatasetVersion = row.IsNull(6) ? null : new DatasetVersionReference
        {
            Id = row.Id(6),
            Hash = row.Text(7),
            Name = row.NullableInt64(8) is { } number ? $"v{number}" : null,
            ChangeDescription = row.Text(9),
            Tags = VersionTags(row),
        },
        Type = (ExperimentType)row.Int32(12),
        Status = row.NullableInt64(13) is { } status ? (ExperimentStatus)status : null,
        Method = (EvaluationMethod)row.Int32(14),
        OptimizationId = row.NullableId(15),
        Metadata = Json(row, 16),
        Tags = TagText.Read(row.Text(17)) is { Count: > 0 } tags ? tags : null,
        Prompts = ExperimentJson.ReadPrompts(row.Text(18)),
        Scores = ExperimentJson.ReadScores(row.Text(19)),
        FinishedAt = row.NullableTime(20),
        CreatedAt = row.Time(21),
        CreatedBy = row.Text(22),
        LastUpdatedAt = row.Time(23),
        LastUpdatedBy = row.Text(24),
    };

    /// <summary>The experiment and its totals, as they were last computed.</summary>
    public static ExperimentView ReadView(ViewContext context, SqliteStatement row) =>
        new(Read(context, row), ExperimentJson.ReadTotals(row.Blob(25)));

    /// <summary>The JSON text in a column; null for NULL.</summary>
    public static JsonText? Json(SqliteStatement row, int column) => row.IsNull(column) ? null : new JsonText(row.Blob(column).ToArray());

    private static List<string>? VersionTags(SqliteStatement row)
    {
        var tags = new List<string>(TagText.Read(row.Text(10)));
        // Not stored: it is where the newest version is.
        if (row.NullableInt64(8) is { } number && row.NullableInt64(11) == number)
            tags.Insert(0, "latest");
        return tags.Count > 0 ? tags : null;
    }
}
