using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>The items of a queue as one of its reviewers sees them.</summary>
internal sealed class QueueReview(SqliteSession session, long workspace, QueueRow row, string user)
{
    private const int TitleLength = 120;

    // Two small reads per item, both by an index; the name of a trace stands in for an input that has none.
    private static readonly string TracesSql = $"""
        SELECT i.item, NULL, coalesce(nullif(substr(r.input_preview, 1, {TitleLength}), ''), (SELECT t.text FROM term t WHERE t.key = r.name))
        FROM annotation_queue_item i LEFT JOIN trace r ON r.id = i.item AND r.ws = ?2
        WHERE i.queue = ?1 AND i.removed = 0 ORDER BY i.item LIMIT ?3
        """;

    private static readonly string ThreadsSql = $"""
        SELECT i.item, h.thread, coalesce((SELECT nullif(substr(r.input_preview, 1, {TitleLength}), '') FROM trace r INDEXED BY trace_thread
          WHERE r.project = h.project AND r.thread = h.thread AND r.thread IS NOT NULL ORDER BY r.id LIMIT 1), h.thread)
        FROM annotation_queue_item i LEFT JOIN thread h ON h.model_id = i.item AND h.ws = ?2
        WHERE i.queue = ?1 AND i.removed = 0 ORDER BY i.item LIMIT ?3
        """;

    /// <summary>The items; see <see cref="IAnnotationQueueItems.ReviewAsync"/>.</summary>
    public List<QueueReviewItem> Read(bool titles, int most)
    {
        var reviews = new QueueTotals(session, workspace, row).Reviews();
        if (!titles)
            return [.. reviews.Select(pair => Item(pair.Key, null, null, pair.Value)).Take(most)];
        var statement = session.Prepare(row.Queue.Scope == ScoredEntity.Thread ? ThreadsSql : TracesSql).Bind(1, row.Key).Bind(2, workspace).Bind(3, most);
        var items = new List<QueueReviewItem>();
        while (statement.Step())
        {
            var id = statement.Id(0);
            items.Add(Item(id, statement.Text(1), statement.Text(2), reviews.GetValueOrDefault(id)));
        }

        statement.Reset();
        return items;
    }

    private QueueReviewItem Item(Guid id, string? thread, string? title, List<string>? authors) =>
        new(id, thread, title, authors?.Count ?? 0, authors?.Contains(user, StringComparer.Ordinal) == true);
}
