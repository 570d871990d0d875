using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads of experiments, from one snapshot.</summary>
internal static class ExperimentReads
{
    /// <summary>One; null when absent.</summary>
    public static ExperimentView? Get(ViewContext context, Guid id)
    {
        var row = context.Session.Prepare($"SELECT {ExperimentRow.Columns} FROM {ExperimentRow.From} WHERE e.ws = ?1 AND e.id = ?2").Bind(1, context.Workspace).Bind(2, id);
        try
        {
            return row.Step() ? ExperimentRow.ReadView(context, row) : null;
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>One page.</summary>
    public static Page<ExperimentView> Page(ViewContext context, ExperimentSelection selection, int page, int size)
    {
        var total = Count(context, selection);
        return new Page<ExperimentView>(page, total > (page - 1L) * size ? Rows(context, selection, size, (page - 1L) * size) : [], total);
    }

    /// <summary>The first rows in order.</summary>
    public static List<ExperimentView> Rows(ViewContext context, ExperimentSelection selection, int size, long offset)
    {
        var rows = new List<ExperimentView>();
        using var row = selection.Prepare(
            context.Session, $"SELECT {ExperimentRow.Columns} FROM {ExperimentRow.From} WHERE {selection.Where()} ORDER BY {selection.Order} LIMIT {size} OFFSET {offset}");
        while (row.Step())
            rows.Add(ExperimentRow.ReadView(context, row));
        return rows;
    }

    /// <summary>What experiments are grouped by, newest first.</summary>
    public static List<ExperimentFacts> Facts(ViewContext context, ExperimentSelection selection, bool totals)
    {
        var facts = new List<ExperimentFacts>();
        using var row = selection.Prepare(context.Session, $"""
            SELECT e.id, e.created_at, e.dataset_id, d.name, e.project, e.metadata, e.tags, e.scores, e.type, {(totals ? "x.totals" : "NULL")}
            FROM {ExperimentRow.From} WHERE {selection.Where()} ORDER BY e.id DESC
            """);
        while (row.Step())
        {
            facts.Add(new ExperimentFacts(
                row.Id(0),
                row.Time(1),
                row.Id(2),
                row.Text(3),
                row.NullableInt64(4) is { } project ? context.Telemetry.Projects.Id(context.Session, project) : null,
                ExperimentRow.Json(row, 5),
                TagText.Read(row.Text(6)),
                ExperimentJson.ReadScores(row.Text(7)) ?? [],
                (ExperimentType)row.Int32(8),
                totals ? ExperimentJson.ReadTotals(row.Blob(9)) : null));
        }

        return facts;
    }

    /// <summary>Projects that experiments belong to.</summary>
    public static List<Guid> Projects(ViewContext context)
    {
        var projects = new List<Guid>();
        var row = context.Session.Prepare("SELECT DISTINCT project FROM experiment WHERE ws = ?1 AND project IS NOT NULL").Bind(1, context.Workspace);
        while (row.Step())
        {
            if (context.Telemetry.Projects.Id(context.Session, row.Int64(0)) is { } id)
                projects.Add(id);
        }

        row.Reset();
        return projects;
    }

    private static long Count(ViewContext context, ExperimentSelection selection)
    {
        using var row = selection.Prepare(context.Session, $"SELECT count(*) FROM experiment e LEFT JOIN experiment_totals x ON x.experiment = e.key WHERE {selection.Where()}");
        row.Step();
        return row.Int64(0);
    }
}
