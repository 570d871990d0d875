namespace Opik.Storage.Sqlite;

/// <summary>
/// Why an old trace stays: conditions over a row <c>t</c> of <c>trace</c>, each a step or two into an index. Parameters: ?1 key
/// of the project; ages that go as ids: ?4 first of others; ?5 and ?6 first and end of scored ones.
/// </summary>
internal static class TraceUses
{
    /// <summary>An experiment shows it.</summary>
    public const string Experiment = "EXISTS (SELECT 1 FROM experiment_item i WHERE i.trace = t.id AND i.ws = t.ws)";

    // Comments on spans are few: read once for a walk, instead of the spans of every trace.
    private const string CommentedSpan = """
        t.id IN (SELECT s.trace FROM comment c INDEXED BY comment_project CROSS JOIN span s ON s.id = c.entity AND s.ws = c.ws WHERE c.project = ?1 AND c.kind = 2)
        """;

    private const string OwnCommentedSpan = """
        EXISTS (SELECT 1 FROM span s INDEXED BY span_trace CROSS JOIN comment c ON c.ws = s.ws AND c.kind = 2 AND c.entity = s.id WHERE s.trace = t.id AND s.ws = t.ws)
        """;

    /// <summary>Somebody or something has judged it; asked of one row.</summary>
    public static string IsScored => Scored(OwnCommentedSpan);

    /// <summary>Whether a row goes, unless an experiment uses it.</summary>
    /// <param name="differs">Whether scored traces have a range of their own.</param>
    /// <param name="one">Whether it is asked of one row instead of a walk over many.</param>
    public static string IsDue(bool differs, bool one = false) =>
        differs ? $"CASE WHEN {Scored(one ? OwnCommentedSpan : CommentedSpan)} THEN t.id >= ?5 AND t.id < ?6 ELSE t.id >= ?4 END" : "t.id >= ?4";

    // Cheapest and likeliest first.
    private static string Scored(string commentedSpan) => $"""
        (EXISTS (SELECT 1 FROM score c WHERE c.ws = t.ws AND c.kind = 1 AND c.entity = t.id)
          OR EXISTS (SELECT 1 FROM score c INDEXED BY score_trace WHERE c.trace = t.id AND c.ws = t.ws)
          OR EXISTS (SELECT 1 FROM comment c WHERE c.ws = t.ws AND c.kind = 1 AND c.entity = t.id)
          OR {Queued("t.id")}
          OR (t.thread IS NOT NULL AND EXISTS (SELECT 1 FROM thread h WHERE h.project = t.project AND h.thread = t.thread AND (
            EXISTS (SELECT 1 FROM score c WHERE c.ws = h.ws AND c.kind = 3 AND c.entity = h.model_id)
            OR EXISTS (SELECT 1 FROM comment c WHERE c.ws = h.ws AND c.kind = 3 AND c.entity = h.model_id)
            OR {Queued("h.model_id")})))
          OR {commentedSpan})
        """;

    private static string Queued(string item) =>
        $"EXISTS (SELECT 1 FROM annotation_queue_item i INDEXED BY annotation_queue_item_entity JOIN annotation_queue q ON q.key = i.queue WHERE i.item = {item} AND i.removed = 0 AND q.ws = t.ws)";
}
