using System.Collections.Frozen;
using Opik.Server.Features.Reading;
using Opik.Server.Features.RowSelections;

namespace Opik.Server.Features.RowExports;

/// <summary>What of a row has to be read for the columns that were asked for: a file of names and durations reads no payloads.</summary>
internal static class ExportShape
{
    // Members that cost a read of their own; whatever else a row has is at hand.
    private static readonly string[] Costly =
    [
        "input", "output", "metadata", "error_info", "usage", "feedback_scores", "span_feedback_scores", "comments", "experiment",
        "guardrails_validations", "annotation_queues", "total_estimated_cost", "providers", "span_count", "llm_span_count", "first_message", "last_message",
    ];

    /// <summary>Columns of a CSV file of Logs when none were asked for.</summary>
    public static IReadOnlyList<string> DefaultColumns(RowKind kind) => kind switch
    {
        RowKind.Traces => ["id", "start_time", "name", "input", "output", "duration", "usage.total_tokens", "total_estimated_cost", "error_info.exception_type", "error_info.message", "tags", "environment", "thread_id", "feedback_scores", "metadata"],
        RowKind.Spans => ["id", "trace_id", "start_time", "name", "type", "model", "input", "output", "duration", "usage.total_tokens", "total_estimated_cost", "error_info.exception_type", "error_info.message", "tags", "feedback_scores", "metadata"],
        RowKind.Threads => ["id", "start_time", "last_updated_at", "first_message", "last_message", "number_of_messages", "duration", "usage.total_tokens", "total_estimated_cost", "status", "tags", "feedback_scores"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A list of entities has columns of its own."),
    };

    /// <summary>The shape; without columns everything. Files that were cut out of payloads stay out.</summary>
    public static ReadShape Of(IReadOnlyList<ExportColumn> columns)
    {
        var needed = columns.Select(column => column.Member).ToHashSet(StringComparer.Ordinal);
        var excluded = columns.Count == 0 ? [] : Costly.Where(member => !needed.Contains(member));
        return new ReadShape(excluded.ToFrozenSet(StringComparer.Ordinal), Truncate: false, Preview: false, StripAttachments: true);
    }
}
