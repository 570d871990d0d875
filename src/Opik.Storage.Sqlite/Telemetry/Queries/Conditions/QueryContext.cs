using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>What conditions of one query share.</summary>
/// <param name="Session">The reader.</param>
/// <param name="Parameters">Values of the statement.</param>
/// <param name="Table">Traces or spans.</param>
/// <param name="Workspace">Key of the workspace.</param>
/// <param name="Project">Key of the project.</param>
/// <param name="Search">Index of payload texts; null: none.</param>
internal sealed record QueryContext(SqliteSession Session, QueryParameters Parameters, EntityTable Table, long Workspace, long Project, ISubstringIndex? Search)
{
    /// <summary>Limits of the query.</summary>
    public QueryBudget Budget { get; init; } = new();

    /// <summary>See <see cref="QueryBudget.Candidates"/>.</summary>
    public int CandidateLimit => Budget.Candidates;

    /// <summary>The rows whose payload can contain the needle of a condition; null when that is not known.</summary>
    public SeqBitmap? CandidatesOf(PayloadParts parts, string? needle) =>
        needle is not null && Search is not null && Search.TryFind(Table.Kind, parts, needle, out var candidates) ? candidates : null;

    /// <summary>The rows whose payload can meet a condition; null when that is not known.</summary>
    public SeqBitmap? CandidatesOf(PayloadCondition condition)
    {
        if (condition.Attribute is not { } attribute)
            return CandidatesOf(condition.Parts, condition.Needle);
        return Search is not null && Search.TryFindAttribute(Table.Kind, attribute.Path, attribute.Value, out var candidates) ? candidates : null;
    }

    /// <summary>The row numbers that a statement gives; null when there are more than <see cref="CandidateLimit"/>.</summary>
    public SeqBitmap? Collect(string sql, QueryParameters parameters)
    {
        using var statement = parameters.Prepare(Session, sql);
        var rows = new SeqBitmap();
        for (var count = 0; statement.Step(); count++)
        {
            if (count == CandidateLimit)
                return null;
            rows.Add(statement.Int64(0));
        }

        return rows;
    }
}
