using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.ExperimentRuns;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.Playground;

/// <summary>Turns a request into a run with its rows.</summary>
internal sealed class PlaygroundRequests(RunRequests runs, IProjects projects, IDatasetItemReads items, TimeProvider clock)
{
    /// <summary>What is to be run, checked; nothing is made yet.</summary>
    /// <exception cref="ApiException">404: no such project, dataset or version; 400: no items, a model nobody has, or messages that are none.</exception>
    public async Task<(PlaygroundPlan Plan, PreparedRun? Prepared)> PlanAsync(Scope scope, PlaygroundRunBody request, CancellationToken cancellationToken)
    {
        var project = await projects.RequireAsync(scope, request.ProjectId, null, cancellationToken);
        var names = request.Variants!.Select(static variant => new PlaygroundVariant(string.IsNullOrWhiteSpace(variant.Name) ? null : variant.Name.Trim(), variant.PromptVersionId)).ToList();
        // A variable that is called as its value needs no other name.
        var mapping = request.Mapping?.Where(static pair => pair.Key != pair.Value && !string.IsNullOrWhiteSpace(pair.Value)).ToDictionary(StringComparer.Ordinal);
        var concurrency = request.Concurrency ?? PlaygroundPlan.DefaultConcurrency;
        if (request.DatasetId is null)
        {
            var variants = await runs.VariantsAsync(scope, [.. request.Variants!.Select(static variant => variant.ToPrompt(null))], cancellationToken);
            var manual = new RunPlan(null, null, null, project, 1, false, null, null, variants);
            return (new PlaygroundPlan(manual, names, null, null, request.Rows!.Count, concurrency, request.CallsPerMinute), null);
        }

        var prepared = await runs.PrepareAsync(scope, ToRun(request), cancellationToken);
        var plan = prepared.Plan with { Mapping = mapping };
        return (new PlaygroundPlan(plan, names, prepared.Dataset.Name, prepared.Version?.Name, prepared.Count, concurrency, request.CallsPerMinute), prepared with { Plan = plan });
    }

    /// <summary>Makes the experiments of a plan over a dataset.</summary>
    public Task CreateExperimentsAsync(Scope scope, PlaygroundRunBody request, PreparedRun prepared, CancellationToken cancellationToken) =>
        runs.CreateAsync(scope, prepared, ToRun(request), cancellationToken);

    /// <summary>The items of the rows, with the number of the run of each, newest first, at most as many as the request says.</summary>
    public async IAsyncEnumerable<(DatasetItem Item, int Number)> ItemsAsync(
        Scope scope, RunPlan plan, PlaygroundRunBody request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (plan.DatasetId is not { } dataset)
        {
            foreach (var row in request.Rows!)
                yield return (Manual(UuidV7.Create(clock), row), 0);
            yield break;
        }

        var left = request.Limit ?? PlaygroundRunBody.MostRows;
        await foreach (var item in items.EnumerateAsync(scope, dataset, plan.VersionHash, FilterParser.Parse(plan.Filters, FilterFields.DatasetItems), cancellationToken))
        {
            for (var number = 0; number < plan.RunsOf(item); number++)
            {
                if (left-- <= 0)
                    yield break;
                yield return (item, number);
            }
        }
    }

    /// <summary>Values given by hand, as an item.</summary>
    public static DatasetItem Manual(Guid id, JsonText values) => new() { Id = id, DatasetId = Guid.Empty, Data = values };

    /// <summary>The plan as it is stored.</summary>
    public static JsonText ToJson(PlaygroundPlan plan) => new(JsonSerializer.SerializeToUtf8Bytes(plan, WireJson.Options));

    /// <summary>The plan of a stored run.</summary>
    public static PlaygroundPlan PlanOf(PlaygroundRun run) => JsonSerializer.Deserialize<PlaygroundPlan>(run.Plan.Utf8.Span, WireJson.Options)!;

    // Runs of many are found by the name of what they try.
    private static RunBody ToRun(PlaygroundRunBody request) =>
        request.ToRun([.. request.Variants!.Select((variant, index) => string.IsNullOrWhiteSpace(variant.Name) ? null : Name(variant.Name.Trim(), index))]);

    private static string Name(string name, int index)
    {
        var end = $" · {(char)('A' + index)}";
        return name[..Math.Min(name.Length, 255 - end.Length)] + end;
    }
}
