using System.Text.Json;
using System.Text.Json.Serialization;
using Opik.Rest;

namespace Opik.AgentConfiguration;

/// <summary>A version to store: <c>{"project_name":"…","blueprint":{"type":"blueprint","values":[…]}}</c>.</summary>
internal sealed record AgentConfigBody(string ProjectName, BlueprintBody Blueprint);

/// <summary>Its version.</summary>
internal sealed record BlueprintBody(Guid Id, string Type, string? Description, IReadOnlyList<AgentConfigValue> Values);

/// <summary>Makes an environment use a version.</summary>
internal sealed record BlueprintNameBody(string BlueprintName);

/// <summary>What traces say of the configuration that their run used.</summary>
internal sealed record ConfigNote(
    [property: JsonPropertyName("_blueprint_id"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] Guid? BlueprintId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? BlueprintVersion,
    [property: JsonPropertyName("_mask_id")] Guid? MaskId,
    IReadOnlyDictionary<string, ConfigNoteValue> Values);

/// <summary>One field of it.</summary>
internal sealed record ConfigNoteValue(JsonElement Value, AgentConfigValueType Type);

/// <summary>Bodies of agent configurations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AgentConfigBody))]
[JsonSerializable(typeof(AgentConfigVersion))]
[JsonSerializable(typeof(PageOf<AgentConfigVersion>))]
[JsonSerializable(typeof(BlueprintNameBody))]
[JsonSerializable(typeof(ConfigNote))]
internal sealed partial class AgentConfigsJson : JsonSerializerContext;
