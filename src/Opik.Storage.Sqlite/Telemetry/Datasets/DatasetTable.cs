namespace Opik.Storage.Sqlite;

/// <summary>Datasets as lists show them; the alias of the head is <c>d</c>, of its latest version <c>v</c>.</summary>
internal static class DatasetTable
{
    private const string LastExperiment = "coalesce((SELECT max(e.created_at) FROM experiment e WHERE e.ws = d.ws AND e.dataset_id = d.id), d.last_experiment_at)";

    private const string Columns = $"""
        d.id, d.name, (SELECT p.id FROM project p WHERE p.key = d.project), d.type, d.visibility, d.description, d.tags, d.status,
        coalesce(v.items_total, 0), (SELECT count(*) FROM experiment e WHERE e.ws = d.ws AND e.dataset_id = d.id),
        (SELECT count(*) FROM optimization o WHERE o.ws = d.ws AND o.dataset_id = d.id),
        {LastExperiment}, d.last_optimization_at, d.created_at, d.created_by, d.last_updated_at, d.last_updated_by, {VersionRows.Columns}
        """;

    /// <summary>Place of the first column of the version.</summary>
    private const int Version = 17;

    /// <summary>The list.</summary>
    public static ListTable List { get; } = new()
    {
        From = "dataset d LEFT JOIN dataset_version v ON v.dataset = d.key AND v.number = (SELECT max(l.number) FROM dataset_version l WHERE l.dataset = d.key)",
        Columns = Columns,
        Id = "d.id",
        Fields = new Dictionary<string, ListColumn>(StringComparer.Ordinal)
        {
            ["id"] = new("d.id", ListColumnKind.Id),
            ["name"] = new("d.name") { Order = "d.name_key" },
            ["description"] = new("d.description"),
            ["tags"] = new("d.tags", ListColumnKind.Texts),
            ["type"] = new("CASE d.type WHEN 1 THEN 'evaluation_suite' ELSE 'dataset' END"),
            ["created_at"] = new("d.created_at", ListColumnKind.Time),
            ["created_by"] = new("d.created_by"),
            ["last_updated_at"] = new("d.last_updated_at", ListColumnKind.Time),
            ["last_updated_by"] = new("d.last_updated_by"),
            ["last_created_experiment_at"] = new(LastExperiment, ListColumnKind.Time),
            ["last_created_optimization_at"] = new("d.last_optimization_at", ListColumnKind.Time),
        },
    };

    /// <summary>One dataset by its key.</summary>
    public static Dataset Get(SqliteSession session, long key)
    {
        var row = session.Prepare($"SELECT {List.Columns} FROM {List.From} WHERE d.key = ?1").Bind(1, key);
        try
        {
            return row.Step() ? Read(row) : throw new EntityNotFoundException("Dataset not found");
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>The row that a statement stands on.</summary>
    public static Dataset Read(SqliteStatement row)
    {
        var id = row.Id(0);
        return new Dataset
        {
            Id = id,
            Name = row.Text(1)!,
            ProjectId = row.NullableId(2),
            Type = (DatasetType)row.Int32(3),
            IsPublic = row.Int64(4) != 0,
            Description = row.Text(5),
            Tags = TagText.Read(row.Text(6)),
            Status = (DatasetStatus)row.Int32(7),
            ItemsCount = row.Int64(8),
            ExperimentCount = row.Int64(9),
            OptimizationCount = row.Int64(10),
            LastExperimentAt = row.NullableTime(11),
            LastOptimizationAt = row.NullableTime(12),
            CreatedAt = row.Time(13),
            CreatedBy = row.Text(14),
            LastUpdatedAt = row.Time(15),
            LastUpdatedBy = row.Text(16),
            LatestVersion = row.IsNull(Version) ? null : VersionRows.Read(row, id, Version),
        };
    }
}
