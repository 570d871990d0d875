using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Optimizer;
using Opik.Server.Features.Experiments;
using Opik.Server.Features.Studio.Planning;
using Opik.Storage;

namespace Opik.Server.Features.Studio.Running;

/// <summary>Makes and ends experiments of trials, with the metadata that official optimizers write.</summary>
internal sealed class TrialExperiments(ExperimentCreation creation, ExperimentEnds ends, IExperiments experiments)
{
    /// <summary>Makes the experiment of an evaluation, unless it is there.</summary>
    public Task CreateAsync(Scope scope, StudioRun run, StudioPlan plan, Guid id, EvaluationRequest request, CancellationToken cancellationToken)
    {
        var experiment = new NewExperiment
        {
            Id = id,
            Name = string.Empty,
            DatasetName = plan.DatasetName,
            DatasetVersionId = plan.VersionId,
            ProjectId = plan.ProjectId,
            Type = request.Kind == EvaluationKind.Trial ? ExperimentType.Trial : ExperimentType.MiniBatch,
            Status = ExperimentStatus.Running,
            OptimizationId = run.Id,
            Metadata = StudioPlanner.Json(Metadata(plan, request.Candidate)),
        };
        return creation.CreateAsync(scope, experiment, [], cancellationToken);
    }

    /// <summary>All rows are there.</summary>
    public Task FinishAsync(Scope scope, Guid id) => ends.FinishAsync(scope, [id]);

    /// <summary>The rest will not come.</summary>
    public Task CancelAsync(Scope scope, IReadOnlyList<Guid> ids) => experiments.CancelAsync(scope, ids, CancellationToken.None);

    /// <summary>It could not be done.</summary>
    public Task FailAsync(Scope scope, IReadOnlyList<Guid> ids, string reason) => ends.FailAsync(scope, ids, reason);

    private static JsonObject Metadata(StudioPlan plan, Candidate candidate)
    {
        const string Name = "prompt";
        var optimizer = PromptOptimizer.Algorithm(plan.Algorithm)!.Name;
        var metadata = new JsonObject
        {
            ["agent_config"] = new JsonObject { ["messages"] = Messages(candidate), ["model"] = plan.Model, ["tools"] = new JsonArray(), ["optimizer"] = optimizer },
            ["metric"] = plan.Objective,
            ["dataset_training"] = plan.DatasetName,
            ["dataset_training_id"] = plan.DatasetId.ToString(),
            ["optimizer"] = optimizer,
            ["optimizer_metadata"] = new JsonObject
            {
                ["name"] = optimizer,
                ["model"] = plan.Model,
                ["seed"] = plan.Seed,
                ["num_threads"] = plan.Concurrency,
                ["reasoning_model"] = plan.ReasoningModel,
                ["parameters"] = plan.Settings,
            },
            ["tool_signatures"] = new JsonArray(),
            ["configuration"] = new JsonObject
            {
                ["prompt"] = new JsonObject { [Name] = Messages(candidate) },
                ["prompt_name"] = new JsonObject { [Name] = Name },
                ["tools"] = new JsonArray(),
                ["model_parameters"] = JsonNode.Parse(plan.ModelParameters.Utf8.Span),
            },
            ["candidate_id"] = candidate.Id,
            ["parent_candidate_ids"] = new JsonArray([.. candidate.Parents.Select(static parent => (JsonNode)parent)]),
            ["step_index"] = candidate.Step,
        };
        if (candidate.Change.Length > 0)
            metadata["change"] = candidate.Change;
        return metadata;
    }

    private static JsonArray Messages(Candidate candidate) =>
        new([.. candidate.Messages.Select(static message => (JsonNode)new JsonObject { ["role"] = message.Role, ["content"] = message.Content })]);
}
