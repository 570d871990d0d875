using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads spans with their scores and comments.</summary>
internal static class SpanViews
{
    private const string Columns =
        "id, project, trace, parent, type, name, model, provider, start_time, end_time, ttft, cost, usage, source, environment, flags, tags, "
        + "error_type, error_message, input_preview, output_preview, created_at, created_by, last_updated_at, last_updated_by";

    /// <summary>The spans of the row numbers, in their order; see <see cref="TraceViews.Read"/>.</summary>
    public static List<SpanView> Read(ViewContext context, IReadOnlyList<long> seqs, PayloadParts parts, IReadOnlySet<string>? exclude)
    {
        var views = new List<SpanView>(seqs.Count);
        foreach (var seq in seqs)
        {
            if (One(context, seq, parts) is { } view)
                views.Add(view);
        }

        var ids = views.ConvertAll(view => view.Span.Id);
        var scores = exclude?.Contains("feedback_scores") == true ? null : ScoreRows.Read(context.Session, context.Workspace, ScoredEntity.Span, ids);
        var comments = exclude?.Contains("comments") == true ? null : CommentRows.Read(context.Session, context.Workspace, ScoredEntity.Span, ids);
        for (var i = 0; i < views.Count; i++)
            views[i] = views[i] with { FeedbackScores = scores?.GetValueOrDefault(ids[i]), Comments = comments?.GetValueOrDefault(ids[i]) };
        return views;
    }

    private static SpanView? One(ViewContext context, long seq, PayloadParts parts)
    {
        var row = context.Session.Prepare($"SELECT {Columns} FROM span WHERE seq=?1").Bind(1, seq);
        try
        {
            if (!row.Step())
                return null;
            var flags = row.Int64(15);
            return View(context, row, flags, context.Payload(EntityTable.Spans, seq, parts & RowPayload.Parts(flags, hasError: !row.IsNull(17))));
        }
        finally
        {
            row.Reset();
        }
    }

    private static SpanView View(ViewContext context, SqliteStatement row, long flags, in Payload payload) => new()
    {
        Span = new Span
        {
            Id = row.Id(0),
            ProjectId = context.Telemetry.Projects.Id(context.Session, row.Int64(1)) ?? Guid.Empty,
            TraceId = row.Id(2),
            ParentSpanId = row.NullableId(3),
            Type = (SpanType)row.Int32(4),
            Name = context.Term(row.NullableInt64(5)),
            Model = context.Term(row.NullableInt64(6)),
            Provider = context.Term(row.NullableInt64(7)),
            StartTime = row.Time(8),
            EndTime = row.NullableTime(9),
            Ttft = row.NullableDouble(10),
            TotalEstimatedCost = TraceTotalsRead.Cost(row.NullableDouble(11)),
            CostIsManual = (flags & RowPayload.ManualCost) != 0,
            Usage = row.IsNull(12) ? null : UsageJson.Read(row.Blob(12)),
            Source = (EntitySource)row.Int32(13),
            Environment = context.Term(row.NullableInt64(14)),
            Tags = TagText.Read(row.Text(16)) is { Count: > 0 } tags ? tags : null,
            ErrorInfo = ErrorColumns.Of(payload, row.Text(17), row.Text(18)),
            Input = payload.Input,
            Output = payload.Output,
            Metadata = payload.Metadata,
            LastUpdatedAt = row.Time(23),
        },
        IsPartial = (flags & RowPayload.Partial) != 0,
        InputPreview = row.Text(19),
        OutputPreview = row.Text(20),
        CreatedAt = row.Time(21),
        CreatedBy = context.Term(row.NullableInt64(22)),
        LastUpdatedAt = row.Time(23),
        LastUpdatedBy = context.Term(row.NullableInt64(24)),
    };
}
