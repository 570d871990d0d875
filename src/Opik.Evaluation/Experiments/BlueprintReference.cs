using System.Text.Json.Nodes;
using Opik.AgentConfiguration;

namespace Opik.Evaluation.Experiments;

/// <summary>Names a version of an agent configuration in the metadata of an experiment.</summary>
internal static class BlueprintReference
{
    /// <summary><c>{"_blueprint_id": "…", "blueprint_version": "v3"}</c>; without the name when the server does not know it.</summary>
    public static async Task<JsonObject> OfAsync(OpikClient client, Guid id, CancellationToken cancellationToken)
    {
        var reference = new JsonObject { ["_blueprint_id"] = id.ToString() };
        try
        {
            if (await client.Rest.GetOrDefaultAsync($"v1/private/agent-configs/blueprints/{id}", AgentConfigsJson.Default.AgentConfigVersion, cancellationToken).ConfigureAwait(false) is { Name: { } name })
                reference["blueprint_version"] = name;
        }
        catch (OpikException exception)
        {
            // The id alone still says which it was.
            ExperimentLog.NoBlueprint(client.Logger, id, exception);
        }

        return reference;
    }
}
