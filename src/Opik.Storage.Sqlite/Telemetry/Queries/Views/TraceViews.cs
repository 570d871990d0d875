using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads traces with what is derived from their spans, scores and comments.</summary>
internal static class TraceViews
{
    private const string Columns =
        "id, project, name, thread, start_time, end_time, ttft, source, environment, flags, tags, error_type, error_message, input_preview, output_preview, "
        + "created_at, created_by, last_updated_at, last_updated_by";

    private static readonly HashSet<string> Nothing = [];

    /// <summary>The traces of the row numbers, in their order.</summary>
    /// <param name="context">The reader.</param>
    /// <param name="seqs">Row numbers; rows that do not exist are left out.</param>
    /// <param name="parts">Payloads to read.</param>
    /// <param name="exclude">Wire names of members not to be computed.</param>
    /// <param name="models">Whether the models of their spans are read.</param>
    public static List<TraceView> Read(ViewContext context, IReadOnlyList<long> seqs, PayloadParts parts, IReadOnlySet<string>? exclude, bool models = false)
    {
        exclude ??= Nothing;
        var views = new List<TraceView>(seqs.Count);
        foreach (var seq in seqs)
        {
            if (One(context, seq, parts) is { } view)
                views.Add(view);
        }

        Fill(context, views, exclude);
        return models ? views.ConvertAll(view => view with { Models = SpanModels.Read(context, view.Trace.Id) }) : views;
    }

    private static void Fill(ViewContext context, List<TraceView> views, IReadOnlySet<string> exclude)
    {
        if (views.Count == 0)
            return;
        var ids = views.ConvertAll(view => view.Trace.Id);
        var (session, workspace) = (context.Session, context.Workspace);
        var scores = exclude.Contains("feedback_scores") ? null : ScoreRows.Read(session, workspace, ScoredEntity.Trace, ids);
        var comments = exclude.Contains("comments") ? null : CommentRows.Read(session, workspace, ScoredEntity.Trace, ids);
        var guardrails = exclude.Contains("guardrails_validations") ? null : GuardrailRows.Read(session, workspace, views[0].Trace.ProjectId, ids);
        var spanScores = exclude.Contains("span_feedback_scores") ? [] : ScoreRows.ReadOfSpans(session, workspace, ids);
        var experiments = exclude.Contains("experiment") ? [] : TraceExperiments.Read(session, workspace, ids);
        var queues = exclude.Contains("annotation_queues") ? [] : QueueMembership.Read(session, workspace, ScoredEntity.Trace, ids);
        for (var i = 0; i < views.Count; i++)
        {
            var view = TraceTotalsRead.Add(context, views[i], exclude);
            views[i] = view with
            {
                FeedbackScores = scores?.GetValueOrDefault(view.Trace.Id),
                Comments = comments?.GetValueOrDefault(view.Trace.Id),
                Guardrails = guardrails?.GetValueOrDefault(view.Trace.Id),
                SpanFeedbackScores = spanScores.GetValueOrDefault(view.Trace.Id),
                AnnotationQueues = queues.GetValueOrDefault(view.Trace.Id),
                Experiment = experiments.GetValueOrDefault(view.Trace.Id),
            };
        }
    }

    private static TraceView? One(ViewContext context, long seq, PayloadParts parts)
    {
        var row = context.Session.Prepare($"SELECT {Columns} FROM trace WHERE seq=?1").Bind(1, seq);
        try
        {
            if (!row.Step())
                return null;
            var flags = row.Int64(9);
            // What the row does not have need not be looked for.
            var payload = context.Payload(EntityTable.Traces, seq, parts & RowPayload.Parts(flags, hasError: !row.IsNull(11)));
            return View(context, row, flags, payload) with { ThreadModelId = ThreadModel(context, row.Int64(1), row.Text(3)) };
        }
        finally
        {
            row.Reset();
        }
    }

    private static TraceView View(ViewContext context, SqliteStatement row, long flags, in Payload payload) => new()
    {
        Trace = new Trace
        {
            Id = row.Id(0),
            ProjectId = context.Telemetry.Projects.Id(context.Session, row.Int64(1)) ?? Guid.Empty,
            Name = context.Term(row.NullableInt64(2)),
            ThreadId = row.Text(3),
            StartTime = row.Time(4),
            EndTime = row.NullableTime(5),
            Ttft = row.NullableDouble(6),
            Source = (EntitySource)row.Int32(7),
            Environment = context.Term(row.NullableInt64(8)),
            VisibilityMode = (flags & RowPayload.Hidden) != 0 ? VisibilityMode.Hidden : VisibilityMode.Default,
            Tags = TagText.Read(row.Text(10)) is { Count: > 0 } tags ? tags : null,
            ErrorInfo = ErrorColumns.Of(payload, row.Text(11), row.Text(12)),
            Input = payload.Input,
            Output = payload.Output,
            Metadata = payload.Metadata,
            LastUpdatedAt = row.Time(17),
        },
        IsPartial = (flags & RowPayload.Partial) != 0,
        InputPreview = row.Text(13),
        OutputPreview = row.Text(14),
        CreatedAt = row.Time(15),
        CreatedBy = context.Term(row.NullableInt64(16)),
        LastUpdatedAt = row.Time(17),
        LastUpdatedBy = context.Term(row.NullableInt64(18)),
    };

    private static Guid? ThreadModel(ViewContext context, long project, string? thread)
    {
        if (thread is null)
            return null;
        var row = context.Session.Prepare("SELECT model_id FROM thread WHERE project=?1 AND thread=?2").Bind(1, project).Bind(2, thread);
        try
        {
            return row.Step() ? row.Id(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }
}
