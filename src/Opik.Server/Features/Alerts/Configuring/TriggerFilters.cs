using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>Filters of a condition: a JSON array as lists of logs take it, of traces or of threads.</summary>
internal static class TriggerFilters
{
    /// <summary>The conditions; none for a blank text.</summary>
    /// <exception cref="FilterException">No filter of the kind's rows.</exception>
    public static IReadOnlyList<FilterClause> Parse(AlertEventType type, string? text) =>
        FilterParser.Parse(text, type == AlertEventType.TraceThreadFeedbackScore ? FilterFields.Threads : FilterFields.Traces);
}
