using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.LiveEvents;
using Opik.Server.Features.Runners;
using Opik.Server.Features.Runners.Model;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.AgentRuns;

/// <summary>
/// Calls an agent through its runner, as somebody in front of the agents page would. The id of the runner's job follows from the call:
/// after a restart the one that was given out before is waited for, and not given out again.
/// </summary>
internal sealed class AgentCalls(RunnerHub hub, CancelledExperiments cancelled, ListChanges changes, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>A laptop that slept comes back; after so long a run is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Waits for the runner, calls, and waits for the end; null: the experiment was cancelled.</summary>
    /// <exception cref="AgentGoneException">No runner has the agent.</exception>
    public async Task<AgentOutcome?> CallAsync(Scope scope, AgentRunPlan plan, RunUnit unit, CancellationToken cancellationToken)
    {
        var given = clock.GetUtcNow();
        while (!await cancelled.IsCancelledAsync(scope, plan.Agent.ExperimentId, cancellationToken))
        {
            var asked = await hub.ChangeIfAsync(state => Ask(state, scope, plan, unit), cancellationToken);
            if (asked is { Outcome: { } outcome })
                return outcome;
            if (asked is { IsNew: true })
                changes.Raise(scope.WorkspaceId, RunnersFeature.List);
            if (asked is not null)
                given = clock.GetUtcNow();
            else if (clock.GetUtcNow() - given > Patience)
                throw new AgentGoneException(plan.AgentName);
            await hub.WaitAsync(stopping => hub.ReadAsync(state => Ended(state, unit), stopping), Look, cancellationToken);
        }

        await hub.ChangeAsync(state => Cancel(state, unit), CancellationToken.None);
        return null;
    }

    // Under the hub's lock. Null: there is no runner now.
    private static Asked? Ask(HubState state, Scope scope, AgentRunPlan plan, RunUnit unit)
    {
        if (Find(state, unit) is { } known)
            return known.HasEnded ? new Asked(false, OutcomeOf(known)) : new Asked(false, null);
        if (AgentRunners.Find(state, scope, plan.Run.ProjectId, plan.AgentName) is not { } runner)
            return null;
        using var data = JsonDocument.Parse(unit.Item.Data.Utf8);
        var (inputs, missing) = AgentInputs.Of(runner.Agents[plan.AgentName], data.RootElement, plan.Run.Mapping);
        if (missing.Count > 0)
            return new Asked(false, new AgentOutcome(null, null, $"The item has nothing for: {string.Join(", ", missing)}"));
        state.Save(Job(state, runner, plan, unit, inputs));
        return new Asked(true, null);
    }

    private static RunnerJob Job(HubState state, Runner runner, AgentRunPlan plan, RunUnit unit, JsonObject inputs) => new()
    {
        Id = unit.RunnerJobId,
        RunnerId = runner.Id,
        ProjectId = plan.Run.ProjectId,
        AgentName = plan.AgentName,
        Inputs = JsonSerializer.SerializeToElement(inputs, WireJson.Options),
        MaskId = plan.MaskId,
        PromptMasks = plan.PromptMasks is { } masks ? JsonSerializer.Deserialize<JsonElement>(masks.Utf8.Span) : null,
        BlueprintName = plan.BlueprintName,
        Metadata = JsonSerializer.SerializeToElement(new JobMetadata(plan.Run.DatasetId, null, null, unit.Item.Id), WireJson.Options),
        Timeout = AgentRunners.TimeoutOf(runner, plan.AgentName),
        CreatedAt = state.Now,
    };

    private static AgentOutcome OutcomeOf(RunnerJob job) =>
        new(job.TraceId, job.Result, job.Status == "completed" ? null : job.Error ?? (job.Status == "cancelled" ? "The call was stopped" : "The agent failed"));

    private static bool Cancel(HubState state, RunUnit unit)
    {
        if (Find(state, unit) is not { HasEnded: false } job)
            return false;
        job.CancelPending = job.Status == "running";
        state.End(job, "cancelled", null);
        return true;
    }

    private static RunnerJob? Ended(HubState state, RunUnit unit) => Find(state, unit) is { HasEnded: true } job ? job : null;

    private static RunnerJob? Find(HubState state, RunUnit unit) => state.FindJob(unit.RunnerJobId);

    /// <param name="IsNew">The runner was asked just now.</param>
    /// <param name="Outcome">How it ended; null: it goes on.</param>
    private sealed record Asked(bool IsNew, AgentOutcome? Outcome);
}
