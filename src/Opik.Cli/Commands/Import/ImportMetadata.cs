using System.Text.Json.Nodes;
using Opik.Cli.Commands.Transfer;

namespace Opik.Cli.Commands.Import;

/// <summary>Keeps in the metadata what cannot be written: <c>_import_id</c>, <c>_import_created_at</c> and so on.</summary>
internal static class ImportMetadata
{
    private static readonly string[] Common = ["created_at", "created_by", "last_updated_at", "last_updated_by"];

    /// <summary>Metadata of a trace.</summary>
    public static JsonNode? OfTrace(JsonObject trace) => Build(trace, [.. Common, "visibility_mode", "ttft", "id"]);

    /// <summary>Metadata of a span.</summary>
    public static JsonNode? OfSpan(JsonObject span) => Build(span, [.. Common, "ttft"]);

    /// <summary>Metadata of an experiment.</summary>
    public static JsonNode? OfExperiment(JsonObject experiment) => Build(experiment, [.. Common, "id"]);

    private static JsonObject? Build(JsonObject entity, string[] fields)
    {
        // What is no object is nested: the other entries need a place.
        var metadata = entity["metadata"] switch
        {
            null => new JsonObject(),
            JsonObject members => (JsonObject)members.DeepClone(),
            var other => new JsonObject { ["_import_metadata"] = other.DeepClone() },
        };
        foreach (var field in fields)
        {
            if (entity[field] is { } value)
                metadata[$"_import_{field}"] = value.DeepClone();
        }

        return metadata.Count == 0 && entity["metadata"] is null ? null : metadata;
    }
}
