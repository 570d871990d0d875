using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Runners;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.AgentRuns;

/// <summary>Checks what is asked for, and makes the experiment that the run fills.</summary>
internal sealed class AgentRunRequests(RunRequests runs, ExperimentCreation creation, IDatasetItemReads items, IAgentConfigs configs, RunnerHub hub, TimeProvider clock)
{
    /// <summary>The plan with its experiment, and the number of calls.</summary>
    /// <exception cref="ApiException">404: no such agent, dataset, version or configuration; 409: its runner is not there; 400: no items, or the first has nothing for a parameter.</exception>
    public async Task<(AgentRunPlan Plan, long Calls)> PlanAsync(Scope scope, AgentRunBody request, CancellationToken cancellationToken)
    {
        var agent = await hub.ReadAsync(state => AgentRunners.Choose(state, scope, request.ProjectId!.Value, request.AgentName!).Agents[request.AgentName!], cancellationToken);
        var nothing = new JsonText("{}"u8.ToArray());
        var variant = new RunVariant(UuidV7.Create(clock), string.Empty, new JsonText("[]"u8.ToArray()), nothing);
        var body = new RunBody(request.DatasetId, null, null, request.VersionHash, request.ProjectId, null, null, null, null, request.Filters);
        var prepared = await runs.PrepareAsync(scope, body, [variant], cancellationToken);
        var mapping = request.Mapping?.Where(static each => !string.IsNullOrWhiteSpace(each.Value)).ToDictionary(static each => each.Key, static each => each.Value!);
        var run = prepared.Plan with { Mapping = mapping };
        await CheckFirstAsync(scope, run, agent, cancellationToken);
        var blueprint = await BlueprintAsync(scope, request, cancellationToken);
        var masks = request.PromptMasks is { ValueKind: JsonValueKind.Object } given ? new JsonText(JsonSerializer.SerializeToUtf8Bytes(given, WireJson.Options)) : (JsonText?)null;
        var plan = new AgentRunPlan(run, request.AgentName!, blueprint?.Name, request.MaskId, masks);
        await creation.CreateAsync(scope, Experiment(request, plan, prepared, blueprint), [], cancellationToken);
        return (plan, prepared.Count);
    }

    // Now, instead of an error in every trace.
    private async Task CheckFirstAsync(Scope scope, RunPlan run, JsonElement agent, CancellationToken cancellationToken)
    {
        var first = await items.ReadAsync(scope, run.DatasetId!.Value, run.VersionHash, FilterParser.Parse(run.Filters, FilterFields.DatasetItems), null, 1, cancellationToken);
        using var data = JsonDocument.Parse(first[0].Data.Utf8);
        if (AgentInputs.Of(agent, data.RootElement, run.Mapping).Missing is { Count: > 0 } missing)
            throw ApiException.BadRequest($"The items have nothing for: {string.Join(", ", missing)}");
    }

    private async Task<AgentBlueprint?> BlueprintAsync(Scope scope, AgentRunBody request, CancellationToken cancellationToken)
    {
        if (request.BlueprintId is not { } id)
            return await configs.GetAsync(scope, request.ProjectId!.Value, AgentBlueprintPin.Latest, null, cancellationToken);
        return await configs.GetAsync(scope, id, null, cancellationToken) is { } found && found.ProjectId == request.ProjectId && !found.IsMask
            ? found
            : throw ApiException.NotFound($"Blueprint id: {id:D} not found");
    }

    private static NewExperiment Experiment(AgentRunBody request, AgentRunPlan plan, PreparedRun prepared, AgentBlueprint? blueprint)
    {
        var metadata = new JsonObject { ["agent"] = plan.AgentName };
        // With settings laid over it, it is not the version that passes or fails.
        if (blueprint is not null && plan.MaskId is null && plan.PromptMasks is null)
            metadata["agent_configuration"] = new JsonObject { ["_blueprint_id"] = blueprint.Id.ToString(), ["blueprint_version"] = blueprint.Name };
        else if (blueprint is not null)
            metadata["based_on"] = blueprint.Name;
        return new NewExperiment
        {
            Id = plan.Agent.ExperimentId,
            Name = request.ExperimentName ?? string.Empty,
            DatasetName = prepared.Dataset.Name,
            DatasetVersionId = prepared.Version?.Id,
            ProjectId = prepared.Plan.ProjectId,
            Status = ExperimentStatus.Running,
            Metadata = JsonText.Parse(metadata.ToJsonString(WireJson.Options)),
        };
    }
}
