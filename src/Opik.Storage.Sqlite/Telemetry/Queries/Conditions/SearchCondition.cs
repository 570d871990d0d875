using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Free text over name, error, tags, thread and payloads, and the beginning of the id. A row that has the text in its
/// columns needs no look into its payload.
/// </summary>
internal static class SearchCondition
{
    private const PayloadParts Parts = PayloadParts.Input | PayloadParts.Output | PayloadParts.Metadata;

    /// <summary>The condition; its SQL is the test of the columns, to be joined by OR with the payload.</summary>
    public static RowCondition Of(QueryContext context, string text)
    {
        var needle = text.Trim();
        var columns = Columns(context, needle).ToList();
        var candidates = context.CandidatesOf(Parts, needle.ToLowerInvariant());
        var inColumns = candidates is null ? null : Collect(context, columns);
        var quick = AsciiNeedle.Of(needle);
        if (inColumns is not null)
            candidates!.Or(inColumns);
        return new RowCondition($"({string.Join(" OR ", columns.Select(column => column.Sql(context.Parameters)))})")
        {
            Payload = new PayloadCondition(Parts, texts => Contains(texts, PayloadParts.Input, needle, quick) || Contains(texts, PayloadParts.Output, needle, quick) || Contains(texts, PayloadParts.Metadata, needle, quick)),
            Candidates = inColumns is null ? null : candidates,
            InColumns = inColumns,
        };
    }

    private static IEnumerable<SearchColumn> Columns(QueryContext context, string needle)
    {
        var names = TermConditions.Keys(context.Session, FilterOperator.Contains, needle, ignoreCase: true);
        if (names.Count > 0)
            yield return new SearchColumn(RowDriver.Name, parameters => $"r.name IN {parameters.AddList(names)}");
        yield return new SearchColumn(
            RowDriver.Error,
            parameters => $"(r.error_type IS NOT NULL AND ({Match(parameters, "r.error_type", needle)} OR {Match(parameters, "r.error_message", needle)}))");
        var tags = TagConditions.Find(context, FilterOperator.Contains, needle);
        // An empty list would be folded to "never", and the index with it.
        if (tags is null or { Count: > 0 })
            yield return new SearchColumn(
                tags is null ? RowDriver.Project : RowDriver.Tags,
                parameters => tags is null ? $"(r.tags IS NOT NULL AND {QueryFunctions.Tags(parameters, "r.tags", FilterOperator.Contains, needle)})" : $"r.tags IN {parameters.AddTexts(tags)}");
        if (context.Table.Kind == ScoredEntity.Trace)
            yield return new SearchColumn(
                RowDriver.Thread,
                parameters => $"r.thread IN (SELECT h.thread FROM thread h WHERE h.project={parameters.Add(context.Project)} AND {Match(parameters, "h.thread", needle)})");
        if (IdPrefix.TryRange(needle, out var first, out var last))
            yield return new SearchColumn(RowDriver.Project, parameters => $"r.id BETWEEN {parameters.Add(first)} AND {parameters.Add(last)}");
    }

    // The columns are read through their indexes; a text that very many rows have is found soon enough by walking over them.
    private static SeqBitmap? Collect(QueryContext context, List<SearchColumn> columns)
    {
        var all = new SeqBitmap();
        foreach (var column in columns)
        {
            var parameters = new QueryParameters();
            var sql = $"SELECT r.seq FROM {context.Table.Name} r INDEXED BY {context.Table.Index(column.Driver)} WHERE r.project={parameters.Add(context.Project)} AND {column.Sql(parameters)} LIMIT {context.CandidateLimit + 1}";
            if (context.Collect(sql, parameters) is not { } rows)
                return null;
            all.Or(rows);
        }

        return all;
    }

    private static string Match(QueryParameters parameters, string expression, string needle) =>
        QueryFunctions.Text(parameters, expression, FilterOperator.Contains, needle, ignoreCase: true);

    private static bool Contains(PayloadTexts texts, PayloadParts part, string needle, AsciiNeedle? quick) =>
        texts.MayContain(part, quick) && texts.Text(part).Contains(needle, StringComparison.OrdinalIgnoreCase);

    private sealed record SearchColumn(RowDriver Driver, Func<QueryParameters, string> Sql);
}
