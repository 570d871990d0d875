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
        using var data = JsonDocument.Parse(unit.Item.Data.Utf8);
        var request = unit.Variant.Request(new DatasetItemData(data.RootElement));
        var begin = clock.GetUtcNow().UtcDateTime;
        var outcome = await AskAsync(scope, request, cancellationToken);
        var rows = new RunRows(plan, unit, request, outcome, begin, clock.GetUtcNow().UtcDateTime);
        // The call has cost something: it is written even when the server is about to stop.
        await traces.UpsertAsync(scope, [rows.Trace()], CancellationToken.None);
        await spans.UpsertAsync(scope, [rows.Span()], CancellationToken.None);
        await JudgeAsync(scope, plan, unit, request, outcome, cancellationToken);
        await experimentItems.CreateAsync(scope, [rows.Item()], CancellationToken.None);
    }

    private async Task JudgeAsync(Scope scope, RunPlan plan, RunUnit unit, JsonObject request, RunOutcome outcome, CancellationToken cancellationToken)
    {
        var assertions = plan.AssertionsOf(unit.Item);
        if (assertions.Texts.Count == 0)
            return;
        var output = outcome.Answer?.Text ?? $"The application failed: {outcome.Refusal!.Message}";
        var results = await judge.JudgeAsync(scope, plan, unit, assertions, request["messages"], output, cancellationToken);
        await assertionResults.PutAsync(scope, results, CancellationToken.None);
    }

    private async Task<RunOutcome> AskAsync(Scope scope, JsonObject request, CancellationToken cancellationToken)
    {
        try
        {
            return new RunOutcome(await models.CompleteAsync(scope, (JsonObject)request.DeepClone(), cancellationToken), null);
        }
        catch (ChatException refusal)
        {
            return new RunOutcome(null, refusal);
        }
    }
}
