using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Evaluation;
using Opik.Llm;
using Opik.Optimizer;
using Opik.Server.Features.ChatCompletions;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Studio.Metrics;
using Opik.Server.Features.Studio.Planning;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Tries a prompt on a row: asks the model, scores, writes.</summary>
internal sealed class TrialCalls(ModelCalls models, TrialTraces traces, ISpanCost prices, TimeProvider clock)
{
    /// <summary>The row was done before the server went down; null: it is to be done.</summary>
    public Task<RowScore?> RecoverAsync(Scope scope, StudioPlan plan, Guid experiment, OptimizationRow row, CancellationToken cancellationToken) =>
        traces.FindAsync(scope, plan, Unit(plan, experiment, row), cancellationToken);

    /// <summary>Tries it. A refusal of the model, or of the judge, is 0 with the reason.</summary>
    public async Task<RowScore> MakeAsync(
        Scope scope, StudioPlan plan, Guid optimization, Guid experiment, Candidate candidate, OptimizationRow row, IReadOnlyList<ITrialMetric> metrics, StudioSpending spending, CancellationToken cancellationToken)
    {
        var unit = Unit(plan, experiment, row);
        var messages = new JsonArray([.. candidate.Messages.Select(message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = PromptTemplate.Fill(message.Content, row.Data) })]);
        var request = unit.Variant.Request(messages);
        var begin = clock.GetUtcNow().UtcDateTime;
        var outcome = await AskAsync(scope, request, cancellationToken);
        var end = clock.GetUtcNow().UtcDateTime;
        await spending.AddAsync(outcome.Answer is { } paid ? Cost(paid) : null, isOfRow: true);
        var scores = new List<TrialScore>();
        foreach (var metric in metrics)
            scores.Add(await ScoreAsync(metric, row, outcome, cancellationToken));
        await traces.WriteAsync(scope, plan, optimization, new TrialRow(unit, request, outcome, scores, begin, end), CancellationToken.None);
        return new RowScore(row.Id, scores[0].Value) { Output = outcome.Answer?.Text, Reason = scores[0].Reason, Error = outcome.Refusal?.Message };
    }

    private async Task<RunOutcome> AskAsync(Scope scope, JsonObject request, CancellationToken cancellationToken)
    {
        try
        {
            return new RunOutcome(await models.CompleteAsync(scope, (JsonObject)request.DeepClone(), cancellationToken), null);
        }
        catch (ChatException refusal)
        {
            // An answer that a stop has broken off is no refusal.
            cancellationToken.ThrowIfCancellationRequested();
            return new RunOutcome(null, refusal);
        }
    }

    private static async Task<TrialScore> ScoreAsync(ITrialMetric metric, OptimizationRow row, RunOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Answer is not { } answer)
            return new TrialScore(0, $"The model failed: {outcome.Refusal!.Message}");
        try
        {
            return await metric.ScoreAsync(row.Data, answer.Text.Trim(), cancellationToken);
        }
        catch (Exception failure) when (failure is MetricComputationException or ChatException or ArgumentException or TimeoutException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new TrialScore(0, $"It could not be scored: {failure.Message}");
        }
    }

    // Some providers tell what a call has cost.
    private decimal? Cost(ModelAnswer answer) =>
        answer.Body["usage"]?["cost"] is JsonValue told && told.TryGetValue<decimal>(out var cost) && cost > 0 ? cost : prices.Estimate(answer.Model, answer.Provider.SpanName(), answer.Usage, null);

    private static RunUnit Unit(StudioPlan plan, Guid experiment, OptimizationRow row)
    {
        var item = new DatasetItem { Id = row.Id, DatasetId = plan.DatasetId, Data = StudioPlanner.Json(row.Data) };
        return new RunUnit(new RunVariant(experiment, plan.Model, default, plan.ModelParameters), item, 0);
    }
}
