using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Llm;
using Opik.Server.Features.ChatCompletions;
using Opik.Storage;

namespace Opik.Server.Features.ExperimentRuns;

/// <summary>Makes the calls of runs: asks the model, writes trace and span, has a suite's assertions judged, and writes, last, the experiment item, which says that the call is done.</summary>
internal sealed class RunUnits(ModelCalls models, SuiteJudge judge, IExperimentItems experimentItems, ITraceWrites traces, ISpanWrites spans, IAssertionResults assertionResults, TimeProvider clock)
{
    /// <summary>Makes a call that was not made yet. A refusal of the model is an outcome as well.</summary>
    public async Task RunAsync(Scope scope, RunPlan plan, RunUnit unit, CancellationToken cancellationToken)
    {
        if (await experimentItems.GetAsync(scope, unit.ExperimentItemId, cancellationToken) is not null)
            return;
        await CallAsync(scope, plan, unit, (request, stop) => models.CompleteAsync(scope, request, stop), cancellationToken);
    }

    /// <summary>Makes a call, whether it was made before or not, and writes what came of it; <paramref name="ask"/> gets the model's answer.</summary>
    public async Task<RunCall> CallAsync(Scope scope, RunPlan plan, RunUnit unit, Func<JsonObject, CancellationToken, Task<ModelAnswer>> ask, CancellationToken cancellationToken)
    {
        using var data = JsonDocument.Parse(unit.Item.Data.Utf8);
        using var mapped = MappedData.Of(data.RootElement, plan.Mapping);
        var request = unit.Variant.Request(new DatasetItemData(mapped?.RootElement ?? data.RootElement));
        var begin = clock.GetUtcNow().UtcDateTime;
        var outcome = await AskAsync(request, ask, cancellationToken);
        var end = clock.GetUtcNow().UtcDateTime;
        var rows = new RunRows(plan, unit, request, outcome, begin, end);
        // The call has cost something: it is written even when the server is about to stop.
        await traces.UpsertAsync(scope, [rows.Trace()], CancellationToken.None);
        await spans.UpsertAsync(scope, [rows.Span()], CancellationToken.None);
        await JudgeAsync(scope, plan, unit, request, outcome, cancellationToken);
        if (plan.DatasetId is not null)
            await experimentItems.CreateAsync(scope, [rows.Item()], CancellationToken.None);
        // The try before does not count any more; its trace stays.
        if (plan.DatasetId is not null && unit.Attempt > 0)
            await experimentItems.DeleteAsync(scope, [(unit with { Attempt = unit.Attempt - 1 }).ExperimentItemId], CancellationToken.None);
        return new RunCall(outcome, end - begin);
    }

    /// <summary>Whether a call was made and written whole.</summary>
    public async Task<bool> IsDoneAsync(Scope scope, RunPlan plan, RunUnit unit, CancellationToken cancellationToken) =>
        plan.DatasetId is null || await experimentItems.GetAsync(scope, unit.ExperimentItemId, cancellationToken) is not null;

    private async Task JudgeAsync(Scope scope, RunPlan plan, RunUnit unit, JsonObject request, RunOutcome outcome, CancellationToken cancellationToken)
    {
        var assertions = plan.AssertionsOf(unit.Item);
        if (assertions.Texts.Count == 0)
            return;
        var output = outcome.Answer?.Text ?? $"The application failed: {outcome.Refusal!.Message}";
        var results = await judge.JudgeAsync(scope, plan, unit, assertions, request["messages"], output, cancellationToken);
        await assertionResults.PutAsync(scope, results, CancellationToken.None);
    }

    private static async Task<RunOutcome> AskAsync(JsonObject request, Func<JsonObject, CancellationToken, Task<ModelAnswer>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return new RunOutcome(await ask((JsonObject)request.DeepClone(), cancellationToken), null);
        }
        catch (ChatException refusal)
        {
            // An answer that a stop has broken off is no refusal.
            cancellationToken.ThrowIfCancellationRequested();
            return new RunOutcome(null, refusal);
        }
    }
}
