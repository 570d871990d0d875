using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Studio.Metrics;
using Opik.Server.Features.Studio.Planning;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>What a row of a trial leaves: trace, span, scores and, last, the experiment item, which says that the row is done.</summary>
internal sealed class TrialTraces(ITraceWrites traces, ITraceReads reads, ISpanWrites spans, IFeedbackScores scores, IExperimentItems items)
{
    public async Task WriteAsync(Scope scope, StudioPlan plan, Guid optimization, TrialRow row, CancellationToken cancellationToken)
    {
        var error = row.Outcome.Refusal is { } refusal ? new ErrorInfo(nameof(ChatException), refusal.Message, $"{nameof(ChatException)}: {refusal.Status}") : null;
        await traces.UpsertAsync(scope, [Trace(plan, optimization, row, error)], cancellationToken);
        await spans.UpsertAsync(scope, [Span(plan, row, error)], cancellationToken);
        await scores.PutAsync(scope, ScoredEntity.Trace, [.. plan.Metrics.Select((metric, place) => Score(plan, row, metric, row.Scores[place]))], cancellationToken);
        var item = new ExperimentItem { Id = row.Unit.ExperimentItemId, ExperimentId = row.Unit.Variant.ExperimentId, DatasetItemId = row.Unit.Item.Id, TraceId = row.Unit.TraceId, ProjectId = plan.ProjectId };
        await items.CreateAsync(scope, [item], cancellationToken);
    }

    /// <summary>A row that was done and written whole before; null: it was not.</summary>
    public async Task<RowScore?> FindAsync(Scope scope, StudioPlan plan, RunUnit unit, CancellationToken cancellationToken)
    {
        if (await items.GetAsync(scope, unit.ExperimentItemId, cancellationToken) is null || await reads.GetAsync(scope, unit.TraceId, cancellationToken) is not { } view)
            return null;
        var found = await scores.GetAsync(scope, ScoredEntity.Trace, [unit.TraceId], cancellationToken);
        if (found.GetValueOrDefault(unit.TraceId)?.FirstOrDefault(score => score.Name == plan.Objective) is not { } objective)
            return null;
        var output = view.Trace.Output is { IsEmpty: false } json ? (JsonNode.Parse(json.Utf8.Span) as JsonObject)?["llm_output"]?.ToString() : null;
        return new RowScore(unit.Item.Id, (double)objective.Value) { Output = output, Reason = objective.Reason, Error = view.Trace.ErrorInfo?.Message };
    }

    private static Trace Trace(StudioPlan plan, Guid optimization, TrialRow row, ErrorInfo? error) => new()
    {
        Id = row.Unit.TraceId,
        ProjectId = plan.ProjectId,
        Name = "evaluation_task",
        StartTime = row.Begin,
        EndTime = row.End,
        Input = row.Unit.Item.Data,
        Output = row.Outcome.Answer is { } answer ? StudioPlanner.Json(new JsonObject { ["llm_output"] = answer.Text }) : null,
        Tags = [optimization.ToString(), "Evaluation"],
        ErrorInfo = error,
        Source = EntitySource.Optimization,
    };

    private static Span Span(StudioPlan plan, TrialRow row, ErrorInfo? error) => new()
    {
        Id = row.Unit.SpanId,
        ProjectId = plan.ProjectId,
        TraceId = row.Unit.TraceId,
        Name = "chat_completion_create",
        Type = SpanType.Llm,
        StartTime = row.Begin,
        EndTime = row.End,
        Input = StudioPlanner.Json(new JsonObject { ["messages"] = row.Request["messages"]?.DeepClone() }),
        Output = row.Outcome.Answer is { } answer ? StudioPlanner.Json(new JsonObject { ["choices"] = answer.Body["choices"]?.DeepClone() }) : null,
        Metadata = plan.ModelParameters,
        Model = row.Outcome.Answer?.Model ?? plan.Model,
        Provider = row.Outcome.Answer?.Provider.SpanName(),
        Usage = row.Outcome.Answer?.Usage,
        ErrorInfo = error,
        Source = EntitySource.Optimization,
    };

    private static FeedbackScoreWrite Score(StudioPlan plan, TrialRow row, StudioMetric metric, TrialScore score) => new()
    {
        EntityId = row.Unit.TraceId,
        ProjectId = plan.ProjectId,
        Name = metric.Name,
        Value = Math.Round((decimal)score.Value, 9),
        Reason = score.Reason,
        Source = ScoreSource.Sdk,
    };
}
