using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Scores as read: one per name, several authors averaged.</summary>
internal static class ScoreRows
{
    private const string NoReason = "<no reason>";

    /// <summary>Scores by entity; entities without scores are left out.</summary>
    public static Dictionary<Guid, IReadOnlyList<FeedbackScore>> Read(SqliteSession session, long workspace, ScoredEntity kind, IEnumerable<Guid> ids)
    {
        var scores = new Dictionary<Guid, IReadOnlyList<FeedbackScore>>();
        var row = session.Prepare($"SELECT {ScoreEntry.Columns} FROM score c WHERE c.ws=?1 AND c.kind=?2 AND c.entity=?3 ORDER BY c.name, c.author, c.queue");
        foreach (var id in ids)
        {
            row.Bind(1, workspace).Bind(2, (long)kind).Bind(3, id);
            var entries = new List<ScoreEntry>();
            while (row.Step())
                entries.Add(ScoreEntry.Read(row));
            row.Reset();
            if (entries.Count > 0)
                scores[id] = Group(entries);
        }

        return scores;
    }

    /// <summary>Scores of the spans of each trace, averaged by name.</summary>
    public static Dictionary<Guid, IReadOnlyList<FeedbackScore>> ReadOfSpans(SqliteSession session, long workspace, IEnumerable<Guid> traces)
    {
        var scores = new Dictionary<Guid, IReadOnlyList<FeedbackScore>>();
        var row = session.Prepare($"""
            SELECT {ScoreEntry.Columns}, s.id, s.type FROM score c INDEXED BY score_trace CROSS JOIN span s ON s.id=c.entity AND s.ws=c.ws
            WHERE c.trace=?1 AND c.ws=?2 AND c.kind=2 ORDER BY c.name, s.id, c.author, c.queue
            """);
        foreach (var trace in traces)
        {
            row.Bind(1, trace).Bind(2, workspace);
            var entries = new List<ScoreEntry>();
            while (row.Step())
                entries.Add(ScoreEntry.Read(row) with { Span = row.Id(11), SpanType = (SpanType)row.Int32(12) });
            row.Reset();
            if (entries.Count > 0)
                scores[trace] = Group(entries);
        }

        return scores;
    }

    /// <summary>One score per name; the entries of a name stand together.</summary>
    public static IReadOnlyList<FeedbackScore> Group(IReadOnlyList<ScoreEntry> entries) => [.. entries.GroupBy(entry => entry.Name).Select(One)];

    private static FeedbackScore One(IGrouping<string, ScoreEntry> group)
    {
        var entries = group.ToList();
        var latest = entries.MaxBy(entry => entry.LastUpdatedAt)!;
        return new FeedbackScore
        {
            Name = group.Key,
            CategoryName = latest.Category,
            // Of spans, each counts once, however many authors scored it.
            Value = Math.Round(entries.GroupBy(entry => entry.Span).Average(span => span.Average(entry => entry.Value)), 9),
            Reason = entries.Count == 1 ? latest.Reason
                : entries.TrueForAll(entry => string.IsNullOrEmpty(entry.Reason)) ? null
                : string.Join(", ", entries.Select(entry => string.IsNullOrEmpty(entry.Reason) ? NoReason : entry.Reason)),
            Source = latest.Source,
            SourceQueueId = latest.Queue,
            CreatedAt = entries.Min(entry => entry.CreatedAt),
            LastUpdatedAt = latest.LastUpdatedAt,
            CreatedBy = string.Join(", ", entries.Select(entry => entry.CreatedBy).Distinct(StringComparer.Ordinal)),
            LastUpdatedBy = latest.LastUpdatedBy,
            ValueByAuthor = entries.ToDictionary(entry => entry.Key, entry => entry.Entry, StringComparer.Ordinal),
        };
    }
}
