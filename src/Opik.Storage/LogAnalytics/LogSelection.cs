using Opik.Contracts;

namespace Opik.Storage;

/// <summary>A part of what a list shows.</summary>
/// <param name="Logs">The list.</param>
/// <param name="Filters">Further conditions of the part.</param>
/// <param name="From">Begin of the part; null: that of the list.</param>
/// <param name="To">End of the part; null: that of the list.</param>
public sealed record LogSelection(LogQuery Logs, IReadOnlyList<FilterClause> Filters, DateTime? From, DateTime? To)
{
    /// <summary>The part as a list of its own.</summary>
    public LogQuery Part => Logs with { Filters = [.. Logs.Filters, .. Filters], From = From ?? Logs.From, To = To ?? Logs.To };
}
