using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// The condition of a group: a row meets one of its alternatives. All of it is tested in SQL, payloads too, since a row that
/// meets a cheap alternative needs no payload.
/// </summary>
internal static class GroupCondition
{
    /// <summary>The condition of a group.</summary>
    /// <param name="context">The query.</param>
    /// <param name="group">A clause with alternatives.</param>
    /// <param name="compile">What a clause means.</param>
    public static RowCondition Of(QueryContext context, FilterClause group, Func<FilterClause, RowCondition> compile)
    {
        var alternatives = group.Alternatives!
            .Select(clauses => clauses.Select(clause => Alone(context, clause, compile(clause))).ToList())
            .Where(conditions => !conditions.Contains(RowCondition.Never))
            .ToList();
        if (alternatives.Count == 0)
            return RowCondition.Never;
        var texts = alternatives.ConvertAll(conditions => And(conditions));
        if (texts.Contains(null))
            return RowCondition.Always;
        return new RowCondition($"({string.Join(" OR ", texts.OrderBy(NeedsPayload))})")
        {
            NeedsTotals = alternatives.Exists(conditions => conditions.Exists(condition => condition.NeedsTotals)),
            Candidates = CandidatesOf(context, alternatives),
        };
    }

    /// <summary>What cannot be tested on the row is tested on its payload, by a function.</summary>
    private static RowCondition Alone(QueryContext context, FilterClause clause, RowCondition condition) =>
        condition.Payload is not { } payload ? condition
        : condition with { Sql = QueryFunctions.Payload(context.Parameters, $"(SELECT p.data FROM {context.Table.Payload} p WHERE p.seq=r.seq)", payload.Parts, clause), Payload = null };

    // False comes first.
    private static bool NeedsPayload(string? sql) => sql!.Contains(QueryFunctions.PayloadMatch, StringComparison.Ordinal);

    private static string? And(List<RowCondition> conditions)
    {
        var texts = conditions.Select(condition => condition.Sql).OfType<string>().OrderBy(NeedsPayload).ToList();
        return texts.Count == 0 ? null : $"({string.Join(" AND ", texts)})";
    }

    // Known only when each alternative knows its rows, or an index leads to few of them.
    private static SeqBitmap? CandidatesOf(QueryContext context, List<List<RowCondition>> alternatives)
    {
        if (!alternatives.TrueForAll(conditions => conditions.Exists(condition => condition.Candidates is not null || condition.Driver != RowDriver.Project)))
            return null;
        var all = new SeqBitmap();
        foreach (var conditions in alternatives)
        {
            var some = conditions.Find(condition => condition.Candidates is not null)?.Candidates ?? Collect(context, conditions.MinBy(condition => condition.Driver)!);
            if (some is null)
                return null;
            all.Or(some);
        }

        return all;
    }

    private static SeqBitmap? Collect(QueryContext context, RowCondition condition) =>
        context.Collect(
            $"SELECT r.seq FROM {context.Table.Name} r INDEXED BY {context.Table.Index(condition.Driver)} WHERE r.project={context.Parameters.Add(context.Project)} AND {condition.Sql} LIMIT {context.CandidateLimit + 1}",
            context.Parameters);
}
