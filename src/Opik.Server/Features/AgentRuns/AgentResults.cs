using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.AgentRuns;

/// <summary>Writes what came of a call of an agent: verdicts of the suite's assertions, and, last, the experiment item, which says that the call is done.</summary>
internal sealed class AgentResults(SuiteJudge judge, IExperimentItems experimentItems, ITraceWrites traces, IAssertionResults assertionResults, TimeProvider clock)
{
    /// <summary>Whether a call was made and written whole.</summary>
    public async Task<bool> IsDoneAsync(Scope scope, RunUnit unit, CancellationToken cancellationToken) => await experimentItems.GetAsync(scope, unit.ExperimentItemId, cancellationToken) is not null;

    public async Task WriteAsync(Scope scope, AgentRunPlan plan, RunUnit unit, AgentOutcome outcome, CancellationToken cancellationToken)
    {
        // An agent that failed before it wrote a trace has one all the same: the item shows why.
        var trace = outcome.TraceId ?? unit.TraceId;
        if (outcome.TraceId is null)
            await traces.UpsertAsync(scope, [Trace(plan, unit, outcome)], CancellationToken.None);
        var assertions = plan.Run.AssertionsOf(unit.Item);
        if (assertions.Texts.Count > 0)
        {
            var output = outcome.Error is { } error ? $"The application failed: {error}" : Output(outcome.Result);
            var verdicts = await judge.JudgeAsync(scope, plan.Run, unit, assertions, JsonNode.Parse(unit.Item.Data.Utf8.Span), output, cancellationToken);
            await assertionResults.PutAsync(scope, [.. verdicts.Select(each => each with { EntityId = trace })], CancellationToken.None);
        }

        await experimentItems.CreateAsync(scope, [Item(plan, unit, trace)], CancellationToken.None);
    }

    private static ExperimentItem Item(AgentRunPlan plan, RunUnit unit, Guid trace) => new()
    {
        Id = unit.ExperimentItemId,
        ExperimentId = plan.Agent.ExperimentId,
        DatasetItemId = unit.Item.Id,
        TraceId = trace,
        ProjectId = plan.Run.ProjectId,
        ExecutionPolicy = plan.Run.IsSuite ? unit.Item.ExecutionPolicy : null,
    };

    private Trace Trace(AgentRunPlan plan, RunUnit unit, AgentOutcome outcome)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new Trace
        {
            Id = unit.TraceId,
            ProjectId = plan.Run.ProjectId,
            Name = plan.AgentName,
            StartTime = now,
            EndTime = now,
            Input = unit.Item.Data,
            Output = outcome.Result is { } result ? JsonText.Parse(new JsonObject { ["output"] = JsonNode.Parse(result.GetRawText()) }.ToJsonString(WireJson.Options)) : null,
            ErrorInfo = outcome.Error is { } error ? new ErrorInfo("AgentFailed", error, string.Empty) : null,
            Source = EntitySource.Experiment,
        };
    }

    // A bare result comes wrapped as {"result": …}.
    private static string Output(JsonElement? result) => result switch
    {
        null => string.Empty,
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Object } wrapped when wrapped.EnumerateObject().Take(2).Count() == 1 && wrapped.TryGetProperty("result", out var bare) => Output(bare),
        { } other => other.GetRawText(),
    };
}
