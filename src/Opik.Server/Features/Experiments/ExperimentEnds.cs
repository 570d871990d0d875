using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Experiments;

/// <summary>Ends experiments that the server ran itself. What ends them is told although the server is about to stop.</summary>
internal sealed class ExperimentEnds(IExperiments experiments)
{
    /// <summary>All items are there, or nobody wants the rest.</summary>
    public Task FinishAsync(Scope scope, IReadOnlyList<Guid> ids) => experiments.FinishAsync(scope, ids, CancellationToken.None);

    /// <summary>They could not be done: failed, with the reason as <c>error</c> of their metadata, which their pages show.</summary>
    public async Task FailAsync(Scope scope, IReadOnlyList<Guid> ids, string reason)
    {
        foreach (var id in ids)
        {
            if (await experiments.GetAsync(scope, id, CancellationToken.None) is not { } found)
                continue;
            var patch = new ExperimentPatch { Status = ExperimentStatus.Failed, Metadata = With(found.Experiment.Metadata, reason) };
            await experiments.PatchManyAsync(scope, [id], patch, mergeTags: false, CancellationToken.None);
        }

        await FinishAsync(scope, ids);
    }

    private static JsonText With(JsonText? metadata, string reason)
    {
        var all = metadata is { IsEmpty: false } json ? JsonNode.Parse(json.Utf8.Span) as JsonObject ?? [] : [];
        all["error"] = reason;
        return JsonText.Parse(all.ToJsonString(WireJson.Options));
    }
}
