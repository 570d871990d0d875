using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads threads with what is derived from their traces, scores and comments.</summary>
internal static class ThreadViews
{
    private const string Columns = "thread, model_id, status, tags, created_at, created_by, last_updated_at, last_updated_by, project";

    /// <summary>The threads of the row numbers, in their order.</summary>
    public static List<ThreadView> Read(ViewContext context, IReadOnlyList<long> seqs, bool messages, bool queues)
    {
        var views = new List<ThreadView>(seqs.Count);
        foreach (var seq in seqs)
        {
            if (One(context, seq, messages) is { } view)
                views.Add(view);
        }

        var ids = views.ConvertAll(view => view.ModelId);
        var scores = ScoreRows.Read(context.Session, context.Workspace, ScoredEntity.Thread, ids);
        var comments = CommentRows.Read(context.Session, context.Workspace, ScoredEntity.Thread, ids);
        var ofQueues = queues ? QueueMembership.Read(context.Session, context.Workspace, ScoredEntity.Thread, ids) : [];
        for (var i = 0; i < views.Count; i++)
        {
            views[i] = views[i] with
            {
                FeedbackScores = scores.GetValueOrDefault(ids[i]),
                Comments = comments.GetValueOrDefault(ids[i]),
                AnnotationQueues = ofQueues.GetValueOrDefault(ids[i]),
            };
        }

        return views;
    }

    private static ThreadView? One(ViewContext context, long seq, bool messages)
    {
        var row = context.Session.Prepare($"SELECT {Columns} FROM thread WHERE seq=?1").Bind(1, seq);
        try
        {
            if (!row.Step())
                return null;
            var thread = row.Text(0)!;
            var project = row.Int64(8);
            var traces = ThreadTraces.Read(context.Session, project, thread);
            var view = new ThreadView
            {
                ThreadId = thread,
                ModelId = row.Id(1),
                ProjectId = context.Telemetry.Projects.Id(context.Session, project) ?? Guid.Empty,
                Status = (ThreadStatus)row.Int32(2),
                Tags = TagText.Read(row.Text(3)) is { Count: > 0 } tags ? tags : null,
                CreatedAt = row.Time(4),
                CreatedBy = context.Term(row.NullableInt64(5)),
                LastUpdatedAt = row.Time(6),
                LastUpdatedBy = context.Term(row.NullableInt64(7)),
                // A thread that was opened before its first trace starts where it was made.
                StartTime = traces.Start is { } start ? SqliteTime.FromMicroseconds(start) : row.Time(4),
                EndTime = traces.End is { } end ? SqliteTime.FromMicroseconds(end) : null,
                Duration = (traces.End - traces.Start) / 1000.0,
                NumberOfMessages = 2 * traces.Count,
                TotalEstimatedCost = TraceTotalsRead.Cost(traces.Cost),
                Usage = traces.Usage.Count == 0 ? null : traces.Usage,
                Environment = context.Term(traces.Environment),
            };
            if (!messages)
                return view;
            return view with
            {
                FirstMessage = traces.First is { } first ? context.Payload(EntityTable.Traces, first, PayloadParts.Input).Input : null,
                LastMessage = traces.Last is { } last ? context.Payload(EntityTable.Traces, last, PayloadParts.Output).Output : null,
            };
        }
        finally
        {
            row.Reset();
        }
    }
}
