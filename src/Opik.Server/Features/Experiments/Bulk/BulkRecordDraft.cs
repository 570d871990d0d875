using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Server.Features.Scores;
using Opik.Server.Features.Spans;
using Opik.Server.Features.Traces;
using Opik.Server.Hosting.Bodies;

namespace Opik.Server.Features.Experiments.Bulk;

/// <summary>One run of a bulk upload: the result of a task, or a trace with spans; and scores.</summary>
internal sealed class BulkRecordDraft
{
    private const int MostSpans = 100;
    private const int MostScores = 100;

    public Guid? DatasetItemId { get; private set; }

    /// <summary>What the task answered, where there is no trace; null is the same as absent.</summary>
    public JsonText? Result { get; private set; }

    public TraceDraft? Trace { get; private set; }

    public List<SpanDraft> Spans { get; } = [];

    public List<ScoreDraft> Scores { get; } = [];

    public static BulkRecordDraft Read(ref JsonCursor cursor)
    {
        var draft = new BulkRecordDraft();
        while (cursor.NextMember())
        {
            if (cursor.Is("dataset_item_id"u8))
                draft.DatasetItemId = cursor.ReadId();
            else if (cursor.Is("evaluate_task_result"u8))
                draft.Result = cursor.ReadJson();
            else if (cursor.Is("trace"u8))
                draft.ReadTrace(ref cursor);
            else if (cursor.Is("spans"u8))
                draft.ReadSpans(ref cursor);
            else if (cursor.Is("feedback_scores"u8))
                draft.ReadScores(ref cursor);
            else
                cursor.Skip();
        }

        return draft;
    }

    public void Validate(Violations violations, string path)
    {
        violations.CheckNotNull(path, "datasetItemId", DatasetItemId);
        if (Result is not null && Trace is not null)
            violations.Add(path, "cannot provide both evaluate_task_result and trace");
        else if (Result is null && Trace is null)
            violations.Add(path, "must provide either evaluate_task_result or trace");
        if (Spans.Count > MostSpans)
            violations.Add(path, $"spans size must be between 0 and {MostSpans}");
        if (Scores.Count > MostScores)
            violations.Add(path, $"feedbackScores size must be between 0 and {MostScores}");
        Trace?.Validate(violations, path + "trace.", isCreate: true);
        for (var i = 0; i < Spans.Count; i++)
            Spans[i].ValidateInTrace(violations, $"{path}spans[{i}].");
        for (var i = 0; i < Scores.Count; i++)
            Scores[i].Validate(violations, $"{path}feedbackScores[{i}].");
    }

    private void ReadTrace(ref JsonCursor cursor)
    {
        if (!cursor.EnterObject())
            return;
        Trace = new TraceDraft();
        Trace.Read(ref cursor);
    }

    private void ReadSpans(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextObject())
        {
            var span = new SpanDraft();
            span.Read(ref cursor);
            Spans.Add(span);
        }
    }

    private void ReadScores(ref JsonCursor cursor)
    {
        if (!cursor.EnterArray())
            return;
        while (cursor.NextObject())
            Scores.Add(ScoreDraft.ReadOne(ref cursor));
    }
}
